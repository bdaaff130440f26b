//! Types to lay out: each list of fields as five structs and in two enums.
#![expect(dead_code, reason = "they are only laid out")]

use mem_size::MemSize;

macro_rules! structs {
    ($($name:ident: $($field:ident $type:ty),*;)+) => { $(
        pub mod $name {
            use super::*;

            #[derive(MemSize)]
            struct Plain { $($field: $type),* }

            #[derive(MemSize)]
            #[repr(C)]
            struct InOrder { $($field: $type),* }

            #[derive(MemSize)]
            #[repr(C, packed)]
            struct Packed { $(#[mem_size(skip)] $field: $type),* }

            #[derive(MemSize)]
            #[repr(Rust, packed(2))]
            struct PackedToTwo { $(#[mem_size(skip)] $field: $type),* }

            #[derive(MemSize)]
            #[repr(align(32))]
            struct Aligned { $($field: $type),* }

            #[derive(MemSize)]
            enum Either { First { $($field: $type),* }, Second(u8, u32), Third }

            #[derive(MemSize)]
            #[repr(u8)]
            enum Tagged { First { $($field: $type),* }, Second(u8, u32), Third }
        }
    )+ };
}

structs! {
    a: x u8;
    b: x u8, y u32;
    c: x u8, y u32, z u8;
    d: x u64, y u8, z u16, w u8;
    e: x String, y bool, z Option<char>;
    f: x [u8; 3], y u16, z [u32; 5];
    g: x (), y u8, z [u64; 0];
    h: x Option<Box<u8>>, y u8, z Vec<String>;
    i: x (u8, u32), y (u16, u8), z bool;
    j: x u128, y u8, z f32;
    k: x &'static str, y fn(&str) -> &str, z u8;
    l: x super::Inner, y u8, z super::Inner;
    m: x Result<u8, u32>, y Option<Option<bool>>, z u16;
    n: x [u8; 16], y u64, z u16, w [u8; 6];
    o: x char, y std::num::NonZeroU16, z std::cmp::Ordering;
}

#[derive(MemSize)]
pub struct Inner(u8, u16, Option<bool>);

#[derive(MemSize)]
union Bits {
    byte: u8,
    int: u32,
    bytes: [u8; 5],
}
