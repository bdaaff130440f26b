//! The layout of one value: the live variant's fields by address.

use std::ptr::from_ref;

use mem_size::type_layout::ValueLayout;
use mem_size::{HasLayout, MemSize};

#[derive(MemSize)]
enum Message<'a, T> {
    Text(String, u8),
    Value {
        flag: bool,
        value: T,
        wide: u64,
    },
    Borrowed(&'a str),
    #[mem_size(skip)]
    Skipped(u8, u32),
    Quit,
}

#[derive(MemSize)]
enum Niche {
    Full { name: Box<str>, flag: bool, number: u16 },
    Small(u16),
    Empty,
}

#[derive(MemSize)]
enum Bare {
    One,
    Two,
}

/// Where a field lies in a value.
fn offset<T, F>(value: &T, field: &F) -> usize {
    from_ref(field).addr() - from_ref(value).addr()
}

#[track_caller]
fn live(layout: &ValueLayout, name: &str, told: &[(&str, usize)]) {
    assert_eq!(layout.variant, Some(name));
    assert_eq!(layout.fields.len(), told.len());
    assert!(layout.fields.is_sorted_by_key(|field| field.offset), "{layout}");
    for &(name, offset) in told {
        let field = layout.field(name).expect("the variant has the field");
        assert_eq!(field.offset, Some(offset), "{layout}");
        assert!(field.end().is_some_and(|end| end <= layout.of_type.size), "{layout}");
    }
}

#[test]
fn the_live_variant_shows_its_offsets() {
    let value = Message::<u16>::Text(String::from("a"), 1);
    let Message::Text(text, number) = &value else { unreachable!() };
    live(&value.layout(), "Text", &[("0", offset(&value, text)), ("1", offset(&value, number))]);

    let value = Message::Value { flag: true, value: [1; 5], wide: 1 };
    let Message::Value { flag, value: inner, wide } = &value else { unreachable!() };
    let told = [
        ("flag", offset(&value, flag)),
        ("value", offset(&value, inner)),
        ("wide", offset(&value, wide)),
    ];
    live(&value.layout(), "Value", &told);

    let value = Message::<()>::Skipped(1, 2);
    let Message::Skipped(first, second) = &value else { unreachable!() };
    live(
        &value.layout(),
        "Skipped",
        &[("0", offset(&value, first)), ("1", offset(&value, second))],
    );

    live(&Message::<u8>::Quit.layout(), "Quit", &[]);
}

#[test]
fn niches_change_nothing() {
    let value = Niche::Full { name: "a".into(), flag: true, number: 1 };
    let Niche::Full { name, flag, number } = &value else { unreachable!() };
    let told = [
        ("name", offset(&value, name)),
        ("flag", offset(&value, flag)),
        ("number", offset(&value, number)),
    ];
    live(&value.layout(), "Full", &told);
    let value = Niche::Small(1);
    let Niche::Small(number) = &value else { unreachable!() };
    live(&value.layout(), "Small", &[("0", offset(&value, number))]);
    live(&Niche::Empty.layout(), "Empty", &[]);
    live(&Bare::Two.layout(), "Two", &[]);
}

#[test]
fn values_print_the_live_variant() {
    let text = Niche::Small(1).layout().to_string();
    assert!(text.starts_with("enum Niche::Small: "), "{text}");
    assert!(text.contains("0: u16") && text.contains("(tag or padding)"), "{text}");
    let text = Message::<u8>::Borrowed("a").layout().to_string();
    assert!(text.contains("0: &str"), "{text}");
}
