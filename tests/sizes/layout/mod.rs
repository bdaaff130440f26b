//! Layouts as the derive knows them, held against the compiler and against addresses of fields.
//!
//! All but the printed tables hold for any order that the compiler may choose:
//! `RUSTFLAGS=-Zrandomize-layout cargo +nightly test --test sizes` is a way to try.
#![expect(
    dead_code,
    clippy::expect_used,
    clippy::struct_field_names,
    clippy::type_complexity,
    reason = "many a type here is only laid out, and odd on purpose"
)]

mod advice;
mod borrowing_tails;
mod enums;
mod printed;
mod structs;
mod tails;
mod unions;
mod values;

use mem_size::TypeLayout;
use mem_size::type_layout::FieldLayout;

/// What the compiler says of a field: name, offset, size, alignment.
type Told = (&'static str, usize, usize, usize);

/// Compares a layout with what the compiler says, and checks that fields and padding fill the type.
#[track_caller]
fn same(layout: TypeLayout, (size, align): (usize, usize), told: &[Told]) {
    assert_eq!((layout.size, layout.align), (size, align), "{layout}");
    let mut told = told.to_vec();
    let found: Vec<Told> = layout.fields().iter().map(of_field).collect();
    for (index, field) in layout.fields().iter().enumerate() {
        assert_eq!(told.get(field.index).map(|told| told.0), Some(field.name), "{index}: {layout}");
    }
    told.sort_by_key(|told| told.1);
    let mut sorted = found.clone();
    sorted.sort_by_key(|found| (found.1, told.iter().position(|told| told.0 == found.0)));
    assert_eq!(sorted, told, "{layout}");
    assert!(found.is_sorted_by_key(|found| found.1), "{layout}");
}

/// The same for a struct, whose fields do not overlap.
#[track_caller]
fn same_struct(layout: TypeLayout, whole: (usize, usize), told: &[Told]) {
    same(layout, whole, told);
    let fields: usize = layout.fields().iter().map(|field| field.size).sum();
    let first = layout.fields().first().and_then(|field| field.offset).unwrap_or(layout.size);
    let behind: usize = layout.fields().iter().map(|field| layout.padding_after(field)).sum();
    assert_eq!(first + fields + behind, layout.size, "{layout}");
    assert_eq!(layout.padding(), Some(first + behind), "{layout}");
}

fn of_field(field: &FieldLayout) -> Told {
    (
        field.name,
        field.offset.expect("fields of structs and unions lie somewhere"),
        field.size,
        field.align,
    )
}

/// Size and alignment by the compiler.
const fn whole<T>() -> (usize, usize) {
    (size_of::<T>(), align_of::<T>())
}

/// Holds the layout of a struct or a union against `size_of`, `align_of` and `offset_of!`.
macro_rules! check {
    ($same:ident, $type:ty { $($field:tt: $of:ty),* $(,)? }) => {
        crate::layout::$same(
            <$type as mem_size::HasLayout>::LAYOUT,
            crate::layout::whole::<$type>(),
            &[$((
                stringify!($field).trim_start_matches("r#"),
                std::mem::offset_of!($type, $field),
                size_of::<$of>(),
                align_of::<$of>(),
            )),*],
        )
    };
}
use check;
