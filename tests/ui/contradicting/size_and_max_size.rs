use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(size = 4, max_size = 8)]
struct Page {
    number: u32,
}

fn main() {}
