use mem_size::MemSize;

#[derive(MemSize)]
#[mem_size(crate = "mem_size")]
struct Page {
    text: String,
}

#[derive(MemSize)]
#[mem_size(crate = <T as Trait>::Type)]
struct Cover {
    text: String,
}

fn main() {}
