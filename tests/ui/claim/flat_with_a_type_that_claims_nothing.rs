use mem_size::MemSize;

#[derive(MemSize)]
struct Line {
    number: u32,
}

#[derive(MemSize)]
#[mem_size(flat)]
enum Page {
    Lines([Line; 2]),
}

fn main() {}
