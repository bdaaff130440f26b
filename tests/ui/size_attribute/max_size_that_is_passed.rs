use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(max_size = 2 * size_of::<u32>())]
enum Message<'a> {
    Move { x: u32, y: u32 },
    Name(&'a [u8; 4]),
}

fn main() {}
