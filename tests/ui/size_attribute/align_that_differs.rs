use mem_size::MemSize;

const LINE: usize = 64;

#[derive(MemSize)]
#[mem_size(size = 64, align = LINE)]
#[repr(align(32))]
struct Line([u8; 64]);

fn main() {}
