//! What it costs that a type counts its live values: one made and dropped, against the same type
//! without the field.
//!
//! `cargo bench --bench instances`; with `-- --test` everything runs once.

use divan::{Bencher, black_box};
use mem_size::LiveCount;

fn main() {
    divan::main();
}

/// How many values are made and dropped together.
const VALUES: u32 = 1000;

struct Plain {
    _number: u32,
}

struct Counted {
    _number: u32,
    _live: LiveCount<Self>,
}

#[divan::bench(threads = [1, 2])]
fn make_and_drop_plain(bencher: Bencher<'_, '_>) {
    bencher.counter(VALUES).bench(|| {
        for number in 0..VALUES {
            black_box(Plain { _number: number });
        }
    });
}

#[divan::bench(threads = [1, 2])]
fn make_and_drop_counted(bencher: Bencher<'_, '_>) {
    bencher.counter(VALUES).bench(|| {
        for number in 0..VALUES {
            black_box(Counted { _number: number, _live: LiveCount::new() });
        }
    });
}
