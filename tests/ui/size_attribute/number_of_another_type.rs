use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(size = -1)]
struct Name([u8; 4]);

fn main() {}
