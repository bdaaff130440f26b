//! Every type with the derive is on the list of all types, wherever it stands, and nothing else is.
//!
//! A program of its own, as the list of types is that of a whole program.
#![cfg(feature = "registry")]
#![expect(dead_code, reason = "the types are only listed")]

use mem_size::{HasLayout, MemSize, registry};

#[derive(MemSize)]
#[repr(C)]
struct Entry {
    id: u32,
    kind: u8,
}

mod page {
    #[derive(mem_size::MemSize)]
    #[repr(C)]
    pub(super) struct Page<'a> {
        bytes: [u16; 3],
        of: std::marker::PhantomData<&'a u8>,
    }

    #[derive(mem_size::MemSize)]
    #[repr(u8)]
    pub(super) enum Mark {
        None,
        At(u8),
    }

    /// Has no size of its own.
    #[derive(mem_size::MemSize)]
    struct Name(str);

    /// Has a size for each instance.
    #[derive(mem_size::MemSize)]
    struct Pair<T>(T, T);

    /// The same.
    #[derive(mem_size::MemSize)]
    struct Bytes<const N: usize>([u8; N]);
}

mod r#impl {
    pub(super) trait Parse {
        fn parse();
    }

    /// For a type of std: what is in it belongs to this module all the same.
    impl Parse for u8 {
        fn parse() {
            #[derive(mem_size::MemSize)]
            #[repr(transparent)]
            struct Lost(u16);
        }
    }
}

#[test]
fn all_types_stand_in_one_snapshot() {
    let sizes = registry::types().within(env!("CARGO_CRATE_NAME"));
    insta::assert_snapshot!(sizes, @"
    type                                                   size  align  padding
    <u8 as registry::impl::Parse>::parse::Lost                2      2        0
    registry::Entry                                           8      4        3
    registry::page::Mark                                      2      1        -
    registry::page::Page                                      6      2        0
    registry::types_in_functions_are_on_the_list::Local       1      1        0
    ");
}

#[test]
fn types_in_functions_are_on_the_list() {
    #[derive(MemSize)]
    #[repr(transparent)]
    struct Local(u8);

    let types = registry::types();
    let local = types.iter().find(|layout| layout.name == Local::LAYOUT.name);
    assert_eq!(local, Some(&Local::LAYOUT));
}

#[test]
fn modules_are_told_apart() {
    let types = registry::types().within("registry::page");
    assert_eq!(types.as_slice().len(), 2);
    assert!(types.iter().eq(&types));
    assert!(registry::types().within("registry::pag").as_slice().is_empty());
    assert!(types.iter().is_sorted_by_key(|layout| layout.name.full()));
}

#[test]
fn types_in_impls_for_foreign_types_are_found_where_they_stand() {
    for path in ["registry::r#impl", "registry::impl", "registry"] {
        let types = registry::types().within(path);
        assert!(types.iter().any(|layout| layout.name.full().ends_with("::Lost")), "{path}");
    }
    let local = registry::types().within("registry::types_in_functions_are_on_the_list");
    assert_eq!(local.as_slice().len(), 1);
}

#[test]
fn a_path_without_types_is_no_empty_table() {
    let text = registry::types().within("registry::pgae").to_string();
    assert_eq!(text, "no type with `#[derive(MemSize)]` is within `registry::pgae`\n");
}
