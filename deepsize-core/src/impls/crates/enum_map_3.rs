//! `enum-map` 3.

super::enum_maps::enum_map!(enum_map_3, Enum);
