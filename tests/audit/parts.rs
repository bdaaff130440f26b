//! Blocks that are told in parts, and several in one.

use mem_size::{Block, MemSize, Tracer, audit};

use crate::{Outcome, only};

/// A buffer that is told by two views, the second of which overlaps the first.
struct Views(Box<[u8]>);

impl MemSize for Views {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let ((first, _), (_, second)) = (self.0.split_at(60), self.0.split_at(40));
        tracer.shared_view(Block::holding(first), None);
        tracer.shared_view(Block::holding(second), None);
    }
}

#[test]
fn views_into_one_buffer_are_one_block() -> Outcome {
    let all = audit(|| Views(vec![7; 100].into()))?;
    assert_eq!((only(&all), all.measured.bytes), ([0; 4], 100));
    Ok(())
}

#[test]
fn views_that_leave_out_a_part_are_told_with_their_sum() -> Outcome {
    /// Of which the last bytes are shown by nobody.
    struct Short(Views);

    impl MemSize for Short {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            let (first, rest) = self.0.0.split_at(60);
            tracer.shared_view(Block::holding(first), None);
            tracer.shared_view(Block::holding(rest.split_at(30).0), None);
        }
    }

    let short = audit(|| Short(Views(vec![7; 100].into())))?;
    assert_eq!(only(&short), [0, 0, 1, 0]);
    assert_eq!(
        short.resized.first().map(|block| (block.measured, block.allocated)),
        Some((90, 100))
    );
    Ok(())
}

/// Parts of a buffer by their ends, of which each leaves something out.
struct Gappy(Box<[u8]>, Vec<[usize; 2]>);

impl MemSize for Gappy {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("parts", &self.1);
        for &[from, to] in &self.1 {
            let part = self.0.get(from..to).unwrap_or_default();
            tracer.shared_view(Block::holding(part), None);
        }
    }
}

#[test]
fn views_that_do_not_adjoin_are_no_repetition() -> Outcome {
    let parts = audit(|| Gappy(vec![7; 100].into(), vec![[10, 30], [40, 60], [90, 100]]))?;
    assert_eq!(only(&parts), [0, 0, 1, 0]);
    assert_eq!(parts.resized.first().map(|block| block.measured), Some(50));

    let all = audit(|| Gappy(vec![7; 100].into(), vec![[0, 30], [60, 100], [30, 60]]))?;
    assert_eq!((only(&all), all.measured.bytes), ([0; 4], all.allocated.bytes));
    Ok(())
}

/// Chunks of which only the sum is told.
struct Arena {
    chunks: [Box<[u8]>; 3],
    told: usize,
}

impl MemSize for Arena {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.arena(self.told, |_| {});
    }
}

fn arena(told: usize) -> Arena {
    Arena { chunks: [10, 20, 30].map(|len| vec![7; len].into()), told }
}

#[test]
fn arena_stands_for_all_its_blocks() -> Outcome {
    let all = audit(|| arena(60))?;
    assert_eq!(only(&all), [0; 4]);
    assert_eq!((all.allocated.blocks, all.measured.blocks), (3, 1));
    Ok(())
}

#[test]
fn arena_with_a_wrong_sum_is_told_beside_its_blocks() -> Outcome {
    let wrong = audit(|| arena(61))?;
    assert_eq!(only(&wrong), [3, 0, 0, 1]);
    assert_eq!(wrong.dark.iter().map(|block| block.size).sum::<usize>(), 60);
    assert_eq!(arena(0).chunks.len(), 3);
    Ok(())
}
