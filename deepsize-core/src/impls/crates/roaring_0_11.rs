//! `roaring` 0.11: compressed sets of numbers.

super::compressed_sets::compressed_sets!(roaring);
