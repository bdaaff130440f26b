//! How each crate is asked for the heap bytes of a value, and which crates can be asked at all.

use std::hint::black_box;
use std::time::{Duration, Instant};

use mem_dbg::SizeFlags;

/// The crates in the order of the tables' columns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Peer {
    MemSize,
    MemDbg,
    GetSize2,
    Deepsize,
    Allocative,
    Datasize,
}

impl Peer {
    pub const ALL: [Self; 6] = [
        Self::MemSize,
        Self::MemDbg,
        Self::GetSize2,
        Self::Deepsize,
        Self::Allocative,
        Self::Datasize,
    ];

    /// The name in the registry.
    pub fn name(self) -> &'static str {
        match self {
            Self::MemSize => "mem-size",
            Self::MemDbg => "mem_dbg",
            Self::GetSize2 => "get-size2",
            Self::Deepsize => "deepsize",
            Self::Allocative => "allocative",
            Self::Datasize => "datasize",
        }
    }

    /// What it is asked, for the legend.
    pub fn question(self) -> &'static str {
        match self {
            Self::MemSize => "`value.heap_size()`",
            Self::MemDbg => {
                "`value.mem_size(SizeFlags::CAPACITY | SizeFlags::FOLLOW_RCS)`, less \
                 `size_of_val`; plain structs are marked `#[mem_size(flat)]`"
            }
            Self::GetSize2 => {
                "`value.get_heap_size_with_tracker(StandardTracker::new())`; without `Rc` or `Arc` \
                 the quicker `value.get_heap_size()`"
            }
            Self::Deepsize => "`value.deep_size_of()`, less `size_of_val`",
            Self::Allocative => {
                "the `total_size()` of its flamegraph, less `size_of_val`; without maps, `Rc` or \
                 `Arc` the quicker `size_of_unique_allocated_data(&value)`"
            }
            Self::Datasize => {
                "`data_size(&value)`; by its documentation `Rc` and `Arc` count nothing"
            }
        }
    }
}

/// What may hold blocks of the value.
#[derive(Clone, Copy)]
pub enum Blocks {
    /// Neither of the below.
    Owned,
    /// Maps.
    Mapped,
    /// `Rc` or `Arc`.
    Shared,
}

/// The heap bytes that a crate tells, and how many places it says it left out.
pub struct Answer {
    pub bytes: usize,
    pub gaps: usize,
}

/// One crate's way to measure one value.
pub struct Way<'a> {
    pub answer: Box<dyn Fn() -> Answer + 'a>,
    /// How long so many measurements take.
    pub time: Box<dyn Fn(u32) -> Duration + 'a>,
}

impl<'a> Way<'a> {
    pub fn new<T>(value: &'a T, heap: impl Fn(&T) -> usize + Copy + 'a) -> Self {
        Self {
            answer: Box::new(move || Answer { bytes: heap(value), gaps: 0 }),
            time: Box::new(move |count| {
                let start = Instant::now();
                for _ in 0..count {
                    black_box(heap(black_box(value)));
                }
                start.elapsed()
            }),
        }
    }
}

/// A value, with a method for each crate that gives its way. Where the crate has no impl for the
/// type, the method is that of [`NoImpl`], so that the compiler decides.
pub struct Probe<'a, T>(pub &'a T, pub Blocks);

#[expect(dead_code, reason = "mem-size has impls for all values so far")]
pub trait NoImpl<'a>: Sized {
    fn mem_size(&self) -> Option<Way<'a>> {
        None
    }
    fn mem_dbg(&self) -> Option<Way<'a>> {
        None
    }
    fn get_size2(&self) -> Option<Way<'a>> {
        None
    }
    fn deepsize(&self) -> Option<Way<'a>> {
        None
    }
    fn allocative(&self) -> Option<Way<'a>> {
        None
    }
    fn datasize(&self) -> Option<Way<'a>> {
        None
    }
}

impl<'a, T> NoImpl<'a> for Probe<'a, T> {}

impl<'a, T: mem_size::MemSize> Probe<'a, T> {
    pub fn mem_size(&self) -> Option<Way<'a>> {
        let value = self.0;
        let way = Way::new(value, T::heap_size);
        let answer = move || {
            let usage = value.mem_usage();
            Answer { bytes: usage.heap, gaps: usage.gaps.total() }
        };
        Some(Way { answer: Box::new(answer), ..way })
    }
}

impl<'a, T: mem_dbg::MemSize> Probe<'a, T> {
    pub fn mem_dbg(&self) -> Option<Way<'a>> {
        const FLAGS: SizeFlags = SizeFlags::CAPACITY.union(SizeFlags::FOLLOW_RCS);
        Some(Way::new(self.0, |value| value.mem_size(FLAGS).wrapping_sub(size_of::<T>())))
    }
}

impl<'a, T: get_size2::GetSize> Probe<'a, T> {
    pub fn get_size2(&self) -> Option<Way<'a>> {
        Some(match self.1 {
            Blocks::Owned | Blocks::Mapped => Way::new(self.0, T::get_heap_size),
            Blocks::Shared => Way::new(self.0, |value| {
                value.get_heap_size_with_tracker(get_size2::StandardTracker::new()).0
            }),
        })
    }
}

impl<'a, T: deepsize::DeepSizeOf> Probe<'a, T> {
    pub fn deepsize(&self) -> Option<Way<'a>> {
        Some(Way::new(self.0, |value| value.deep_size_of().wrapping_sub(size_of::<T>())))
    }
}

impl<'a, T: allocative::Allocative> Probe<'a, T> {
    pub fn allocative(&self) -> Option<Way<'a>> {
        Some(match self.1 {
            Blocks::Owned => {
                Way::new(self.0, |value| allocative::size_of_unique_allocated_data(value))
            }
            Blocks::Mapped | Blocks::Shared => Way::new(self.0, |value| {
                let mut builder = allocative::FlameGraphBuilder::default();
                builder.visit_root(value);
                builder.finish().flamegraph().total_size().wrapping_sub(size_of::<T>())
            }),
        })
    }
}

impl<'a, T: datasize::DataSize> Probe<'a, T> {
    pub fn datasize(&self) -> Option<Way<'a>> {
        Some(Way::new(self.0, datasize::data_size))
    }
}
