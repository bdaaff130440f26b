//! Among values that can be measured, one that cannot.

use mem_size::compare;

struct Opaque;

fn main() {
    let opaque = vec![Opaque];
    let _ = compare! {
        "list" => vec![1, 2],
        "opaque" => opaque,
    };
}
