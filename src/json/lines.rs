//! Where JSON breaks its lines: each element of a list in one line, and each entry of the objects
//! around. So a difference of two files has a line for each node that has changed.

use std::io::{self, Write};

use serde_json::ser::Formatter;

#[derive(Default)]
pub(super) struct Lines {
    /// What the writer is in, from the outside.
    open: Vec<Open>,
    /// Whether the innermost has an entry already.
    has_entry: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    List,
    Object,
    /// Anything that is written in one line with what is around it.
    Inline,
}

impl Lines {
    fn begin(&mut self, kind: Open) {
        let kind = match (self.open.last(), kind) {
            (Some(Open::List), Open::Object) | (Some(Open::Inline), _) => Open::Inline,
            _ => kind,
        };
        self.open.push(kind);
        self.has_entry = false;
    }

    fn entry<W: ?Sized + Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        self.line(writer, !first)
    }

    /// Begins a line, or keeps to the present one, maybe with a blank.
    fn line<W: ?Sized + Write>(&self, writer: &mut W, blank: bool) -> io::Result<()> {
        if self.open.last() == Some(&Open::Inline) {
            return writer.write_all(if blank { b" " } else { b"" });
        }
        writer.write_all(b"\n")?;
        self.open.iter().try_for_each(|_| writer.write_all(b" "))
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let closed = self.open.pop();
        if self.has_entry && closed != Some(Open::Inline) {
            self.has_entry = true;
            writer.write_all(b"\n")?;
            return self.open.iter().try_for_each(|_| writer.write_all(b" "));
        }
        self.has_entry = true;
        Ok(())
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(Open::List);
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer)?;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.entry(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_entry = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(Open::Object);
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer)?;
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.entry(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_entry = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::text;

    #[test]
    fn element_of_a_list_is_one_line() {
        let value = json!({
            "a": [{ "x": [1, 2], "y": {} }, { "x": [], "y": { "z": 3 } }],
            "b": { "c": 1, "d": [] },
            "e": [],
        });
        let expected = "{\n \"a\": [\n  {\"x\": [1, 2], \"y\": {}},\n  {\"x\": [], \
            \"y\": {\"z\": 3}}\n ],\n \"b\": {\n  \"c\": 1,\n  \"d\": []\n },\n \"e\": []\n}\n";
        assert_eq!(text(&value), expected);
    }
}
