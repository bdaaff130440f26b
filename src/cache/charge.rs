//! What an entry of a cache is charged with.

use mem_size_core::{MemSize, Tracer};

use crate::cache::Weighed;
use crate::cache::exclusive::exclusive_heap;

/// What an entry is charged with. [`Deep`], [`Exclusive`] and [`Remembered`] are there; a rule of
/// your own is an impl:
///
/// ```
/// use mem_size::MemSize;
/// use mem_size::cache::{Charge, Weigher};
///
/// /// The keys lie in a table of the program and are charged to nobody.
/// #[derive(Clone, Copy)]
/// struct ValueOnly;
///
/// impl<K, V: MemSize> Charge<K, V> for ValueOnly {
///     fn bytes(&self, _: &K, value: &V) -> usize {
///         value.deep_size()
///     }
/// }
///
/// let weigher = Weigher::of(ValueOnly).entry_overhead(40);
/// assert_eq!(weigher.weigh_u64(&"a key", &7_u32), 44);
/// ```
pub trait Charge<K: ?Sized, V: ?Sized> {
    /// The bytes of this entry, without those of the cache itself.
    fn bytes(&self, key: &K, value: &V) -> usize;
}

/// All that the entry leads to: the deep size of key and value, and what they share once.
///
/// What entries share is charged to each of them. That suits values that only the cache holds, and
/// values that are handles themselves, as an `Arc` that callers get a clone of: how many of these
/// there are changes while the entry stays in the cache.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deep;

/// What evicting the entry frees: its inline bytes, and all blocks that are gone once key and value
/// are dropped. What handles outside the entry keep is not charged.
///
/// The rule is that of the handles themselves: a shared block goes with the last strong handle. So
/// a block is charged when all its strong handles lie in the entry, in blocks that are charged or
/// inline; where `Weak`s outside keep it, only what its value owns. The weights of all entries
/// together are never more than what the allocator has handed out.
///
/// ```
/// use std::sync::Arc;
/// use mem_size::cache::Weigher;
///
/// let title: Arc<str> = Arc::from("a title of which there is one copy");
/// // Key and value share it, and nobody else has it.
/// let (key, value) = (Arc::clone(&title), (title, 7_u32));
/// let alone = Weigher::exclusive().weigh_usize(&key, &value);
/// assert_eq!(alone, Weigher::deep().weigh_usize(&key, &value));
///
/// // Now evicting the entry would not free it.
/// let outside = Arc::clone(&key);
/// let inline = size_of_val(&key) + size_of_val(&value);
/// assert_eq!(Weigher::exclusive().weigh_usize(&key, &value), inline);
/// # drop(outside);
/// ```
///
/// # Cost
///
/// One walk as for [`Deep`], and where it meets shared blocks a second one: linear in what the
/// entry leads to, including what is not charged. To stay out of a large block that many entries
/// share, mark the field `#[mem_size(skip)]`.
///
/// # Edge cases
///
/// - It says what holds at the moment. A block that several entries share is charged to none of
///   them, until just one of them is left; that one is charged when it is weighed again.
/// - Handles that do not tell their counts, such as `SmolStr` and `Pin<Rc<T>>`, may have others
///   outside: what they lead to is not charged.
/// - Cycles of strong handles are not freed by a drop, and not charged.
/// - A block whose value is gone, and which only `Weak`s keep, does not tell how many of these
///   there are. It is not charged, also where the entry has the only one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exclusive;

/// The deep size of the key, and the weight that the value remembers: takes O(1), but for the key.
///
/// What key and value share is charged to both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remembered;

impl<K: MemSize + ?Sized, V: MemSize + ?Sized> Charge<K, V> for Deep {
    fn bytes(&self, key: &K, value: &V) -> usize {
        inline(key, value).saturating_add(Pair(key, value).heap_size())
    }
}

impl<K: MemSize + ?Sized, V: MemSize + ?Sized> Charge<K, V> for Exclusive {
    fn bytes(&self, key: &K, value: &V) -> usize {
        let pair = Pair(key, value);
        let usage = pair.mem_usage();
        let heap = if usage.shared == 0 { usage.heap } else { exclusive_heap(&pair) };
        inline(key, value).saturating_add(heap)
    }
}

impl<K: MemSize + ?Sized, V, C> Charge<K, Weighed<V, C>> for Remembered {
    fn bytes(&self, key: &K, value: &Weighed<V, C>) -> usize {
        key.deep_size().saturating_add(value.weight())
    }
}

fn inline<K: ?Sized, V: ?Sized>(key: &K, value: &V) -> usize {
    size_of_val(key).saturating_add(size_of_val(value))
}

/// An entry as one root, so that what key and value share counts once.
struct Pair<'e, K: ?Sized, V: ?Sized>(&'e K, &'e V);

impl<K: MemSize + ?Sized, V: MemSize + ?Sized> MemSize for Pair<'_, K, V> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("key", self.0);
        tracer.field("value", self.1);
    }
}
