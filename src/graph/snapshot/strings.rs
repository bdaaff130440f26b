//! The strings of the file, which stand at its end and are named by their numbers.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use std::collections::HashMap;
use std::io::{self, Write};

use crate::graph::snapshot::narrow;
use crate::text::{JsonText, comma};

/// Texts, each once.
#[derive(Default)]
pub(super) struct Strings {
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Strings {
    pub(super) fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = narrow(self.texts.len());
        self.texts.push(text.to_string());
        self.numbers.insert(text.to_string(), number);
        number
    }

    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for (at, text) in self.texts.iter().enumerate() {
            write!(out, "{}\n{}", comma(at), JsonText(text))?;
        }
        Ok(())
    }
}
