//! How each crate is asked for the heap bytes of a value, in the way that its documentation gives.

use std::sync::atomic::{AtomicBool, Ordering};

/// The crates, in the order of the columns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Crate {
    MemSize,
    MemDbg,
    GetSize2,
    DeepSize,
    Allocative,
    DataSize,
}

impl Crate {
    pub const ALL: [Self; 6] = [
        Self::MemSize,
        Self::MemDbg,
        Self::GetSize2,
        Self::DeepSize,
        Self::Allocative,
        Self::DataSize,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::MemSize => "mem-size",
            Self::MemDbg => "mem_dbg",
            Self::GetSize2 => "get-size2",
            Self::DeepSize => "deepsize",
            Self::Allocative => "allocative",
            Self::DataSize => "datasize",
        }
    }
}

/// Whether the last answer of `mem-size` came with a gap.
pub static HAS_GAP: AtomicBool = AtomicBool::new(false);

/// Whether the impl behind the last answer was written by hand.
pub static BY_HAND: AtomicBool = AtomicBool::new(false);

pub fn mem_size<T: mem_size::MemSize>(value: &T) -> usize {
    value.heap_size()
}

/// As `mem_size`, for values that leave a gap.
pub fn mem_size_usage<T: mem_size::MemSize>(value: &T) -> usize {
    let usage = value.mem_usage();
    HAS_GAP.store(!usage.is_exact(), Ordering::Relaxed);
    usage.heap
}

pub fn mem_dbg<T: mem_dbg::MemSize>(value: &T) -> usize {
    let flags = mem_dbg::SizeFlags::CAPACITY | mem_dbg::SizeFlags::FOLLOW_RCS;
    value.mem_size(flags) - size_of::<T>()
}

/// As `mem_dbg`, where the impl had to be written by hand.
pub fn mem_dbg_by_hand<T: mem_dbg::MemSize>(value: &T) -> usize {
    BY_HAND.store(true, Ordering::Relaxed);
    mem_dbg(value)
}

pub fn get_size2<T: get_size2::GetSize>(value: &T) -> usize {
    value.get_heap_size()
}

/// With the tracker that counts shared blocks once.
pub fn get_size2_tracked<T: get_size2::GetSize>(value: &T) -> usize {
    value.get_heap_size_with_tracker(get_size2::StandardTracker::new()).0
}

pub fn deepsize<T: deepsize::DeepSizeOf>(value: &T) -> usize {
    value.deep_size_of() - size_of::<T>()
}

pub fn allocative<T: allocative::Allocative>(value: &T) -> usize {
    allocative::size_of_unique_allocated_data(value)
}

/// By a flame graph, its only way that counts shared blocks.
pub fn allocative_graph<T: allocative::Allocative>(value: &T) -> usize {
    let mut builder = allocative::FlameGraphBuilder::default();
    builder.visit_root(value);
    builder.finish().flamegraph().total_size().saturating_sub(size_of::<T>())
}

pub fn datasize<T: datasize::DataSize>(value: &T) -> usize {
    datasize::data_size(value)
}

/// As `datasize`, where the impl had to be written by hand.
pub fn datasize_by_hand<T: datasize::DataSize>(value: &T) -> usize {
    BY_HAND.store(true, Ordering::Relaxed);
    datasize(value)
}
