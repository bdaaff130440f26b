use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(max_size = 8)]
struct Name(std::path::Path);

fn main() {}
