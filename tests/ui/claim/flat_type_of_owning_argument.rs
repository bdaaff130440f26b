use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(flat)]
struct Page<T> {
    value: T,
}

fn main() {
    let page = Page { value: String::new() };
    println!("{}", page.deep_size());
}
