use mem_size::MemSize;

struct Foreign;

#[derive(MemSize)]
enum Page {
    Text(String),
    Cover { foreign: Foreign },
}

fn main() {}
