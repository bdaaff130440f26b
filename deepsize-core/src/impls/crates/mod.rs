//! Impls for types of other crates, one file for each crate and major version, each behind a
//! feature of that name; and first what several crates or versions have in common.

#[cfg(any(
    feature = "allocator-api2-0_2",
    feature = "allocator-api2-0_3",
    feature = "allocator-api2-0_4"
))]
mod allocated;
#[cfg(any(feature = "ndarray-0_16", feature = "ndarray-0_17"))]
mod arrays;
#[cfg(any(feature = "arrow-array-58", feature = "arrow-array-59", feature = "arrow-array-60"))]
mod arrow_arrays;
#[cfg(any(feature = "arrow-buffer-58", feature = "arrow-buffer-59", feature = "arrow-buffer-60"))]
mod arrow_buffers;
#[cfg(any(feature = "arrow-data-58", feature = "arrow-data-59", feature = "arrow-data-60"))]
mod arrow_datas;
#[cfg(any(feature = "arrow-schema-58", feature = "arrow-schema-59", feature = "arrow-schema-60"))]
mod arrow_schemas;
#[cfg(any(feature = "num-bigint-0_4", feature = "num-bigint-0_5"))]
mod big_digits;
#[cfg(any(feature = "bit-vec-0_10", feature = "bit-vec-0_8", feature = "bit-vec-0_9"))]
mod bits;
#[cfg(any(feature = "crossbeam-channel-0_5", feature = "flume-0_11", feature = "flume-0_12"))]
mod channels;
#[cfg(any(feature = "compact_str-0_8", feature = "compact_str-0_9", feature = "compact_str-0_10"))]
mod compact;
#[cfg(any(feature = "roaring-0_10", feature = "roaring-0_11", feature = "roaring-0_12"))]
mod compressed_sets;
#[cfg(any(feature = "ecow-0_2", feature = "ecow-0_3"))]
mod eco;
#[cfg(any(feature = "id-arena-2", feature = "la-arena-0_3"))]
mod elements;
#[cfg(any(feature = "enum-map-2", feature = "enum-map-3"))]
mod enum_maps;
#[cfg(any(
    feature = "glam-0_29",
    feature = "glam-0_30",
    feature = "glam-0_31",
    feature = "glam-0_32",
    feature = "glam-0_33",
    feature = "glam-0_34"
))]
mod glam;
#[cfg(any(feature = "petgraph-0_6", feature = "petgraph-0_7", feature = "petgraph-0_8"))]
mod graph;
#[cfg(any(feature = "petgraph-0_6", feature = "petgraph-0_7", feature = "petgraph-0_8"))]
mod graph_maps;
#[cfg(any(
    feature = "hashlink-0_10",
    feature = "hashlink-0_11",
    feature = "hashlink-0_12",
    feature = "hashlink-0_9"
))]
mod hash_links;
#[cfg(any(
    feature = "hashbrown-0_14",
    feature = "hashbrown-0_15",
    feature = "hashbrown-0_16",
    feature = "hashbrown-0_17"
))]
mod hash_table;
#[cfg(any(feature = "heapless-0_8", feature = "heapless-0_9"))]
mod heapless;
#[cfg(any(
    feature = "indexmap-1",
    feature = "indexmap-2",
    feature = "ordermap-1",
    feature = "petgraph-0_6",
    feature = "petgraph-0_7",
    feature = "petgraph-0_8",
    feature = "priority-queue-2",
    feature = "ron-0_12",
    feature = "serde_json-1",
    feature = "serde_norway-0_9",
    feature = "serde_yaml-0_9",
    feature = "serde_yaml_ng-0_10",
    feature = "toml-0_8",
    feature = "toml-0_9",
    feature = "toml-1"
))]
mod index_map;
#[cfg(any(
    feature = "arrayvec-0_7",
    feature = "generic-array-0_14",
    feature = "generic-array-1",
    feature = "heapless-0_8",
    feature = "heapless-0_9",
    feature = "hybrid-array-0_4"
))]
mod inline_lists;
#[cfg(any(
    feature = "hashlink-0_10",
    feature = "hashlink-0_11",
    feature = "hashlink-0_12",
    feature = "hashlink-0_9",
    feature = "linked-hash-map-0_5",
    feature = "lru-0_12",
    feature = "lru-0_16",
    feature = "lru-0_19"
))]
mod linked_nodes;
#[cfg(any(feature = "nalgebra-0_33", feature = "nalgebra-0_34", feature = "nalgebra-0_35"))]
mod matrices;
#[cfg(any(feature = "im-15", feature = "imbl-7"))]
mod persistent;
#[cfg(any(feature = "rand-0_10", feature = "rand-0_8", feature = "rand-0_9"))]
mod random_numbers;
#[cfg(any(feature = "lock_api-0_4", feature = "lock_api-0_5"))]
mod raw_locks;
#[cfg(any(feature = "quick_cache-0_6", feature = "quick_cache-0_7"))]
mod slab_cache;
#[cfg(any(
    feature = "generational-arena-0_2",
    feature = "la-arena-0_3",
    feature = "petgraph-0_6",
    feature = "petgraph-0_7",
    feature = "petgraph-0_8",
    feature = "slab-0_4",
    feature = "slotmap-1",
    feature = "thunderdome-0_6",
    feature = "vec_map-0_8"
))]
mod slots;
#[cfg(any(
    feature = "spin-0_10",
    feature = "spin-0_11",
    feature = "spin-0_12",
    feature = "spin-0_9"
))]
mod spin_locks;
#[cfg(any(feature = "phf-0_11", feature = "phf-0_12", feature = "phf-0_13", feature = "phf-0_14"))]
mod static_maps;
#[cfg(any(feature = "rowan-0_15", feature = "rowan-0_16", feature = "rowan-0_17"))]
mod syntax_trees;
#[cfg(any(feature = "toml_edit-0_22", feature = "toml_edit-0_25"))]
mod toml_documents;
#[cfg(any(feature = "toml-0_8", feature = "toml-0_9", feature = "toml-1"))]
mod toml_values;
#[cfg(any(
    feature = "hashlink-0_10",
    feature = "hashlink-0_11",
    feature = "hashlink-0_12",
    feature = "hashlink-0_9",
    feature = "heapless-0_8",
    feature = "heapless-0_9",
    feature = "linked-hash-map-0_5",
    feature = "lru-0_12",
    feature = "lru-0_16",
    feature = "lru-0_19",
    feature = "multimap-0_10",
    feature = "petgraph-0_6",
    feature = "petgraph-0_7",
    feature = "petgraph-0_8",
    feature = "priority-queue-2",
    all(feature = "bimap-0_6", feature = "std"),
    all(feature = "slotmap-1", feature = "std")
))]
mod unasked;
#[cfg(any(
    feature = "serde_norway-0_9",
    feature = "serde_yaml-0_9",
    feature = "serde_yaml_ng-0_10"
))]
mod yaml_values;

