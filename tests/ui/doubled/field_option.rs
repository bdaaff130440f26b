use mem_size::MemSize;

#[derive(MemSize)]
struct Page {
    #[mem_size(skip)]
    #[mem_size(skip = "in the pool")]
    text: String,
}

fn main() {}
