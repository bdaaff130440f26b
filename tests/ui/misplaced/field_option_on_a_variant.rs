use mem_size::MemSize;

fn measure<T>(_: &T, _: &mut mem_size::Tracer<'_>) {}

#[derive(MemSize)]
enum Page {
    #[mem_size(with = measure)]
    Text(String),
}

fn main() {}
