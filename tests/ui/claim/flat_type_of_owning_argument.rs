use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(flat)]
struct Page<T> {
    value: T,
}

// A type of std's would be shown with its source, where that is installed.
#[derive(MemSize)]
struct Text(String);

fn main() {
    let page = Page { value: Text(String::new()) };
    println!("{}", page.deep_size());
}
