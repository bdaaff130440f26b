//! Numbers that cannot be, as a wrong impl may tell them, saturate: no overflow, no small number.

use mem_size::{Block, MemSize, RefCounts, Tracer};

/// Reports a block of so many bytes, so many times, in each of the ways.
struct Claims {
    bytes: usize,
    times: usize,
}

impl MemSize for Claims {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let block = || Block::new(self.bytes).spare(self.bytes).overhead(self.bytes);
        for _ in 0..self.times {
            tracer.block(block());
            tracer.block_with(block(), |_| {});
            tracer.shared(block(), || Some(RefCounts::new(1, 0)), |_| {});
        }
    }
}

fn saturates(value: &impl MemSize) {
    let usage = value.mem_usage();
    assert_eq!((usage.heap, usage.spare, usage.overhead), (usize::MAX, usize::MAX, usize::MAX));
    assert_eq!((usage.deep(), usage.payload()), (usize::MAX, 0));
    assert_eq!((value.heap_size(), value.deep_size()), (usize::MAX, usize::MAX));
    let mut tracer = Tracer::new();
    tracer.measure(value);
    assert_eq!(tracer.usage().deep(), usize::MAX);
}

#[test]
fn sums_of_impossible_blocks_saturate() {
    for bytes in [usize::MAX, usize::MAX / 2, usize::MAX / 5] {
        saturates(&Claims { bytes, times: 9 });
        // Among elements, beside real blocks before and after, and below a box.
        let vec = vec![Claims { bytes, times: 9 }, Claims { bytes: 10, times: 1 }];
        saturates(&(String::from("before"), vec, Box::new(String::from("after"))));
    }
}

#[test]
fn possible_blocks_are_added_up() {
    let usage = Claims { bytes: 7, times: 5 }.mem_usage();
    assert_eq!((usage.heap, usage.blocks, usage.shared), (7 * 15, 15, 7 * 5));
}

#[test]
fn one_byte_and_one_block_are_singular() {
    assert_eq!(1_u8.mem_usage().to_string(), "1 byte deep (1 shallow + 0 heap in 0 blocks)");
    let boxed = Box::new([0_u8; 3]);
    let (deep, shallow) = (boxed.deep_size(), boxed.shallow_size());
    let text = format!("{deep} bytes deep ({shallow} shallow + 3 heap in 1 block)");
    assert_eq!(boxed.mem_usage().to_string(), text);
}

#[test]
fn tracer_shows_its_sums() {
    let mut tracer = Tracer::new();
    let usage = tracer.measure(&1_u8);
    assert_eq!(format!("{tracer:?}"), format!("Tracer {{ usage: {usage:?}, .. }}"));
}
