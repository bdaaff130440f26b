use mem_size::memory_profile;

#[memory_profile(nome = "parse", to)]
const fn parse() {}

fn main() {}
