//! Compares the layouts that the derive knows with what `rustc -Zprint-type-sizes` has printed of
//! this very program.
//!
//! `.ci/print-type-sizes` runs it; rustc's output comes in as a file.

mod types;

use std::collections::BTreeMap;
use std::process::ExitCode;

use mem_size::TypeLayout;
use mem_size::type_layout::Kind;

/// Size, alignment, and the offsets and sizes of fields; those of variants under both names.
#[derive(Debug, Default, PartialEq)]
struct Told {
    size: usize,
    align: usize,
    fields: BTreeMap<String, (usize, usize)>,
}

fn main() -> ExitCode {
    let Some(text) = std::env::args().nth(1).and_then(|path| std::fs::read_to_string(path).ok())
    else {
        eprintln!("type-sizes: give the file with the output of rustc -Zprint-type-sizes");
        return ExitCode::FAILURE;
    };
    let told = read(&text);
    let (mut same, mut different) = (0, 0);
    for layout in mem_size::registry::types().within(env!("CARGO_CRATE_NAME")).iter() {
        let name = layout.name.full().split_once("::").map_or("", |(_, name)| name);
        match told.get(name) {
            Some(told) if agree(layout, told) => same += 1,
            told => {
                different += 1;
                eprintln!("{name}: rustc says {told:?}\n{layout}\n");
            }
        }
    }
    println!("{same} types as rustc prints them, {different} not");
    if different == 0 && same >= 100 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn agree(layout: &TypeLayout, told: &Told) -> bool {
    // To rustc, a union is a variant of its own name.
    let prefix = match layout.kind {
        Kind::Union(_) => format!("{}.", layout.name),
        _ => String::new(),
    };
    let own = layout.fields().iter().map(|field| (format!("{prefix}{}", field.name), field));
    let of_variants = layout.variants().iter().flat_map(|variant| {
        variant.fields.iter().map(move |field| (format!("{}.{}", variant.name, field.name), field))
    });
    let fields: Vec<_> = own.chain(of_variants).collect();
    (layout.size, layout.align) == (told.size, told.align)
        && fields.len() == told.fields.len()
        && fields.into_iter().all(|(name, field)| {
            told.fields.get(&name).is_some_and(|&(offset, size)| {
                field.size == size && field.offset.is_none_or(|known| known == offset)
            })
        })
}

/// The types in the output of rustc, by name.
fn read(text: &str) -> BTreeMap<String, Told> {
    let mut types = BTreeMap::new();
    let (mut name, mut told) = (String::new(), Told::default());
    let (mut variant, mut tag, mut end) = (String::new(), 0, 0);
    for line in text.lines().filter_map(|line| line.strip_prefix("print-type-size ")) {
        let word = line.trim_start();
        let numbers = numbers(word);
        let bytes = numbers.first().copied().unwrap_or(0);
        if let Some(rest) = word.strip_prefix("type: `") {
            let after = std::mem::take(&mut name);
            types.insert(after, std::mem::take(&mut told));
            name = rest.split('`').next().unwrap_or("").to_owned();
            (told.size, told.align, end) = (bytes, numbers.get(1).copied().unwrap_or(0), 0);
            (variant, tag) = (String::new(), 0);
        } else if word.starts_with("discriminant") {
            tag = bytes;
        } else if let Some(rest) = word.strip_prefix("variant `") {
            variant = format!("{}.", rest.split('`').next().unwrap_or(""));
            end = tag;
        } else if let Some(rest) = word.strip_prefix("field `.") {
            let field = format!("{variant}{}", rest.split('`').next().unwrap_or(""));
            let offset = word.contains("offset: ").then(|| numbers.get(1).copied()).flatten();
            let start = offset.unwrap_or(end);
            end = start + bytes;
            told.fields.insert(field, (start, bytes));
        } else if word.contains("padding: ") {
            end += bytes;
        }
    }
    types.insert(name, told);
    types
}

/// The numbers of bytes behind the name.
fn numbers(line: &str) -> Vec<usize> {
    let behind = line.rsplit('`').next().unwrap_or(line);
    behind.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}
