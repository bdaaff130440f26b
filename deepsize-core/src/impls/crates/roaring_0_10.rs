//! `roaring` 0.10: compressed sets of numbers.

super::compressed_sets::compressed_sets!(roaring_0_10);
