use mem_size::MemSize;

struct Url(String);

fn bytes(url: &Url) -> usize {
    url.0.capacity()
}

#[derive(MemSize)]
struct Link {
    #[mem_size(with = bytes)]
    target: Url,
}

fn main() {}
