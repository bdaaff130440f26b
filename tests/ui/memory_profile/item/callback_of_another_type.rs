use mem_size::memory_profile;

fn report(text: &str) {
    println!("{text}");
}

#[memory_profile(to = report)]
fn parse() {}

#[memory_profile(to = rport)]
fn misspelt() {}

fn main() {}
