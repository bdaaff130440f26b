use mem_size::MemSize;

#[derive(MemSize)]
struct Page {
    #[mem_size(skp)]
    text: String,
}

fn main() {}
