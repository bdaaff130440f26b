use mem_size::{MemSize, Tracer};

struct Url;

fn url(_: &Url, _: &mut Tracer<'_>) {}

#[derive(MemSize)]
#[mem_size(with = url)]
struct Whole(u8);

#[derive(MemSize)]
struct Forms {
    #[mem_size(with())]
    nothing: Vec<Url>,
    #[mem_size(with(url))]
    no_type: Vec<Url>,
    #[mem_size(with(Url: url))]
    colon: Vec<Url>,
    #[mem_size(with(Url = |url, tracer| ()))]
    closure: Vec<Url>,
}

#[derive(MemSize)]
#[mem_size(flat, with(Url = url))]
struct Flat(Option<Url>);

#[derive(MemSize)]
#[repr(packed)]
#[mem_size(with(Url = url))]
struct Packed(Option<Url>);

fn main() {}
