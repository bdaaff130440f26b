use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(flut, skip)]
struct Page {
    #[mem_size(skip, skip)]
    text: String,
    #[mem_size(with = "measure", follow)]
    title: String,
}

fn main() {}
