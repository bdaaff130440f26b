use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(transparent)]
struct Page {
    text: String,
}

fn main() {}
