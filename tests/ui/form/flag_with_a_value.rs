use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(flat = true)]
struct Page<'a> {
    #[mem_size(follow = yes)]
    text: &'a str,
}

fn main() {}
