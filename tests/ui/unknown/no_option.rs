use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size]
struct Page {
    #[mem_size()]
    text: String,
    #[mem_size = "skip"]
    title: String,
    #[mem_size("skip")]
    author: String,
}

fn main() {}
