use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(bound = "T = MemSize")]
struct Page<T> {
    text: T,
}

#[derive(MemSize)]
#[mem_size(bound = T)]
struct Cover<T> {
    text: T,
}

#[derive(MemSize)]
#[mem_size(bound = "where T: MemSize")]
struct Clause<T> {
    text: T,
}

#[derive(MemSize)]
#[mem_size(bound = "T")]
struct Parameter<T> {
    text: T,
}

fn main() {}
