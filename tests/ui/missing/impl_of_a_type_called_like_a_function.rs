use std::collections::HashMap;

use mem_size::MemSize;

struct Handler;

trait Listener {}

#[derive(MemSize)]
struct Handlers {
    handler: Handler,
    by_name: HashMap<String, Handler>,
    listener: Box<dyn Fn(&str)>,
    listeners: Vec<Box<dyn Listener>>,
}

fn main() {}
