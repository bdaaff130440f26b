//! Why a place could not be measured, and how often that happened.

use core::fmt;
use core::ops::Add;

macro_rules! gaps {
    ($($(#[doc = $doc:literal])+ $name:ident => $text:literal,)+) => {
        /// Why a place could not be measured. With any gap, the total is a lower bound.
        ///
        /// ```
        /// use core::cell::RefCell;
        /// use mem_size_core::{Gap, MemSize};
        ///
        /// let cell = RefCell::new(vec![1_u8, 2, 3]);
        /// let writing = cell.borrow_mut();
        /// let usage = cell.mem_usage();
        /// assert!(!usage.is_exact());
        /// assert_eq!(usage.gaps.count(Gap::Borrowed), 1);
        /// drop(writing);
        /// assert!(cell.mem_usage().is_exact());
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum Gap {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Gap {
            /// Every reason there is, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
            const COUNT: usize = Self::ALL.len();

            /// The reason in words, without a full stop.
            #[must_use]
            pub const fn reason(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

gaps! {
    /// A `Mutex` or `RwLock` is held, and waiting for it could hang.
    Locked => "lock is held",
    /// A `RefCell` is mutably borrowed.
    Borrowed => "mutably borrowed",
    /// Safe code cannot see what is in a `Cell` or `UnsafeCell`, and it may own memory.
    Cell => "inside a `Cell`",
    /// The type tells nothing about what it owns: `dyn Any`, `dyn Error`, `dyn Fn`, an OS handle.
    Opaque => "type hides its contents",
    /// The type tells no capacity, so that its buffer cannot be sized.
    Capacity => "capacity is not known",
    /// After removals, `capacity()` and the entries left cannot tell how large a hash table is.
    Thinned => "hash table thinned by removals",
    /// The value is nested deeper than the stack allows.
    Depth => "nested too deep",
    /// The measured value is itself a reference; what it points to is borrowed.
    Reference => "root is a reference",
    /// A union does not tell which of its fields is live.
    Union => "union with an owning field",
    /// A field of a packed struct cannot be borrowed.
    Packed => "unaligned field of a packed struct",
    /// A `MaybeUninit` does not tell whether its value is there, which may own memory.
    Uninit => "possibly uninitialized",
    /// A `*mut T`, `NonNull<T>` or `AtomicPtr<T>` does not tell whether it owns its target, nor
    /// does the `*const T` of a type that derives and has a `Drop` of its own, be it in a field or
    /// inline in the type of one.
    ///
    /// Where it does not, say so: `#[mem_size(skip = "not owned")]`. Where it does, only the type
    /// around it knows how much. Implement the trait for that by hand:
    ///
    /// ```
    /// use std::ptr::NonNull;
    /// use mem_size_core::{Block, MemSize, Tracer};
    ///
    /// struct RawVec<T> {
    ///     ptr: NonNull<T>,
    ///     cap: usize,
    ///     len: usize,
    /// }
    ///
    /// impl<T: MemSize> MemSize for RawVec<T> {
    ///     fn trace(&self, tracer: &mut Tracer<'_>) {
    ///         let block = Block::buffer(self.ptr.as_ptr(), self.len, self.cap);
    ///         // SAFETY: the first `len` elements are initialized.
    ///         let present = unsafe { std::slice::from_raw_parts(self.ptr.as_ptr(), self.len) };
    ///         tracer.block_with(block, |tracer| tracer.elements(present));
    ///     }
    /// }
    ///
    /// let mut names = std::mem::ManuallyDrop::new(Vec::with_capacity(4));
    /// names.push(String::from("Ada"));
    /// let ptr = NonNull::new(names.as_mut_ptr()).unwrap();
    /// let raw = RawVec { ptr, cap: names.capacity(), len: names.len() };
    /// assert_eq!(raw.heap_size(), names.heap_size());
    /// assert!(raw.mem_usage().is_exact());
    /// # drop(std::mem::ManuallyDrop::into_inner(names));
    /// ```
    Pointer => "a raw pointer may own its target",
    /// Memory that is not the allocator's: a mapped file, memory of another library or of a device.
    Foreign => "memory of another allocator",
    /// The owner of the memory tells only an estimate of its size, which should not be too large:
    /// like any size with a gap it is taken for a lower bound.
    Estimated => "estimated by its owner",
    /// A block that only `Weak`s keep, of a type whose size only a live value tells.
    Dead => "dead block of unknown size",
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.reason())
    }
}

/// How many places could not be measured, by reason.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Gaps {
    counts: [u32; Gap::COUNT],
}

impl Gaps {
    /// How many places could not be measured for this reason.
    #[must_use]
    pub fn count(&self, gap: Gap) -> usize {
        self.counts.get(gap as usize).map_or(0, |&count| count as usize)
    }

    /// How many places could not be measured at all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().fold(0, |sum, &count| sum.saturating_add(count as usize))
    }

    /// Whether everything could be measured.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        let mut rest: &[u32] = &self.counts;
        while let [count, tail @ ..] = rest {
            if *count != 0 {
                return false;
            }
            rest = tail;
        }
        true
    }

    /// The reasons that occurred, each with how often.
    pub fn iter(&self) -> impl Iterator<Item = (Gap, usize)> + use<> {
        let gaps = *self;
        Gap::ALL.iter().map(move |&gap| (gap, gaps.count(gap))).filter(|&(_, count)| count > 0)
    }

    /// Counts one more place, for a [`Sink`](crate::Sink) that adds up gaps itself.
    pub fn add(&mut self, gap: Gap) {
        if let Some(count) = self.counts.get_mut(gap as usize) {
            *count = count.saturating_add(1);
        }
    }

    /// Sets how many places could not be measured for this reason.
    #[cfg(feature = "serde")]
    pub(crate) fn set(&mut self, gap: Gap, times: u32) {
        if let Some(count) = self.counts.get_mut(gap as usize) {
            *count = times;
        }
    }

    pub(crate) fn since(mut self, earlier: Self) -> Self {
        for (count, before) in self.counts.iter_mut().zip(earlier.counts) {
            *count = count.saturating_sub(before);
        }
        self
    }
}

impl Add for Gaps {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count = count.saturating_add(more);
        }
        self
    }
}

impl fmt::Debug for Gaps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// `no gaps`, or `3 gaps: 2 × lock is held, 1 × mutably borrowed`.
impl fmt::Display for Gaps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.total() {
            0 => return f.write_str("no gaps"),
            1 => f.write_str("1 gap: ")?,
            total => write!(f, "{total} gaps: ")?,
        }
        for (nth, (gap, count)) in self.iter().enumerate() {
            let comma = if nth == 0 { "" } else { ", " };
            write!(f, "{comma}{count} × {gap}")?;
        }
        Ok(())
    }
}
