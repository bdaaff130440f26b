use mem_size::memory_profile;

struct Text(String);

impl Text {
    #[memory_profile]
    fn moves_twice(self) -> (String, String) {
        (self.0, self.0)
    }

    #[memory_profile]
    fn gives_another_type(self) -> usize {
        self.0
    }

    #[memory_profile]
    fn keeps_what_is_dropped(self, text: String) -> &'static str {
        &text
    }

    #[memory_profile]
    fn changes_what_is_not_mut(self, text: String) {
        self.0.push('x');
        text.push('x');
    }
}

#[memory_profile]
fn has_a_pattern_that_may_fail(Some(text): Option<String>) -> String {
    text
}

#[memory_profile]
fn has_unused_parameters(unused: String, (first, _): (u8, u8)) {
    #![deny(unused_variables)]
}

fn main() {}
