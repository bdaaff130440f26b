//! `enum-map` 2.

super::enum_maps::enum_map!(enum_map, EnumArray<V>);
