use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(flat)]
struct Page {
    number: u32,
    text: String,
}

fn main() {}
