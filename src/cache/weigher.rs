//! The functions that caches ask for a weight.

use mem_size_core::MemSize;

use crate::cache::{Charge, Deep, Exclusive, Remembered};

/// The deep size of an entry in bytes, saturating: 0 only where key and value take no memory.
///
/// For the overhead of the cache, or another choice of what is charged, make a [`Weigher`].
///
/// ```
/// use mem_size::cache::weigh_u32;
///
/// let cache = moka::sync::Cache::builder()
///     .weigher(weigh_u32::<String, Vec<u8>>)
///     .max_capacity(1 << 20)
///     .build();
/// cache.insert(String::from("key"), vec![1, 2, 3]);
///
/// let inline = size_of::<(String, Vec<u8>)>();
/// assert_eq!(weigh_u32("key", &[1_u8, 2, 3]), 6);
/// assert_eq!(weigh_u32(&String::from("key"), &vec![1_u8, 2, 3]) as usize, inline + 6);
/// ```
pub fn weigh_u32<K, V>(key: &K, value: &V) -> u32
where
    K: MemSize + ?Sized,
    V: MemSize + ?Sized,
{
    Weigher::deep().weigh_u32(key, value)
}

/// The deep size of an entry in bytes, saturating: 0 only where key and value take no memory.
///
/// ```
/// assert_eq!(mem_size::cache::weigh_u64(&7_u32, &Box::new(8_u16)), size_of::<usize>() as u64 + 6);
/// ```
pub fn weigh_u64<K, V>(key: &K, value: &V) -> u64
where
    K: MemSize + ?Sized,
    V: MemSize + ?Sized,
{
    Weigher::deep().weigh_u64(key, value)
}

/// The deep size of an entry in bytes, saturating: 0 only where key and value take no memory.
///
/// ```
/// assert_eq!(mem_size::cache::weigh_usize(&7_u32, &[0_u8; 10]), 14);
/// ```
pub fn weigh_usize<K, V>(key: &K, value: &V) -> usize
where
    K: MemSize + ?Sized,
    V: MemSize + ?Sized,
{
    Weigher::deep().weigh_usize(key, value)
}

/// Weighs the entries of a cache: what they are charged with, and what the cache takes for each.
///
/// See the [module](crate::cache) for an example, and for the caches that take it as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weigher<C = Deep> {
    charge: C,
    entry_overhead: usize,
}

impl Weigher {
    /// Charges all that an entry leads to.
    #[must_use]
    pub const fn deep() -> Self {
        Self::of(Deep)
    }

    /// Charges what evicting an entry frees.
    #[must_use]
    pub const fn exclusive() -> Weigher<Exclusive> {
        Weigher::of(Exclusive)
    }

    /// Charges what values remember that are [`Weighed`](crate::cache::Weighed).
    ///
    /// ```
    /// use mem_size::cache::{Weighed, Weigher};
    ///
    /// let value = Weighed::new(vec![1_u8, 2, 3]);
    /// let weigher = Weigher::remembered();
    /// assert_eq!(weigher.weigh_usize(&7_u32, &value), 4 + value.weight());
    /// ```
    #[must_use]
    pub const fn remembered() -> Weigher<Remembered> {
        Weigher::of(Remembered)
    }
}

impl<C: Copy> Weigher<C> {
    /// Charges entries by this rule.
    #[must_use]
    pub const fn of(charge: C) -> Self {
        Self { charge, entry_overhead: 0 }
    }

    /// Charges each entry this many bytes more, for what the cache keeps beside key and value;
    /// [`overhead`](crate::cache::overhead) has the numbers for some caches.
    #[must_use]
    pub const fn entry_overhead(mut self, bytes: usize) -> Self {
        self.entry_overhead = bytes;
        self
    }
}

impl<C> Weigher<C> {
    /// The weight of an entry in bytes; `u32::MAX` where it is larger.
    pub fn weigh_u32<K: ?Sized, V: ?Sized>(&self, key: &K, value: &V) -> u32
    where
        C: Charge<K, V>,
    {
        u32::try_from(self.weigh_usize(key, value)).unwrap_or(u32::MAX)
    }

    /// The weight of an entry in bytes.
    pub fn weigh_u64<K: ?Sized, V: ?Sized>(&self, key: &K, value: &V) -> u64
    where
        C: Charge<K, V>,
    {
        u64::try_from(self.weigh_usize(key, value)).unwrap_or(u64::MAX)
    }

    /// The weight of an entry in bytes; sums saturate.
    pub fn weigh_usize<K: ?Sized, V: ?Sized>(&self, key: &K, value: &V) -> usize
    where
        C: Charge<K, V>,
    {
        self.charge.bytes(key, value).saturating_add(self.entry_overhead)
    }
}
