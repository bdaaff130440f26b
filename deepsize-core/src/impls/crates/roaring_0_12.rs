//! `roaring` 0.12: compressed sets of numbers.

super::compressed_sets::compressed_sets!(roaring_0_12);
