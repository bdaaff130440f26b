use mem_size::MemSize;

struct Foreign;

#[derive(MemSize)]
struct Page<'a> {
    #[mem_size(follow)]
    links: Vec<&'a Foreign>,
}

fn main() {}
