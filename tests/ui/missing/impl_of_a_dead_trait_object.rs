use std::rc::Weak;

use mem_size::MemSize;

trait Plug: MemSize {}

type AnyPlug = dyn Plug;

#[derive(MemSize)]
struct Host {
    plug: Weak<AnyPlug>,
}

fn main() {}
