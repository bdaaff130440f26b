use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(bound = "")]
struct Page<T> {
    values: Vec<T>,
}

fn main() {}
