use mem_size::MemSize;

trait Plug {}

#[derive(MemSize)]
struct Host {
    plugs: Vec<Box<dyn Plug>>,
}

fn main() {}
