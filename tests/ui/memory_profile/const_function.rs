use mem_size::memory_profile;

#[memory_profile]
const fn page() -> usize {
    4096
}

fn main() {
    const PAGE: usize = page();
    assert_eq!(PAGE, page());
}
