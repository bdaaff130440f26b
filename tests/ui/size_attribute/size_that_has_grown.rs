use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(size = 16)]
struct Session {
    id: u64,
    seen: u64,
    flags: u32,
}

fn main() {}
