use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(flat)]
struct Page {
    #[mem_size(with = mem_size::with::opaque)]
    lines: u32,
}

fn main() {}
