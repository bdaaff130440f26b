//! `phf` 0.13: maps and sets that are statics.

super::static_maps::static_maps!(phf_0_13);
