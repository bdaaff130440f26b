use mem_size::memory_profile;

#[memory_profile]
struct Page;

#[memory_profile]
impl Page {
    fn number(&self) {}
}

#[memory_profile]
mod pages {}

#[memory_profile]
const PAGE: usize = 4096;

fn main() {
    Page.number();
}
