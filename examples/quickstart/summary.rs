//! The numbers, and whether the allocator agrees with them.

use std::fmt::{Display, Write as _};

use mem_size::{MemUsage, thread_alloc_stats};

/// What the allocator holds for a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Live {
    bytes: isize,
    blocks: isize,
}

/// Builds a value, and tells what the allocator handed out for it and still holds.
pub(crate) fn counted<T>(build: impl FnOnce() -> T) -> Result<(T, Live), String> {
    let stats = || thread_alloc_stats().map_err(|error| error.to_string());
    let before = stats()?;
    let value = build();
    let after = stats()?;
    let bytes = after.live_bytes - before.live_bytes;
    Ok((value, Live { bytes, blocks: after.live_blocks - before.live_blocks }))
}

/// Writes the numbers; fails when the measured heap is not what the allocator handed out.
pub(crate) fn write(usage: &MemUsage, live: Live, out: &mut String) -> Result<(), String> {
    let heap = Live { bytes: usage.heap.cast_signed(), blocks: usage.blocks.cast_signed() };
    let blocks = |live: Live| format!("in {} blocks", live.blocks);
    line(out, "shallow", usage.shallow, "");
    line(out, "heap", usage.heap, &blocks(heap));
    line(out, "  payload", usage.payload(), "");
    line(out, "  spare", usage.spare, "reserved for absent elements");
    line(out, "  overhead", usage.overhead, "counters, control bytes, links, padding");
    line(out, "  shared", usage.shared, "any of these, behind Rc or Arc");
    line(out, "deep", usage.deep(), "shallow + heap");
    line(out, "gaps", usage.gaps.total(), "places that could not be measured");
    let verdict = if live == heap { "the same as the heap" } else { "NOT the heap" };
    line(out, "allocator", live.bytes, &format!("{}: {verdict}", blocks(live)));
    if live == heap {
        return Ok(());
    }
    let (bytes, blocks) = (heap.bytes - live.bytes, heap.blocks - live.blocks);
    Err(format!("measured heap and allocator differ by {bytes:+} bytes and {blocks:+} blocks"))
}

fn line(out: &mut String, name: &str, value: impl Display, note: &str) {
    let value = value.to_string();
    let line = format!("{name:<10} {value:>9}  {note}");
    let _ = writeln!(out, "{}", line.trim_end());
}
