use mem_size::MemSize;

#[derive(MemSize)]
struct Page {
    #[mem_size(skip, with = mem_size::with::opaque)]
    text: String,
}

fn main() {}
