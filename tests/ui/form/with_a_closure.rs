use mem_size::MemSize;

#[derive(MemSize)]
struct Page {
    #[mem_size(with = |text, tracer| ())]
    text: String,
    #[mem_size(with)]
    title: String,
    #[mem_size(with = )]
    author: String,
}

fn main() {}
