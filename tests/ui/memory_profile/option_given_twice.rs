use mem_size::memory_profile;

#[memory_profile(name = "parse", to = log, name = "other")]
fn parse() {}

fn main() {}
