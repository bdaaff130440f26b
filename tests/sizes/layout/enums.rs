//! Enums with and without niches, tags of the author's choice, and variants of every kind.

use std::convert::Infallible;
use std::num::NonZeroU8;

use mem_size::type_layout::VariantLayout;
use mem_size::{HasLayout, MemSize, TypeLayout};

struct Foreign(u8, u32);

#[derive(MemSize)]
enum Message<T> {
    Text(String),
    Move {
        x: u16,
        y: u16,
    },
    Value(T, bool),
    #[mem_size(skip)]
    Skipped(Foreign, u8),
    Never(Infallible),
    Quit,
}

#[derive(MemSize)]
enum Niche<'a> {
    Some(&'a u8),
    None,
}

#[derive(MemSize)]
enum Bare {
    One,
    Two(),
    Three {},
}

#[derive(MemSize)]
enum Empty {}

#[derive(MemSize)]
enum Single {
    Only(u8, u64),
}

#[derive(MemSize)]
#[repr(u8)]
enum Tagged {
    A(u8, u32, u8),
    B { value: u64 },
    C = 9,
}

#[derive(MemSize)]
#[repr(i16, align(32))]
enum WideTag {
    A([u8; 3], NonZeroU8),
    B,
}

#[derive(MemSize)]
#[repr(C, u8)]
enum LikeC {
    A(u8),
    B(u64),
}

#[derive(MemSize)]
#[repr(C)]
enum JustC {
    A(u8),
    B(u64),
}

#[track_caller]
fn variant(layout: TypeLayout, name: &str) -> VariantLayout {
    layout.variant(name).expect("the enum has the variant")
}

#[track_caller]
fn largest(layout: TypeLayout) -> Vec<&'static str> {
    layout.largest_variants().map(|variant| variant.name).collect()
}

#[test]
fn variants_have_the_bytes_of_their_fields() {
    let layout = Message::<u32>::LAYOUT;
    assert_eq!((layout.size, layout.align), crate::layout::whole::<Message<u32>>());
    let names: Vec<_> = layout.variants().iter().map(|variant| variant.name).collect();
    assert_eq!(names, ["Text", "Move", "Value", "Skipped", "Never", "Quit"]);
    assert_eq!(variant(layout, "Text").bytes(), size_of::<String>());
    assert_eq!(variant(layout, "Text").align(), align_of::<String>());
    assert_eq!(variant(layout, "Value").bytes(), 5);
    assert_eq!(variant(layout, "Skipped").bytes(), size_of::<Foreign>() + 1);
    assert_eq!((variant(layout, "Never").bytes(), variant(layout, "Quit").align()), (0, 1));
    let fields = variant(layout, "Move").fields;
    let fields: Vec<_> =
        fields.iter().map(|field| (field.name, field.size, field.offset)).collect();
    assert_eq!(fields, [("x", 2, None), ("y", 2, None)]);
    assert_eq!(layout.variant("Missing"), None);
    assert_eq!((layout.padding(), layout.fields()), (None, [].as_slice()));
}

#[test]
fn the_variant_that_sets_the_size_is_found() {
    assert!(largest(Message::<u32>::LAYOUT).contains(&"Text"), "others may be as large");
    assert_eq!(largest(Message::<[u64; 9]>::LAYOUT), ["Value"]);
    assert_eq!(largest(Niche::LAYOUT), ["Some"]);
    assert_eq!(largest(Single::LAYOUT), ["Only"]);
    assert_eq!(largest(Bare::LAYOUT), [""; 0]);
    assert_eq!(largest(Empty::LAYOUT), [""; 0]);
}

#[test]
fn sizes_are_those_of_the_compiler() {
    assert_eq!((Niche::LAYOUT.size, Niche::LAYOUT.align), crate::layout::whole::<&u8>());
    assert_eq!((Bare::LAYOUT.size, Empty::LAYOUT.size), (1, 0));
    assert_eq!((Single::LAYOUT.size, Single::LAYOUT.align), crate::layout::whole::<Single>());
    assert_eq!((LikeC::LAYOUT.size, LikeC::LAYOUT.align), crate::layout::whole::<LikeC>());
    assert_eq!((JustC::LAYOUT.size, JustC::LAYOUT.align), crate::layout::whole::<JustC>());
    assert_eq!((Tagged::LAYOUT.size, Tagged::LAYOUT.align), crate::layout::whole::<Tagged>());
    assert_eq!((WideTag::LAYOUT.size, WideTag::LAYOUT.align), crate::layout::whole::<WideTag>());
}

#[test]
fn a_chosen_tag_settles_the_offsets() {
    for value in [Tagged::A(1, 2, 3), Tagged::B { value: 1 }, Tagged::C] {
        settled(&value);
    }
    for value in [WideTag::A([1; 3], NonZeroU8::MIN), WideTag::B] {
        settled(&value);
    }
    assert_eq!(Tagged::LAYOUT.repr.to_string(), "repr(u8)");
    assert_eq!(WideTag::LAYOUT.repr.to_string(), "repr(i16, align(32))");
}

/// The offsets in this value must be those that the type foretells.
#[track_caller]
fn settled<T: HasLayout>(value: &T) {
    let live = value.layout();
    let told = variant(T::LAYOUT, live.variant.expect("it is an enum"));
    assert!(told.fields.iter().all(|field| field.offset.is_some()));
    assert_eq!(live.fields, told.fields, "{live}");
}
