use mem_size::MemSize;

#[derive(MemSize)]
union Page {
    #[mem_size(with = mem_size::with::opaque)]
    lines: u32,
}

fn main() {}
