//! The strings of the file, which stand at its end and are named by their numbers.

use std::io::{self, Write};

use crate::graph::snapshot::narrow;
use crate::text::{JsonText, Numbered, comma};

/// Texts, each once.
#[derive(Default)]
pub(super) struct Strings(Numbered);

impl Strings {
    pub(super) fn number(&mut self, text: &str) -> u32 {
        narrow(self.0.number(text))
    }

    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for (at, text) in self.0.texts().into_iter().enumerate() {
            write!(out, "{}\n{}", comma(at), JsonText(text))?;
        }
        Ok(())
    }
}
