use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(flat bound = "")]
struct Page {
    lines: u32,
}

fn main() {}
