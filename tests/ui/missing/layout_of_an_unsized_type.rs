use mem_size::MemSize;

#[derive(MemSize)]
struct Name {
    hash: u32,
    text: str,
}

fn main() {
    println!("{}", mem_size::layout_of::<Name>());
}