#[cfg(feature = "ahash-0_8")]
mod ahash_0_8;
#[cfg(feature = "aho-corasick-1")]
mod aho_corasick_1;
#[cfg(feature = "allocator-api2-0_2")]
mod allocator_api2_0_2;
#[cfg(feature = "allocator-api2-0_3")]
mod allocator_api2_0_3;
#[cfg(feature = "allocator-api2-0_4")]
mod allocator_api2_0_4;
#[cfg(feature = "alloy-primitives-1")]
mod alloy_primitives_1;
#[cfg(feature = "anyhow-1")]
mod anyhow_1;
#[cfg(feature = "arc-swap-1")]
mod arc_swap_1;
#[cfg(feature = "arcstr-1")]
mod arcstr_1;
#[cfg(feature = "arrayvec-0_7")]
mod arrayvec_0_7;
#[cfg(feature = "arrow-array-58")]
mod arrow_array_58;
#[cfg(feature = "arrow-array-59")]
mod arrow_array_59;
#[cfg(feature = "arrow-array-60")]
mod arrow_array_60;
#[cfg(feature = "arrow-buffer-58")]
mod arrow_buffer_58;
#[cfg(feature = "arrow-buffer-59")]
mod arrow_buffer_59;
#[cfg(feature = "arrow-buffer-60")]
mod arrow_buffer_60;
#[cfg(feature = "arrow-data-58")]
mod arrow_data_58;
#[cfg(feature = "arrow-data-59")]
mod arrow_data_59;
#[cfg(feature = "arrow-data-60")]
mod arrow_data_60;
#[cfg(feature = "arrow-schema-58")]
mod arrow_schema_58;
#[cfg(feature = "arrow-schema-59")]
mod arrow_schema_59;
#[cfg(feature = "arrow-schema-60")]
mod arrow_schema_60;
#[cfg(feature = "async-channel-2")]
mod async_channel_2;
#[cfg(feature = "async-lock-3")]
mod async_lock_3;
#[cfg(feature = "beef-0_5")]
mod beef_0_5;
#[cfg(feature = "bigdecimal-0_4")]
mod bigdecimal_0_4;
#[cfg(feature = "bimap-0_6")]
mod bimap_0_6;
#[cfg(feature = "bit-set-0_10")]
mod bit_set_0_10;
#[cfg(feature = "bit-set-0_11")]
mod bit_set_0_11;
#[cfg(feature = "bit-set-0_8")]
mod bit_set_0_8;
#[cfg(feature = "bit-vec-0_10")]
mod bit_vec_0_10;
#[cfg(feature = "bit-vec-0_8")]
mod bit_vec_0_8;
#[cfg(feature = "bit-vec-0_9")]
mod bit_vec_0_9;
#[cfg(feature = "bitvec-1")]
mod bitvec_1;
#[cfg(feature = "bstr-1")]
mod bstr_1;
#[cfg(feature = "bumpalo-3")]
mod bumpalo_3;
#[cfg(feature = "bytes-1")]
mod bytes_1;
#[cfg(feature = "camino-1")]
mod camino_1;
#[cfg(feature = "chrono-0_4")]
mod chrono_0_4;
#[cfg(feature = "chrono-tz-0_10")]
mod chrono_tz_0_10;
#[cfg(feature = "ciborium-0_2")]
mod ciborium_0_2;
#[cfg(feature = "compact_str-0_10")]
mod compact_str_0_10;
#[cfg(feature = "compact_str-0_8")]
mod compact_str_0_8;
#[cfg(feature = "compact_str-0_9")]
mod compact_str_0_9;
#[cfg(feature = "crossbeam-channel-0_5")]
mod crossbeam_channel_0_5;
#[cfg(feature = "crossbeam-queue-0_3")]
mod crossbeam_queue_0_3;
#[cfg(feature = "crossbeam-utils-0_8")]
mod crossbeam_utils_0_8;
#[cfg(feature = "dashmap-5")]
mod dashmap_5;
#[cfg(feature = "dashmap-6")]
mod dashmap_6;
#[cfg(feature = "ecow-0_2")]
mod ecow_0_2;
#[cfg(feature = "ecow-0_3")]
mod ecow_0_3;
#[cfg(feature = "either-1")]
mod either_1;
#[cfg(feature = "elsa-1")]
mod elsa_1;
#[cfg(feature = "enum-map-2")]
mod enum_map_2;
#[cfg(feature = "enum-map-3")]
mod enum_map_3;
#[cfg(feature = "enumset-1")]
mod enumset_1;
#[cfg(feature = "ethnum-1")]
mod ethnum_1;
#[cfg(feature = "euclid-0_22")]
mod euclid_0_22;
#[cfg(feature = "eyre-0_6")]
mod eyre_0_6;
#[cfg(feature = "fastrand-2")]
mod fastrand_2;
#[cfg(feature = "fixedbitset-0_4")]
mod fixedbitset_0_4;
#[cfg(feature = "fixedbitset-0_5")]
mod fixedbitset_0_5;
#[cfg(feature = "flume-0_11")]
mod flume_0_11;
#[cfg(feature = "flume-0_12")]
mod flume_0_12;
#[cfg(feature = "fnv-1")]
mod fnv_1;
#[cfg(feature = "foldhash-0_1")]
mod foldhash_0_1;
#[cfg(feature = "foldhash-0_2")]
mod foldhash_0_2;
#[cfg(feature = "fst-0_4")]
mod fst_0_4;
#[cfg(feature = "futures-0_3")]
mod futures_0_3;
#[cfg(feature = "fxhash-0_2")]
mod fxhash_0_2;
#[cfg(feature = "generational-arena-0_2")]
mod generational_arena_0_2;
#[cfg(feature = "generic-array-0_14")]
mod generic_array_0_14;
#[cfg(feature = "generic-array-1")]
mod generic_array_1;
#[cfg(feature = "geo-types-0_7")]
mod geo_types_0_7;
#[cfg(feature = "glam-0_29")]
mod glam_0_29;
#[cfg(feature = "glam-0_30")]
mod glam_0_30;
#[cfg(feature = "glam-0_31")]
mod glam_0_31;
#[cfg(feature = "glam-0_32")]
mod glam_0_32;
#[cfg(feature = "glam-0_33")]
mod glam_0_33;
#[cfg(feature = "glam-0_34")]
mod glam_0_34;
#[cfg(feature = "half-2")]
mod half_2;
#[cfg(feature = "hashbrown-0_14")]
mod hashbrown_0_14;
#[cfg(feature = "hashbrown-0_15")]
mod hashbrown_0_15;
#[cfg(feature = "hashbrown-0_16")]
mod hashbrown_0_16;
#[cfg(feature = "hashbrown-0_17")]
mod hashbrown_0_17;
#[cfg(feature = "hashlink-0_10")]
mod hashlink_0_10;
#[cfg(feature = "hashlink-0_11")]
mod hashlink_0_11;
#[cfg(feature = "hashlink-0_12")]
mod hashlink_0_12;
#[cfg(feature = "hashlink-0_9")]
mod hashlink_0_9;
#[cfg(feature = "heapless-0_8")]
mod heapless_0_8;
#[cfg(feature = "heapless-0_9")]
mod heapless_0_9;
#[cfg(feature = "http-1")]
mod http_1;
#[cfg(feature = "hybrid-array-0_4")]
mod hybrid_array_0_4;
#[cfg(feature = "id-arena-2")]
mod id_arena_2;
#[cfg(feature = "im-15")]
mod im_15;
#[cfg(feature = "image-0_25")]
mod image_0_25;
#[cfg(feature = "imbl-7")]
mod imbl_7;
#[cfg(feature = "indexmap-1")]
mod indexmap_1;
#[cfg(feature = "indexmap-2")]
mod indexmap_2;
#[cfg(feature = "indextree-4")]
mod indextree_4;
#[cfg(feature = "internment-0_8")]
mod internment_0_8;
#[cfg(feature = "ipnet-2")]
mod ipnet_2;
#[cfg(feature = "ipnetwork-0_21")]
mod ipnetwork_0_21;
#[cfg(feature = "jiff-0_2")]
mod jiff_0_2;
#[cfg(feature = "jiff-1")]
mod jiff_1;
#[cfg(feature = "kanal-0_1")]
mod kanal_0_1;
#[cfg(feature = "la-arena-0_3")]
mod la_arena_0_3;
#[cfg(feature = "lasso-0_7")]
mod lasso_0_7;
#[cfg(feature = "linked-hash-map-0_5")]
mod linked_hash_map_0_5;
#[cfg(feature = "lock_api-0_4")]
mod lock_api_0_4;
#[cfg(feature = "lock_api-0_5")]
mod lock_api_0_5;
#[cfg(feature = "lru-0_12")]
mod lru_0_12;
#[cfg(feature = "lru-0_16")]
mod lru_0_16;
#[cfg(feature = "lru-0_19")]
mod lru_0_19;
#[cfg(feature = "memmap2-0_9")]
mod memmap2_0_9;
#[cfg(feature = "mime-0_3")]
mod mime_0_3;
#[cfg(feature = "mint-0_5")]
mod mint_0_5;
#[cfg(feature = "moka-0_12")]
mod moka_0_12;
#[cfg(feature = "multimap-0_10")]
mod multimap_0_10;
#[cfg(feature = "nalgebra-0_33")]
mod nalgebra_0_33;
#[cfg(feature = "nalgebra-0_34")]
mod nalgebra_0_34;
#[cfg(feature = "nalgebra-0_35")]
mod nalgebra_0_35;
#[cfg(feature = "ndarray-0_16")]
mod ndarray_0_16;
#[cfg(feature = "ndarray-0_17")]
mod ndarray_0_17;
#[cfg(feature = "nohash-hasher-0_2")]
mod nohash_hasher_0_2;
#[cfg(feature = "nonempty-0_12")]
mod nonempty_0_12;
#[cfg(feature = "num-bigint-0_4")]
mod num_bigint_0_4;
#[cfg(feature = "num-bigint-0_5")]
mod num_bigint_0_5;
#[cfg(feature = "num-complex-0_4")]
mod num_complex_0_4;
#[cfg(feature = "num-rational-0_4")]
mod num_rational_0_4;
#[cfg(feature = "nunny-0_2")]
mod nunny_0_2;
#[cfg(feature = "once_cell-1")]
mod once_cell_1;
#[cfg(feature = "ordered-float-4")]
mod ordered_float_4;
#[cfg(feature = "ordered-float-5")]
mod ordered_float_5;
#[cfg(feature = "ordermap-1")]
mod ordermap_1;
#[cfg(feature = "parking_lot-0_12")]
mod parking_lot_0_12;
#[cfg(feature = "parking_lot-0_13")]
mod parking_lot_0_13;
#[cfg(feature = "petgraph-0_6")]
mod petgraph_0_6;
#[cfg(feature = "petgraph-0_7")]
mod petgraph_0_7;
#[cfg(feature = "petgraph-0_8")]
mod petgraph_0_8;
#[cfg(feature = "phf-0_11")]
mod phf_0_11;
#[cfg(feature = "phf-0_12")]
mod phf_0_12;
#[cfg(feature = "phf-0_13")]
mod phf_0_13;
#[cfg(feature = "phf-0_14")]
mod phf_0_14;
#[cfg(feature = "portable-atomic-1")]
mod portable_atomic_1;
#[cfg(feature = "primitive-types-0_14")]
mod primitive_types_0_14;
#[cfg(feature = "priority-queue-2")]
mod priority_queue_2;
#[cfg(feature = "prost-types-0_14")]
mod prost_types_0_14;
#[cfg(feature = "quick_cache-0_6")]
mod quick_cache_0_6;
#[cfg(feature = "quick_cache-0_7")]
mod quick_cache_0_7;
#[cfg(feature = "rand-0_10")]
mod rand_0_10;
#[cfg(feature = "rand-0_8")]
mod rand_0_8;
#[cfg(feature = "rand-0_9")]
mod rand_0_9;
#[cfg(feature = "regex-1")]
mod regex_1;
#[cfg(feature = "regex-automata-0_4")]
mod regex_automata_0_4;
#[cfg(feature = "relative-path-2")]
mod relative_path_2;
#[cfg(feature = "rgb-0_8")]
mod rgb_0_8;
#[cfg(feature = "rmpv-1")]
mod rmpv_1;
#[cfg(feature = "roaring-0_10")]
mod roaring_0_10;
#[cfg(feature = "roaring-0_11")]
mod roaring_0_11;
#[cfg(feature = "roaring-0_12")]
mod roaring_0_12;
#[cfg(feature = "ron-0_12")]
mod ron_0_12;
#[cfg(feature = "ropey-1")]
mod ropey_1;
#[cfg(feature = "rowan-0_15")]
mod rowan_0_15;
#[cfg(feature = "rowan-0_16")]
mod rowan_0_16;
#[cfg(feature = "rowan-0_17")]
mod rowan_0_17;
#[cfg(feature = "rpds-1")]
mod rpds_1;
#[cfg(feature = "ruint-1")]
mod ruint_1;
#[cfg(feature = "rust_decimal-1")]
mod rust_decimal_1;
#[cfg(feature = "rustc-hash-1")]
mod rustc_hash_1;
#[cfg(feature = "rustc-hash-2")]
mod rustc_hash_2;
#[cfg(feature = "secrecy-0_10")]
mod secrecy_0_10;
#[cfg(feature = "semver-1")]
mod semver_1;
#[cfg(feature = "serde_bytes-0_11")]
mod serde_bytes_0_11;
#[cfg(feature = "serde_json-1")]
mod serde_json_1;
#[cfg(feature = "serde_norway-0_9")]
mod serde_norway_0_9;
#[cfg(feature = "serde_yaml-0_9")]
mod serde_yaml_0_9;
#[cfg(feature = "serde_yaml_ng-0_10")]
mod serde_yaml_ng_0_10;
#[cfg(feature = "siphasher-1")]
mod siphasher_1;
#[cfg(feature = "slab-0_4")]
mod slab_0_4;
#[cfg(feature = "slotmap-1")]
mod slotmap_1;
#[cfg(feature = "smallvec-1")]
mod smallvec_1;
#[cfg(feature = "smartstring-2")]
mod smartstring_2;
#[cfg(feature = "smol_str-0_2")]
mod smol_str_0_2;
#[cfg(feature = "smol_str-0_3")]
mod smol_str_0_3;
#[cfg(feature = "spin-0_10")]
mod spin_0_10;
#[cfg(feature = "spin-0_11")]
mod spin_0_11;
#[cfg(feature = "spin-0_12")]
mod spin_0_12;
#[cfg(feature = "spin-0_9")]
mod spin_0_9;
#[cfg(feature = "string_cache-0_11")]
mod string_cache_0_11;
#[cfg(feature = "string_cache-0_8")]
mod string_cache_0_8;
#[cfg(feature = "string_cache-0_9")]
mod string_cache_0_9;
#[cfg(feature = "string-interner-0_20")]
mod string_interner_0_20;
#[cfg(feature = "tempfile-3")]
mod tempfile_3;
#[cfg(feature = "tendril-0_4")]
mod tendril_0_4;
#[cfg(feature = "tendril-0_5")]
mod tendril_0_5;
#[cfg(feature = "text-size-1")]
mod text_size_1;
#[cfg(feature = "thin-vec-0_2")]
mod thin_vec_0_2;
#[cfg(feature = "thunderdome-0_6")]
mod thunderdome_0_6;
#[cfg(feature = "time-0_3")]
mod time_0_3;
#[cfg(feature = "tinyvec-1")]
mod tinyvec_1;
#[cfg(feature = "tokio-1")]
mod tokio_1;
#[cfg(feature = "toml-0_8")]
mod toml_0_8;
#[cfg(feature = "toml-0_9")]
mod toml_0_9;
#[cfg(feature = "toml-1")]
mod toml_1;
#[cfg(feature = "toml_edit-0_22")]
mod toml_edit_0_22;
#[cfg(feature = "toml_edit-0_25")]
mod toml_edit_0_25;
#[cfg(feature = "triomphe-0_1")]
mod triomphe_0_1;
#[cfg(feature = "twox-hash-2")]
mod twox_hash_2;
#[cfg(feature = "typed-arena-2")]
mod typed_arena_2;
#[cfg(feature = "ulid-1")]
mod ulid_1;
#[cfg(feature = "ulid-2")]
mod ulid_2;
#[cfg(feature = "ulid-3")]
mod ulid_3;
#[cfg(feature = "ultraviolet-0_10")]
mod ultraviolet_0_10;
#[cfg(feature = "url-2")]
mod url_2;
#[cfg(feature = "uuid-1")]
mod uuid_1;
#[cfg(feature = "vec1-1")]
mod vec1_1;
#[cfg(feature = "vec_map-0_8")]
mod vec_map_0_8;
#[cfg(feature = "widestring-1")]
mod widestring_1;
#[cfg(feature = "xxhash-rust-0_8")]
mod xxhash_rust_0_8;
#[cfg(feature = "yoke-0_8")]
mod yoke_0_8;
#[cfg(feature = "zeroize-1")]
mod zeroize_1;
