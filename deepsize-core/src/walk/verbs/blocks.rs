//! The verbs for blocks: with one owner, shared, estimated, followed.

use crate::MemSize;
use crate::event::{Ownership, RefCounts};
use crate::gap::Gap;
use crate::walk::block::Block;
use crate::walk::cold::{BlockVisit, ColdPath, once};
use crate::walk::sums::Sums;
use crate::walk::tracer::Tracer;
use crate::with::{Own, TraceBy};

/// The vocabulary of [`MemSize::trace`] for blocks.
impl Tracer<'_> {
    /// Counts a block that the value owns alone and whose contents own nothing. A block of size 0
    /// counts nothing.
    ///
    /// ```
    /// use mem_size_core::{Block, MemSize, Tracer};
    ///
    /// struct Samples(Vec<f32>);
    ///
    /// impl MemSize for Samples {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         let Self(samples) = self;
    ///         tracer.block(Block::buffer(samples.as_ptr(), samples.len(), samples.capacity()));
    ///     }
    /// }
    ///
    /// assert_eq!(Samples(Vec::with_capacity(10)).heap_size(), 10 * size_of::<f32>());
    /// ```
    #[inline]
    pub fn block(&mut self, block: Block) {
        self.add_reported(&block, Ownership::Sole);
        self.note_block(block);
    }

    /// Counts a block that the value owns alone, and traces its contents.
    ///
    /// A block of size 0 counts nothing, but its contents are traced. [`MemSize`] and
    /// [`pointee`](Self::pointee) have examples.
    #[inline]
    pub fn block_with(&mut self, block: Block, contents: impl FnOnce(&mut Tracer<'_>)) {
        self.block_with_contents(true, block, contents);
    }

    /// `block_with`, where it is known whether the contents may own further blocks.
    #[inline]
    pub(in crate::walk) fn block_with_contents(
        &mut self,
        may_own_blocks: bool,
        block: Block,
        contents: impl FnOnce(&mut Tracer<'_>),
    ) {
        self.add_reported(&block, Ownership::Sole);
        if self.must_take_cold_path(&block, may_own_blocks) {
            let block = block.pieces();
            self.with_walk(|walk, sink| {
                ColdPath::block_with(walk, sink, block, &mut once(contents));
            });
        } else {
            contents(self);
        }
    }

    /// Counts a block that other handles may share, and traces its contents: both only when the
    /// walk meets the block for the first time.
    ///
    /// The block is known again by its address, so it must have one that all handles agree on.
    /// `counts` is asked only where the answer matters, for it touches the block; where the handle
    /// does not tell them it answers `None`, and the block is recorded in any case.
    ///
    /// ```
    /// use mem_size_core::{Block, MemSize, Tracer};
    ///
    /// /// A handle of another crate that does not tell its counts.
    /// struct Handle(&'static [u64]);
    ///
    /// impl MemSize for Handle {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         tracer.shared(Block::holding(self.0), || None, |tracer| tracer.elements(self.0));
    ///     }
    /// }
    ///
    /// static NUMBERS: [u64; 9] = [7; 9];
    /// let handles = [Handle(&NUMBERS), Handle(&NUMBERS)];
    /// assert_eq!(handles.heap_size(), size_of_val(&NUMBERS));
    /// ```
    #[inline]
    pub fn shared(
        &mut self,
        block: Block,
        counts: impl Fn() -> Option<RefCounts>,
        contents: impl FnOnce(&mut Tracer<'_>),
    ) {
        self.shared_over(block, &block, counts, contents);
    }

    /// `shared`, with contents that lie in `extent`, as a block of size 0 does not tell where.
    pub(crate) fn shared_over(
        &mut self,
        block: Block,
        extent: &Block,
        counts: impl Fn() -> Option<RefCounts>,
        contents: impl FnOnce(&mut Tracer<'_>),
    ) {
        let first = self.with_walk(|walk, sink| {
            if walk.mode().slow {
                return ColdPath::shared_block(walk, sink, block.pieces(), counts());
            }
            let is_lone = || counts().is_some_and(|counts| counts.strong == 1);
            let is_first = walk.first_visit_dyn(block.address(), &is_lone);
            walk.note_extent(&block);
            is_first
        });
        if !first {
            return;
        }
        self.add_reported(&block, Ownership::Shared(None));
        if self.must_take_cold_path(extent, true) {
            let (block, contents) = (block.pieces(), &mut once(contents));
            self.with_walk(|walk, sink| ColdPath::shared_contents(walk, sink, block, contents));
        } else {
            contents(self);
        }
    }

    /// Counts the part of a shared buffer that a handle shows, where nothing tells how large the
    /// buffer is. Each byte counts once, however many parts show it, and not if a root or a
    /// followed target has counted it. The result is a lower bound: leave a gap beside it.
    ///
    /// `part` must have an address, or nothing is counted. A listener hears of a block of the bytes
    /// that are new. A part that overlaps or adjoins an earlier one counts as the same block. Spare
    /// bytes count unless another part shows some of these bytes.
    ///
    /// ```
    /// use mem_size_core::{Block, Gap, MemSize, Tracer};
    ///
    /// /// Some bytes of a buffer that others see, too.
    /// struct View(&'static [u8]);
    ///
    /// impl MemSize for View {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         tracer.shared_view(Block::holding(self.0), None);
    ///         tracer.gap(Gap::Capacity);
    ///     }
    /// }
    ///
    /// static BUFFER: [u8; 100] = [0; 100];
    /// let views = [View(&BUFFER[..60]), View(&BUFFER[40..80])];
    /// assert_eq!(views.heap_size(), 80);
    /// assert_eq!(views.mem_usage().blocks, 1);
    /// ```
    pub fn shared_view(&mut self, part: Block, counts: Option<RefCounts>) {
        let part = part.pieces();
        self.with_walk(|walk, sink| ColdPath::shared_view(walk, sink, part, counts));
    }

    /// `shared_view` of values that are visited afterwards, of which nothing tells the counts.
    #[cfg(any(feature = "im-15", feature = "imbl-7"))]
    pub(crate) fn shared_view_to_visit(&mut self, part: Block) {
        let part = part.pieces();
        self.with_walk(|walk, sink| ColdPath::shared_view_to_visit(walk, sink, part));
    }

    /// Counts several blocks of which the bytes are known, but not their number, and traces what
    /// lies in them: an arena. They count as one block.
    ///
    /// ```
    /// use mem_size_core::{MemSize, Tracer};
    ///
    /// struct Bump {
    ///     allocated_bytes: usize,
    /// }
    ///
    /// impl MemSize for Bump {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         tracer.arena(self.allocated_bytes, |_| {});
    ///     }
    /// }
    ///
    /// let bump = Bump { allocated_bytes: 4096 };
    /// assert_eq!(bump.heap_size(), 4096);
    /// ```
    pub fn arena(&mut self, bytes: usize, contents: impl FnOnce(&mut Tracer<'_>)) {
        let (block, contents) = (Block::new(bytes), &mut once(contents));
        self.add_reported(&block, Ownership::Sole);
        let visit = BlockVisit { blocks: None, ..BlockVisit::SOLE };
        self.with_walk(|walk, sink| {
            ColdPath { walk, sink }.visit_block_with(&block, visit, contents);
        });
    }

    /// Counts as many bytes as the owner of the memory has estimated, as one block, and leaves
    /// [`Gap::Estimated`]. All sizes are lower bounds then, so take a low estimate.
    ///
    /// ```
    /// use mem_size_core::{Gap, MemSize, Tracer};
    ///
    /// struct Index;
    ///
    /// impl Index {
    ///     fn memory_usage(&self) -> usize {
    ///         4096
    ///     }
    /// }
    ///
    /// impl MemSize for Index {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         tracer.estimated(self.memory_usage());
    ///     }
    /// }
    ///
    /// let usage = Index.mem_usage();
    /// assert_eq!((usage.heap, usage.gaps.count(Gap::Estimated)), (4096, 1));
    /// ```
    pub fn estimated(&mut self, bytes: usize) {
        self.arena(bytes, |_| {});
        self.gap(Gap::Estimated);
    }

    /// Treats the target of a reference as owned: its `size_of_val(target)` bytes count as a block
    /// of the value, once however many references lead to it, and so does what it owns.
    ///
    /// ```
    /// use mem_size_core::{MemSize, Tracer};
    ///
    /// struct Row<'a>(&'a String);
    ///
    /// impl MemSize for Row<'_> {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         tracer.follow(self.0);
    ///     }
    /// }
    ///
    /// let name = String::from("Ada");
    /// assert_eq!([Row(&name), Row(&name)].heap_size(), size_of::<String>() + 3);
    /// ```
    pub fn follow<T: MemSize + ?Sized>(&mut self, target: &T) {
        self.__follow_by(Own, target);
    }

    /// `follow`, with the target measured as `how` says; for derived code.
    #[doc(hidden)]
    pub fn __follow_by<T: TraceBy<How> + ?Sized, How: Copy>(&mut self, how: How, target: &T) {
        self.with_walk(|walk, sink| ColdPath::follow(walk, sink, how, target));
    }

    /// Adds a block as an impl reports it, however large.
    #[inline]
    fn add_reported(&mut self, block: &Block, ownership: Ownership) {
        if Sums::is_huge(block) {
            let block = block.pieces();
            return self.with_walk(|walk, _| ColdPath::huge_block(walk, block, ownership));
        }
        match ownership {
            Ownership::Sole => self.sums.add(block),
            Ownership::Shared(_) => self.sums.add_shared(block),
        }
    }
}
