//! Prints how some types lie in memory, where bytes are lost, and what would make them smaller.
//!
//! `cargo run --example type_sizes`
#![expect(dead_code, reason = "the types are laid out, and not used")]

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mem_size::{HasLayout, MemSize, TypeLayout};

/// What a server knows of a connection. The compiler orders the fields as it likes.
#[derive(MemSize)]
#[mem_size(max_size = 192)]
struct Session {
    is_admin: bool,
    user: Arc<str>,
    peer: IpAddr,
    port: u16,
    since: Instant,
    limits: Option<Limits>,
    variables: HashMap<String, Value>,
}

#[derive(MemSize)]
struct Limits {
    requests: u32,
    window: Duration,
}

/// As a C library has it: the order is settled, and not a good one.
#[derive(MemSize)]
#[repr(C)]
struct Packet {
    version: u8,
    length: u32,
    is_last: u8,
    sequence: u64,
    checksum: u16,
}

/// One rare variant makes all values large.
#[derive(MemSize)]
enum Event {
    Key(char),
    Click { x: u16, y: u16 },
    Resize(u32, u32),
    Paste { text: String, formats: BTreeMap<String, Vec<u8>>, at: Instant },
    Quit,
}

/// A niche takes the place of a tag.
#[derive(MemSize)]
enum Value {
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
}

/// Generic types have a layout for each instance.
#[derive(MemSize)]
struct Slot<K, V> {
    hash: u32,
    key: K,
    value: V,
}

#[derive(MemSize)]
union Word {
    number: u64,
    bytes: [u8; 8],
    short: u16,
}

fn main() -> io::Result<()> {
    let layouts: [TypeLayout; 7] = [
        Session::LAYOUT,
        Packet::LAYOUT,
        Event::LAYOUT,
        Value::LAYOUT,
        Slot::<u8, Value>::LAYOUT,
        mem_size::layout_of::<Slot<Box<str>, [u16; 3]>>(),
        Word::LAYOUT,
    ];
    let mut out = io::stdout().lock();
    for layout in layouts {
        writeln!(out, "{layout}\n")?;
    }
    writeln!(out, "Two values, with the offsets that the types do not tell:\n")?;
    writeln!(out, "{}\n", Event::Click { x: 1, y: 2 }.layout())?;
    writeln!(out, "{}", Value::Text(String::from("text")).layout())
}
