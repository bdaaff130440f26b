use mem_size::{MemSize, Tracer};

fn measure(_: &u32, _: &mut Tracer<'_>) {}

#[derive(MemSize)]
struct Page {
    #[mem_size(with = measure)]
    text: String,
    #[mem_size(with = nowhere)]
    title: String,
}

fn main() {}
