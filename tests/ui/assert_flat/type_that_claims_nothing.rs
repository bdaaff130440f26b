//! A type that owns nothing, but does not say so.

use mem_size::{MemSize, assert_flat};

#[derive(MemSize)]
struct Point {
    x: f32,
    y: f32,
}

assert_flat!(Point);

fn main() {}
