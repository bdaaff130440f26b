//! Rust source as trees of tokens: enough to see where the memory of a parser goes.

use std::collections::HashMap;
use std::iter::Peekable;
use std::mem;
use std::rc::Rc;
use std::str::Chars;

use mem_size::MemSize;

/// All files that were parsed, and all names in them, each once.
#[derive(Default, MemSize)]
pub(crate) struct Program {
    files: Vec<File>,
    /// Each name with how often it was met.
    names: HashMap<Rc<str>, u32>,
}

#[derive(MemSize)]
struct File {
    path: String,
    lines: usize,
    tokens: Vec<Token>,
}

#[derive(MemSize)]
enum Token {
    Name(Rc<str>),
    /// A number, a string or a character.
    Literal(Box<str>),
    Mark(char),
    /// What stands between brackets.
    Group {
        open: char,
        tokens: Vec<Token>,
    },
}

impl Program {
    /// Adds a file, or tells which of its brackets has no counterpart.
    pub(crate) fn parse(&mut self, path: &str, text: &str) -> Result<(), String> {
        let mut open: Vec<(char, Vec<Token>)> = Vec::new();
        let mut tokens = Vec::new();
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '(' | '[' | '{' => open.push((c, mem::take(&mut tokens))),
                ')' | ']' | '}' => {
                    let Some((open, around)) = open.pop() else {
                        return Err(format!("`{c}` closes nothing"));
                    };
                    let inside = mem::replace(&mut tokens, around);
                    tokens.push(Token::Group { open, tokens: inside });
                }
                '/' if rest.peek() == Some(&'/') => while rest.next_if(|&c| c != '\n').is_some() {},
                '"' => tokens.push(Token::Literal(string(&mut rest))),
                '\'' => tokens.push(quoted(&mut rest)),
                c if c.is_alphanumeric() || c == '_' => {
                    let word = word(c, &mut rest);
                    tokens.push(self.name_or_number(word));
                }
                c if c.is_whitespace() => {}
                c => tokens.push(Token::Mark(c)),
            }
        }
        if let Some((open, _)) = open.pop() {
            return Err(format!("`{open}` is not closed"));
        }
        self.files.push(File { path: path.to_owned(), lines: text.lines().count(), tokens });
        Ok(())
    }

    fn name_or_number(&mut self, word: String) -> Token {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Token::Literal(word.into());
        }
        if let Some((name, _)) = self.names.get_key_value(&*word) {
            let name = Rc::clone(name);
            if let Some(count) = self.names.get_mut(&name) {
                *count += 1;
            }
            return Token::Name(name);
        }
        let name: Rc<str> = word.into();
        self.names.insert(Rc::clone(&name), 1);
        Token::Name(name)
    }
}

fn word(first: char, rest: &mut Peekable<Chars<'_>>) -> String {
    let mut word = String::from(first);
    while let Some(c) = rest.next_if(|&c| c.is_alphanumeric() || c == '_') {
        word.push(c);
    }
    word
}

/// A string up to its closing quote.
fn string(rest: &mut Peekable<Chars<'_>>) -> Box<str> {
    let mut text = String::new();
    while let Some(c) = rest.next() {
        match c {
            '"' => break,
            '\\' => text.extend(['\\'].into_iter().chain(rest.next())),
            c => text.push(c),
        }
    }
    text.into()
}

/// A character, or the mark of a lifetime.
fn quoted(rest: &mut Peekable<Chars<'_>>) -> Token {
    let mut ahead = rest.clone();
    let length = match (ahead.next(), ahead.next()) {
        (Some('\\'), _) => rest.clone().skip(2).position(|c| c == '\'').map(|at| at + 3),
        (Some(_), Some('\'')) => Some(2),
        _ => None,
    };
    let Some(length) = length else {
        return Token::Mark('\'');
    };
    let text: String = rest.by_ref().take(length).take_while(|&c| c != '\'').collect();
    Token::Literal(text.into())
}
