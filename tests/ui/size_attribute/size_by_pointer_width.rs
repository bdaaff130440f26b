use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(size = { 64 => 8, _ => 7 })]
struct Session {
    id: [u8; 9],
}

fn main() {}
