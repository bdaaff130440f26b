//! Impls for types of other crates, one file for each crate and major version, each behind a feature
//! of that name.

#[cfg(any(
    feature = "hashbrown-0_14",
    feature = "hashbrown-0_15",
    feature = "hashbrown-0_16",
    feature = "hashbrown-0_17"
))]
mod hash_table;
#[cfg(any(feature = "indexmap-1", feature = "indexmap-2"))]
mod index_map;

#[cfg(feature = "arc-swap-1")]
mod arc_swap_1;
#[cfg(feature = "arrayvec-0_7")]
mod arrayvec_0_7;
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
#[cfg(feature = "either-1")]
mod either_1;
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
#[cfg(feature = "indexmap-1")]
mod indexmap_1;
#[cfg(feature = "indexmap-2")]
mod indexmap_2;
#[cfg(feature = "lock_api-0_4")]
mod lock_api_0_4;
#[cfg(feature = "once_cell-1")]
mod once_cell_1;
#[cfg(feature = "ordered-float-5")]
mod ordered_float_5;
#[cfg(feature = "rust_decimal-1")]
mod rust_decimal_1;
#[cfg(feature = "serde_json-1")]
mod serde_json_1;
#[cfg(feature = "slab-0_4")]
mod slab_0_4;
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
#[cfg(feature = "triomphe-0_1")]
mod triomphe_0_1;
#[cfg(feature = "url-2")]
mod url_2;
#[cfg(feature = "uuid-1")]
mod uuid_1;
