use mem_size::{HasLayout, MemSize};

#[derive(MemSize)]
#[mem_size(max_size = 8)]
struct Pair<T> {
    first: T,
    second: T,
}

const _: usize = Pair::<u32>::LAYOUT.size;
const _: usize = Pair::<[u8; 6]>::LAYOUT.size;

fn main() {}
