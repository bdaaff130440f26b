use mem_size::memory_profile;

#[memory_profile(nome = "parse", name = "parse")]
fn parse() {}

fn main() {}
