use mem_size::MemSize;

#[derive(MemSize)]
struct Page {
    #[mem_size(with = "measure::page")]
    text: String,
}

fn main() {}
