use mem_size::MemSize;

#[derive(MemSize)]
struct Page {
    #[mem_size(flat)]
    lines: u32,
}

fn main() {}
