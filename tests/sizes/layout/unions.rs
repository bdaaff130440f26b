//! Unions.

use std::mem::ManuallyDrop;

use mem_size::{HasLayout, MemSize};

use crate::layout::check;

#[derive(MemSize)]
union Bits {
    byte: u8,
    int: u32,
    bytes: [u8; 5],
}

#[derive(MemSize)]
#[repr(C, align(32))]
union Text<T: Copy> {
    text: ManuallyDrop<String>,
    value: T,
}

#[derive(MemSize)]
#[repr(C, packed)]
union Packed {
    int: u32,
    bytes: [u8; 5],
}

#[test]
fn unions_are_as_the_compiler_lays_them_out() {
    check!(same, Bits { byte: u8, int: u32, bytes: [u8; 5] });
    check!(same, Text<u8> { text: ManuallyDrop<String>, value: u8 });
    check!(same, Text<[u64; 9]> { text: ManuallyDrop<String>, value: [u64; 9] });
    check!(same, Packed { int: u32, bytes: [u8; 5] });
}

#[test]
fn padding_of_a_union_is_behind_its_largest_field() {
    assert_eq!(Bits::LAYOUT.padding(), Some(size_of::<Bits>() - 5));
    assert_eq!(Packed::LAYOUT.padding(), Some(0));
    let byte = Bits::LAYOUT.field("byte").expect("it has one");
    assert_eq!(Bits::LAYOUT.padding_after(&byte), size_of::<Bits>() - 1);
    assert_eq!(Bits { int: 1 }.layout().fields.len(), 3);
}
