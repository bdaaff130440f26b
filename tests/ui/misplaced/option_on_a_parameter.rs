use mem_size::MemSize;

#[derive(MemSize)]
struct Page<#[mem_size(skip)] T> {
    text: T,
}

fn main() {}
