//! A report of a million nodes: how long it takes to write, read and compare it, how large the file
//! is, and how much memory that needs beside the report, which `tests/reports/snapshot/large.rs`
//! holds.
//!
//! `cargo bench --bench snapshot --features snapshot,json`

mod tree;

use std::hint::black_box;
use std::time::Instant;

use mem_size::{CountingAlloc, JsonError, Report, profile};

use tree::Shape;

#[global_allocator]
static ALLOCATOR: CountingAlloc = CountingAlloc::new();

const SHAPE: Shape = Shape { levels: 6, fan_out: 10 };

fn main() -> Result<(), JsonError> {
    let nodes = SHAPE.nodes();
    let (before, size) = measured("build", nodes, || SHAPE.report(0));
    println!("{nodes} nodes, {} B each in memory", size / nodes);
    let after = SHAPE.report(1);
    let (json, _) = measured("write", nodes, || before.to_json());
    println!("  file: {} B a node", json.len() / nodes);
    let (read, _) = measured("read", nodes, || Report::from_json(&json));
    let read = read?;
    assert!(read == before, "it comes back as it was");
    let (diff, _) = measured("compare with itself", nodes, || read.since(&before));
    assert!(diff.is_empty(), "nothing has changed");
    let (diff, _) = measured("compare, all changed", nodes, || after.since(&before));
    println!("  {} changes", diff.changes.len());
    let (text, _) = measured("show as Markdown", nodes, || diff.markdown().to_string());
    println!("  {} B", text.len());
    let (json, _) = measured("write the difference", nodes, || diff.to_json());
    println!("  file: {} B a change", json.len() / diff.changes.len());
    let (text, _) = measured("text tree", nodes, || read.tree().depth(3).to_string());
    black_box(text);
    Ok(())
}

/// The result of a piece of work and the bytes that it keeps; prints what it took.
fn measured<T>(name: &str, nodes: usize, work: impl FnOnce() -> T) -> (T, usize) {
    let start = Instant::now();
    let (result, profile) = profile(work);
    let elapsed = start.elapsed();
    let per_node = |bytes: isize| bytes.unsigned_abs() / nodes;
    let kept = profile.counts.map_or(0, |counts| {
        let (kept, peak) = (per_node(counts.live_bytes), per_node(counts.peak_bytes));
        println!("{name}: {elapsed:.1?}, keeps {kept} B a node, {peak} B at most");
        counts.live_bytes.unsigned_abs()
    });
    (result, kept)
}
