use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(size = 8)]
struct Name(str);

fn main() {}
