use mem_size::{MemSize, Tracer};

struct Foreign;
struct Url;

fn url(_: &Url, _: &mut Tracer<'_>) {}

#[derive(MemSize)]
struct Page {
    #[mem_size(with(Url = url))]
    urls: Vec<(Url, Foreign)>,
}

fn main() {}
