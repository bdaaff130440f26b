use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(size = 8)]
struct Name(str);

#[derive(MemSize)]
#[mem_size(max_size = 64, align = 8)]
struct Numbers {
    count: u64,
    numbers: [u64],
}

fn main() {}
