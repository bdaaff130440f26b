use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(size = "24", max_size, align = { })]
struct Page {
    number: u32,
}

#[derive(MemSize)]
#[mem_size(max_size = { 64 = 8 }, align = 8 8)]
struct Line {
    number: u32,
}

fn main() {}
