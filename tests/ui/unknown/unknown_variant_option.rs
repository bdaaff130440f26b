use mem_size::MemSize;

#[derive(MemSize)]
enum Page {
    #[mem_size(ignore)]
    Blank,
}

fn main() {}
