use std::borrow::Cow;

use mem_size::MemSize;

type Text<'a> = &'a str;

#[derive(MemSize)]
struct Page<'a> {
    #[mem_size(follow)]
    text: Option<Cow<'a, str>>,
    #[mem_size(follow)]
    titles: Vec<Text<'a>>,
}

fn main() {}
