use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(skip)]
struct Page {
    text: String,
}

fn main() {}
