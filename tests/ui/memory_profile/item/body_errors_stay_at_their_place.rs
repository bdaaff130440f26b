use mem_size::memory_profile;

#[memory_profile]
fn length(text: &str, more: Vec<u8>) -> usize {
    text.len() + more.length()
}

#[memory_profile]
fn nothing(text: String) -> usize {
    text.len();
}

#[memory_profile]
async fn later(text: String) -> Result<usize, String> {
    text.len()
}

fn main() {}
