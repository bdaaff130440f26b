use mem_size::{MemSize, Tracer};

struct Url;
struct Unknown<T>(Vec<T>);

fn url(_: &Url, _: &mut Tracer<'_>) {}

#[derive(MemSize)]
struct Page {
    #[mem_size(with(Url = url))]
    urls: Option<Unknown<Url>>,
}

fn main() {}
