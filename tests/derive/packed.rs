//! Packed structs, whose fields nobody may borrow.

use mem_size::{Gap, MemSize};

use crate::exact;

/// A type without an impl.
#[derive(Clone, Copy)]
struct Foreign;

#[derive(MemSize)]
#[repr(C, packed)]
struct Header {
    kind: u8,
    size: u64,
    function: fn(&u8) -> &u8,
    maybe: Option<fn(&u8, &u8)>,
    #[mem_size(skip)]
    foreign: Foreign,
}

#[derive(MemSize)]
#[repr(C, packed(2))]
struct Owning {
    kind: u8,
    text: Box<u64>,
    words: Vec<u8>,
}

#[derive(MemSize)]
#[repr(Rust, packed)]
struct Generic<T>(u8, T);

#[derive(MemSize)]
#[repr(Rust, packed)]
struct Tail {
    kind: u16,
    bytes: [u8],
}

#[test]
fn a_packed_struct_of_flat_fields_is_exact() {
    assert!(Header::is_flat());
    assert!(Generic::<u64>::is_flat());
    exact(|| Generic(1, 7_u64));
    exact(|| Header { kind: 1, size: 2, function: |byte| byte, maybe: None, foreign: Foreign });
}

#[test]
fn a_packed_struct_with_an_owning_field_leaves_a_gap() {
    assert!(!Owning::is_flat());
    let packed = Owning { kind: 1, text: Box::new(1), words: Vec::new() };
    assert_eq!(packed.mem_usage().gaps.count(Gap::Packed), 2);
    assert!(!Generic::<String>::is_flat());
}

#[test]
fn a_packed_struct_may_end_in_a_slice() {
    fn measurable<T: MemSize + ?Sized>() {}
    measurable::<Tail>();
}
