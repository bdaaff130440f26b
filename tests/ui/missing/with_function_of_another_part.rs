use mem_size::{MemSize, Tracer};

struct Url;

fn text(_: &String, _: &mut Tracer<'_>) {}

#[derive(MemSize)]
struct Page {
    #[mem_size(with(Url = text))]
    urls: Vec<Url>,
}

fn main() {}
