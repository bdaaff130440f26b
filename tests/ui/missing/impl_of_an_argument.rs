use mem_size::MemSize;

struct Foreign;

#[derive(MemSize)]
struct Page<T> {
    value: T,
}

fn main() {
    let page = Page { value: Foreign };
    println!("{}", page.deep_size());
}
