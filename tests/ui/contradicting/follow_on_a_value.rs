use mem_size::MemSize;

#[derive(MemSize)]
struct Page<'a> {
    #[mem_size(follow)]
    text: Option<&'a str>,
}

fn main() {}
