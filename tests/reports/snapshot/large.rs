//! How much memory it takes to write, read and compare large reports: the multiples of their size
//! that `src/guide/schema.md` gives. `benches/snapshot` tells them, and the times, of a million
//! nodes.

#[path = "../../../benches/snapshot/tree.rs"]
mod tree;

use mem_size::{Report, profile};

use tree::Shape;

/// The result of a piece of work, the bytes that it keeps, and the most that it took meanwhile.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
fn measured<T>(work: impl FnOnce() -> T) -> (T, usize, usize) {
    let (result, profile) = profile(work);
    let counts = profile.counts.unwrap();
    (result, counts.live_bytes.cast_unsigned(), counts.peak_bytes.cast_unsigned())
}

/// Nodes come to a list that doubles: so some shapes need more for each of them than others.
#[test]
fn memory_is_a_small_multiple_of_the_report() {
    for (levels, fan_out) in [(4, 8), (4, 9), (4, 10), (4, 11), (3, 22), (2, 140)] {
        let shape = Shape { levels, fan_out };
        let (before, size, _) = measured(|| shape.report(0));
        let after = shape.report(1);
        let (json, _, peak) = measured(|| before.to_json());
        assert!(peak < size, "{shape:?}: {peak} bytes to write {size}");
        let (read, kept, peak) = measured(|| Report::from_json(&json).unwrap());
        assert!(peak < 4 * kept, "{shape:?}: {peak} bytes to read {kept}");
        assert_eq!(read, before);
        let (diff, _, peak) = measured(|| after.since(&read));
        assert!(peak < 3 * size, "{shape:?}: {peak} bytes to compare reports of {size}");
        assert_eq!(diff.changes.len(), shape.nodes());
        let (same, _, peak) = measured(|| after.since(&after));
        assert!(same.is_empty() && peak < size, "{shape:?}: {peak} bytes to compare {size}");
    }
}
