use mem_size::MemSize;

#[derive(MemSize)]
struct Page<'a> {
    #[mem_size(with = mem_size::with::opaque)]
    #[mem_size(follow)]
    text: &'a str,
}

fn main() {}
