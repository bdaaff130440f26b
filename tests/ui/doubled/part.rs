use mem_size::{MemSize, Tracer};

mod url {
    pub struct Url;
}

fn url(_: &url::Url, _: &mut Tracer<'_>) {}

fn other<T>(_: &T, _: &mut Tracer<'_>) {}

#[derive(MemSize)]
struct Page {
    #[mem_size(with(url::Url = url, url::Url = other))]
    twice: Vec<url::Url>,
    #[mem_size(with(Url = url, String = other, url::Url = other))]
    covered: Vec<(url::Url, String)>,
}

fn main() {}
