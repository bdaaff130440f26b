use mem_size::MemSize;

#[derive(MemSize)]
struct Page {
    #[mem_size(skip = 3)]
    text: String,
    #[mem_size(skip("reason"))]
    title: String,
}

fn main() {}
