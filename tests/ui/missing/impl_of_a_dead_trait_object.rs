use std::rc::Weak;

use mem_size::MemSize;

trait Plug: MemSize {}

type AnyPlug = Weak<dyn Plug>;

#[derive(MemSize)]
struct Host {
    plug: AnyPlug,
}

fn main() {}
