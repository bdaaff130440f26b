use mem_size::memory_profile;

trait Parse {
    #[memory_profile]
    fn parse(&self, text: &str) -> usize;
}

fn main() {}
