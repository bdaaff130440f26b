use mem_size::MemSize;

struct Foreign<T: ?Sized>(Box<T>);

#[derive(MemSize)]
struct Handlers {
    handlers: Foreign<dyn Fn(&str)>,
}

fn main() {}
