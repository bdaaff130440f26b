use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(flat, flat)]
struct Page {
    lines: u32,
}

fn main() {}
