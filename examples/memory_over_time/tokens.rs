//! Rust source as trees of tokens: enough to see where the memory of a parser goes.

use std::collections::HashMap;
use std::rc::Rc;

use mem_size::MemSize;
use proc_macro2::{Delimiter, LexError, TokenStream, TokenTree};

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
        brackets: Brackets,
        tokens: Vec<Token>,
    },
}

#[derive(MemSize)]
enum Brackets {
    Round,
    Square,
    Curly,
    None,
}

impl Program {
    /// Adds a file, or tells what the compiler's lexer would refuse.
    pub(crate) fn parse(&mut self, path: &str, text: &str) -> Result<(), String> {
        let stream: TokenStream = text.parse().map_err(|error: LexError| error.to_string())?;
        let tokens = self.tokens(stream);
        self.files.push(File { path: path.to_owned(), lines: text.lines().count(), tokens });
        Ok(())
    }

    fn tokens(&mut self, stream: TokenStream) -> Vec<Token> {
        let token = |tree| match tree {
            TokenTree::Ident(ident) => Token::Name(self.name(ident.to_string())),
            TokenTree::Literal(literal) => Token::Literal(literal.to_string().into()),
            TokenTree::Punct(punct) => Token::Mark(punct.as_char()),
            TokenTree::Group(group) => Token::Group {
                brackets: match group.delimiter() {
                    Delimiter::Parenthesis => Brackets::Round,
                    Delimiter::Bracket => Brackets::Square,
                    Delimiter::Brace => Brackets::Curly,
                    Delimiter::None => Brackets::None,
                },
                tokens: self.tokens(group.stream()),
            },
        };
        stream.into_iter().map(token).collect()
    }

    fn name(&mut self, name: String) -> Rc<str> {
        if let Some((name, _)) = self.names.get_key_value(&*name) {
            let name = Rc::clone(name);
            if let Some(count) = self.names.get_mut(&name) {
                *count += 1;
            }
            return name;
        }
        let name: Rc<str> = name.into();
        self.names.insert(Rc::clone(&name), 1);
        name
    }
}
