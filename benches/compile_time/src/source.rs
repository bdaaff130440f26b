//! The source of the crate that is built: many types of the kinds that programs have, the same in
//! every run.

use std::fmt::Write as _;

/// How many types there are.
pub const TYPES: usize = 300;

/// The types, each with this line above it.
pub fn written(derive: &str) -> String {
    let mut writer = Writer { source: String::new(), seed: 0x2545_f491_4f6c_dd1d };
    for number in 0..TYPES {
        let _ = writeln!(writer.source, "{derive}");
        writer.item(number);
    }
    writer.source
}

struct Writer {
    source: String,
    seed: u64,
}

impl Writer {
    /// Of ten types five are structs with names, one of them generic, two without, and three are
    /// enums.
    fn item(&mut self, number: usize) {
        match number % 10 {
            0 | 2 | 4 | 7 => self.fields(number, ""),
            9 => self.fields(number, "<T>"),
            1 | 5 => self.tuple(number),
            _ => self.choice(number),
        }
    }

    fn fields(&mut self, number: usize, parameters: &str) {
        let _ = writeln!(self.source, "pub struct Type{number}{parameters} {{");
        if !parameters.is_empty() {
            self.source += "    pub value: T,\n    pub values: Vec<T>,\n";
        }
        for field in 0..3 + self.random(6) {
            let ty = self.ty(number);
            let _ = writeln!(self.source, "    pub field_{field}: {ty},");
        }
        self.source += "}\n";
    }

    fn tuple(&mut self, number: usize) {
        let fields: Vec<_> = (0..1 + self.random(3)).map(|_| self.ty(number)).collect();
        let _ = writeln!(self.source, "pub struct Type{number}(pub {});", fields.join(", pub "));
    }

    fn choice(&mut self, number: usize) {
        let _ = writeln!(self.source, "pub enum Type{number} {{\n    Nothing,");
        for variant in 0..2 + self.random(4) {
            let (one, other) = (self.ty(number), self.ty(number));
            let _ = match variant % 3 {
                0 => writeln!(self.source, "    Variant{variant}({one}),"),
                1 => {
                    writeln!(self.source, "    Variant{variant} {{ one: {one}, other: {other} }},")
                }
                _ => writeln!(self.source, "    Variant{variant},"),
            };
        }
        self.source += "}\n";
    }

    /// A type that every crate can measure, made of those before this one.
    fn ty(&mut self, number: usize) -> String {
        match self.random(16) {
            0 | 1 => String::from("String"),
            2 => String::from("u64"),
            3 => String::from("u32"),
            4 => String::from("bool"),
            5 => String::from("f64"),
            6 => String::from("Option<String>"),
            7 => String::from("Option<u32>"),
            8 => String::from("Vec<u8>"),
            9 => String::from("Vec<String>"),
            10 => String::from("std::collections::HashMap<String, u64>"),
            11 => String::from("[u8; 16]"),
            12 => format!("Vec<{}>", self.earlier(number)),
            13 => format!("Option<Box<{}>>", self.earlier(number)),
            _ => self.earlier(number),
        }
    }

    /// One of the twenty types before this one.
    fn earlier(&mut self, number: usize) -> String {
        if number == 0 {
            return String::from("u8");
        }
        let earlier = number - 1 - self.random(number.min(20));
        if earlier % 10 == 9 { format!("Type{earlier}<u32>") } else { format!("Type{earlier}") }
    }

    /// Less than `below`, by xorshift.
    fn random(&mut self, below: usize) -> usize {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        (self.seed >> 33) as usize % below
    }
}
