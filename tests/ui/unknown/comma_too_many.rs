use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(flat,, size = 4)]
struct Page {
    lines: u32,
}

#[derive(MemSize)]
struct Cover {
    #[mem_size(, skip)]
    text: String,
}

fn main() {}
