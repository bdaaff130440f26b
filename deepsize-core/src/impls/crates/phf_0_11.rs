//! `phf` 0.11: maps and sets that are statics.

super::static_maps::static_maps!(phf_0_11);
