use mem_size::MemSize;

struct Foreign;

#[derive(MemSize)]
struct Node {
    foreign: Foreign,
    next: Option<Box<Node>>,
}

fn main() {}
