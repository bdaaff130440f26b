use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(size = { 46 => 8, 32 => 4 })]
struct Page {
    number: u32,
}

#[derive(MemSize)]
#[mem_size(size = { 32 => 4, 32 => 8 })]
struct Line {
    number: u32,
}

#[derive(MemSize)]
#[mem_size(size = { _ => 4, 32 => 8 })]
struct Word {
    number: u32,
}

fn main() {}
