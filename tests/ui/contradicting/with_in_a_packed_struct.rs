use mem_size::MemSize;

#[derive(MemSize)]
#[repr(packed)]
struct Page<'a> {
    #[mem_size(with = mem_size::with::opaque)]
    text: String,
    #[mem_size(follow)]
    next: &'a str,
}

fn main() {}
