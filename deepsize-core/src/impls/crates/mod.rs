//! Impls for types of other crates, one file for each crate and major version, each behind a feature
//! of that name.

#[cfg(any(feature = "num-bigint-0_4", feature = "num-bigint-0_5"))]
mod big_digits;
#[cfg(any(feature = "ecow-0_2", feature = "ecow-0_3"))]
mod eco;
#[cfg(any(feature = "petgraph-0_6", feature = "petgraph-0_7", feature = "petgraph-0_8"))]
mod graph;
#[cfg(any(
    feature = "hashbrown-0_14",
    feature = "hashbrown-0_15",
    feature = "hashbrown-0_16",
    feature = "hashbrown-0_17"
))]
mod hash_table;
#[cfg(any(feature = "indexmap-1", feature = "indexmap-2"))]
mod index_map;
#[cfg(any(feature = "toml-0_8", feature = "toml-0_9", feature = "toml-1"))]
mod toml_values;

#[cfg(feature = "ahash-0_8")]
mod ahash_0_8;
#[cfg(feature = "arc-swap-1")]
mod arc_swap_1;
#[cfg(feature = "arcstr-1")]
mod arcstr_1;
#[cfg(feature = "arrayvec-0_7")]
mod arrayvec_0_7;
#[cfg(feature = "bigdecimal-0_4")]
mod bigdecimal_0_4;
#[cfg(feature = "bitvec-1")]
mod bitvec_1;
#[cfg(feature = "bstr-1")]
mod bstr_1;
#[cfg(feature = "bytes-1")]
mod bytes_1;
#[cfg(feature = "camino-1")]
mod camino_1;
#[cfg(feature = "chrono-0_4")]
mod chrono_0_4;
#[cfg(feature = "compact_str-0_10")]
mod compact_str_0_10;
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
#[cfg(feature = "foldhash-0_1")]
mod foldhash_0_1;
#[cfg(feature = "foldhash-0_2")]
mod foldhash_0_2;
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
#[cfg(feature = "http-1")]
mod http_1;
#[cfg(feature = "indexmap-1")]
mod indexmap_1;
#[cfg(feature = "indexmap-2")]
mod indexmap_2;
#[cfg(feature = "jiff-0_2")]
mod jiff_0_2;
#[cfg(feature = "lock_api-0_4")]
mod lock_api_0_4;
#[cfg(feature = "num-bigint-0_4")]
mod num_bigint_0_4;
#[cfg(feature = "num-bigint-0_5")]
mod num_bigint_0_5;
#[cfg(feature = "num-complex-0_4")]
mod num_complex_0_4;
#[cfg(feature = "num-rational-0_4")]
mod num_rational_0_4;
#[cfg(feature = "once_cell-1")]
mod once_cell_1;
#[cfg(feature = "ordered-float-5")]
mod ordered_float_5;
#[cfg(feature = "petgraph-0_6")]
mod petgraph_0_6;
#[cfg(feature = "petgraph-0_7")]
mod petgraph_0_7;
#[cfg(feature = "petgraph-0_8")]
mod petgraph_0_8;
#[cfg(feature = "rust_decimal-1")]
mod rust_decimal_1;
#[cfg(feature = "rustc-hash-1")]
mod rustc_hash_1;
#[cfg(feature = "rustc-hash-2")]
mod rustc_hash_2;
#[cfg(feature = "semver-1")]
mod semver_1;
#[cfg(feature = "serde_json-1")]
mod serde_json_1;
#[cfg(feature = "slab-0_4")]
mod slab_0_4;
#[cfg(feature = "slotmap-1")]
mod slotmap_1;
#[cfg(feature = "smallvec-1")]
mod smallvec_1;
#[cfg(feature = "smol_str-0_3")]
mod smol_str_0_3;
#[cfg(feature = "thin-vec-0_2")]
mod thin_vec_0_2;
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
#[cfg(feature = "triomphe-0_1")]
mod triomphe_0_1;
#[cfg(feature = "url-2")]
mod url_2;
#[cfg(feature = "uuid-1")]
mod uuid_1;
