use mem_size::memory_profile;

#[memory_profile(to = stderr name = "parse")]
fn parse() {}

fn main() {}
