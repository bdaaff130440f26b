use mem_size::{MemSize, Tracer};

struct Url(String);

fn bytes(url: &Url, _: &mut Tracer<'_>) -> usize {
    url.0.capacity()
}

#[derive(MemSize)]
struct Link {
    #[mem_size(with = bytes)]
    target: Url,
    #[mem_size(with(Url = bytes))]
    others: Vec<Url>,
}

fn main() {}
