//! Puts the derive on every type of a crate.

use std::fs;
use std::path::Path;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{File, ItemEnum, ItemMacro, ItemStruct, ItemUnion};

use crate::Failure;

const DERIVE: &str = "#[derive(::mem_size::MemSize)] ";

/// Changes the sources in this folder, and tells how many types there are. Of those in macros only
/// the ones that a macro is given as they are, as `pin_project!` is, are seen.
pub(crate) fn inject(copy: &Path, edition: &str) -> Result<usize, Failure> {
    let sources = copy.join("src");
    let types = folder(&sources)?;
    let root = sources.join("lib.rs");
    // Only there a crate must be declared before it is used.
    if edition == "2015" && root.exists() {
        let text = fs::read_to_string(&root)?;
        let start = syn::parse_file(&text)?.items.first().map_or(text.len(), start_of);
        fs::write(&root, inserted(&text, &[start], "extern crate mem_size; "))?;
    }
    Ok(types)
}

fn folder(path: &Path) -> Result<usize, Failure> {
    let mut types = 0;
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        if path.is_dir() {
            types += folder(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            types += file(&path)?;
        }
    }
    Ok(types)
}

fn file(path: &Path) -> Result<usize, Failure> {
    let text = fs::read_to_string(path)?;
    // What is no file by itself is included somewhere.
    let Ok(parsed) = syn::parse_file(&text) else { return Ok(0) };
    let mut types = Types::default();
    types.visit_file(&parsed);
    // A line for the shell (`#! …`) is no part of what was parsed.
    let first = parsed.shebang.as_ref().map_or(0, String::len);
    let starts: Vec<_> = types.starts.iter().map(|start| start + first).collect();
    fs::write(path, inserted(&text, &starts, DERIVE))?;
    Ok(types.starts.len())
}

/// Where the types of a file start, in rising order.
#[derive(Default)]
struct Types {
    starts: Vec<usize>,
}

impl<'a> Visit<'a> for Types {
    fn visit_item_struct(&mut self, item: &'a ItemStruct) {
        self.starts.push(start_of(item));
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'a ItemEnum) {
        self.starts.push(start_of(item));
        visit::visit_item_enum(self, item);
    }

    fn visit_item_macro(&mut self, item: &'a ItemMacro) {
        if let Ok(given) = syn::parse2::<File>(item.mac.tokens.clone()) {
            let mut types = Types::default();
            types.visit_file(&given);
            self.starts.append(&mut types.starts);
        }
    }

    fn visit_item_union(&mut self, item: &'a ItemUnion) {
        self.starts.push(start_of(item));
        visit::visit_item_union(self, item);
    }
}

fn start_of(item: &impl Spanned) -> usize {
    item.span().byte_range().start
}

/// The text with this word at each of these places.
fn inserted(text: &str, starts: &[usize], word: &str) -> String {
    // A mark at the front of the file is no part of what was parsed.
    let shift = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut result = text.to_owned();
    for start in starts.iter().rev() {
        result.insert_str(start + shift, word);
    }
    result
}
