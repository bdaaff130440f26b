//! What the tests of all allocators share: blocks of random sizes and alignments.

use std::alloc::{GlobalAlloc, Layout};

/// How many blocks a test asks for.
pub const REQUESTS: usize = 10_000;

/// A block, freed at the end of its life.
pub struct Block<'a, A: GlobalAlloc> {
    pub layout: Layout,
    pub address: *mut u8,
    allocator: &'a A,
}

impl<'a, A: GlobalAlloc> Block<'a, A> {
    /// A block of this layout.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    pub fn new(allocator: &'a A, layout: Layout) -> Self {
        assert!(layout.size() > 0, "Rust asks for no empty blocks");
        // SAFETY: the size is not 0.
        let address = unsafe { allocator.alloc(layout) };
        assert!(!address.is_null(), "{layout:?}");
        Self { layout, address, allocator }
    }
}

impl<A: GlobalAlloc> Drop for Block<'_, A> {
    fn drop(&mut self) {
        // SAFETY: the block came from this allocator, with this layout.
        unsafe { self.allocator.dealloc(self.address, self.layout) };
    }
}

/// Layouts at random, the same each time: sizes up to 1 MiB, as many of each number of binary
/// digits, and alignments up to a power of two.
pub fn layouts(largest_align: u32) -> impl Iterator<Item = Layout> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    (0..REQUESTS).map(move |_| {
        let digits = random.below(20);
        let size = (1 << digits) + random.below(1 << digits);
        let align = 1 << random.below(largest_align as usize + 1);
        Layout::from_size_align(size, align).expect("small numbers")
    })
}

/// Xorshift: 64 bits, good enough for sizes.
pub struct Random(pub u64);

impl Random {
    /// A number less than `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Asks for a block of each layout and frees half of them in between, so that blocks are used
/// again; `look` is told of each block.
pub fn with_reuse<A: GlobalAlloc>(allocator: &A, align: u32, mut look: impl FnMut(&Block<'_, A>)) {
    let mut random = Random(7);
    let mut blocks = Vec::new();
    for (nth, layout) in layouts(align).enumerate() {
        let block = Block::new(allocator, layout);
        look(&block);
        blocks.push(block);
        if nth % 2 == 0 {
            blocks.swap_remove(random.below(blocks.len()));
        }
    }
}
