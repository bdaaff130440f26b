use std::rc::Weak;

use mem_size::MemSize;

trait Plug: MemSize {}

#[derive(MemSize)]
struct Host {
    plug: Weak<dyn Plug>,
}

fn main() {}
