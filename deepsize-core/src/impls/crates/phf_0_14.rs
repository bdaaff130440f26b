//! `phf` 0.14: maps and sets that are statics.

super::static_maps::static_maps!(phf_0_14);
