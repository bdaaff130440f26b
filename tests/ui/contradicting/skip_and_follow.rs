use mem_size::MemSize;

#[derive(MemSize)]
struct Page<'a> {
    #[mem_size(follow, skip)]
    text: &'a str,
}

fn main() {}
