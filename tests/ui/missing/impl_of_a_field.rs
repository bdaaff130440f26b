use mem_size::MemSize;

struct Foreign;

#[derive(MemSize)]
struct Page {
    number: u32,
    foreign: Vec<Foreign>,
}

fn main() {}
