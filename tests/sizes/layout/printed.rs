//! The tables as people read them, of types that are the same on every platform.

use mem_size::{HasLayout, MemSize};

#[derive(MemSize)]
#[repr(C)]
struct Packet {
    kind: u8,
    length: u32,
    checksum: u16,
    payload: [u8; 58],
    tail: [u16; 2],
    last: bool,
}

#[derive(MemSize)]
#[repr(C)]
struct Full {
    one: [u8; 2],
    two: (),
}

#[derive(MemSize)]
#[repr(u8)]
enum Event {
    Key([u16; 3]),
    Click { x: u16, y: u16, button: u8 },
    Quit,
}

#[derive(MemSize)]
#[repr(C)]
union Bits {
    byte: u8,
    short: u16,
    bytes: [u8; 3],
}

#[derive(MemSize)]
enum Bare {
    One,
    Two,
}

#[derive(MemSize)]
struct Unit;

#[test]
fn layouts_print_as_tables() {
    let lines = Some(64);
    let tables = [
        Packet::LAYOUT.with_cache_lines(lines).to_string(),
        Packet::LAYOUT.with_cache_lines(None).to_string(),
        Full::LAYOUT.with_cache_lines(lines).to_string(),
        Bits::LAYOUT.with_cache_lines(lines).to_string(),
        Bare::LAYOUT.with_cache_lines(lines).to_string(),
        Unit::LAYOUT.with_cache_lines(lines).to_string(),
    ];
    insta::assert_snapshot!(tables.join("\n\n----\n\n"));
}

#[test]
fn enums_print_variants_and_values_offsets() {
    let click = Event::Click { x: 1, y: 2, button: 3 };
    let tables = [
        Event::LAYOUT.with_cache_lines(Some(64)).to_string(),
        click.layout().to_string(),
        Event::Quit.layout().to_string(),
    ];
    insta::assert_snapshot!(tables.join("\n\n----\n\n"));
}
