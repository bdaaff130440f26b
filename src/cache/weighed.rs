//! A value that remembers its weight.

use core::borrow::Borrow;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::ops::Deref;

use mem_size_core::{MemSize, Tracer};

use crate::cache::{Charge, Deep};

/// A value that remembers its weight, for caches that ask again and again and forbid that the
/// answer changes.
///
/// The weight is that of the value, charged by `C`, with its inline bytes and those of the weight
/// itself. It is taken anew by [`update`](Self::update) and [`reweigh`](Self::reweigh).
///
/// ```
/// use mem_size::cache::Weighed;
///
/// let mut names = Weighed::new(vec![String::from("Ada")]);
/// assert_eq!(names.len(), 1);
/// let before = names.weight();
/// names.update(|names| names[0].push_str(" Lovelace"));
/// assert!(names.weight() > before);
/// ```
///
/// In a cache, [`Weigher::remembered`](crate::cache::Weigher::remembered) asks for it.
///
/// # Edge cases
///
/// - A clone has the weight of what it was cloned from: caches hand out clones, of which an `Arc`
///   is one that costs nothing. A clone of a collection may be smaller, for it has no spare room;
///   `reweigh` it before it goes into a cache by itself.
/// - What changes behind a shared reference, in a lock or a cell, changes no weight.
pub struct Weighed<V, C = Deep> {
    value: V,
    weight: usize,
    charge: PhantomData<C>,
}

impl<V: MemSize> Weighed<V> {
    /// A value of which all that it leads to is charged.
    #[must_use]
    pub fn new(value: V) -> Self {
        Self::charged(value)
    }
}

impl<V, C: Charge<(), V> + Default> Weighed<V, C> {
    /// A value that is charged by another rule.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use mem_size::cache::{Exclusive, Weighed};
    ///
    /// let shared: Arc<[u8]> = Arc::from([0; 1000]);
    /// let value = Weighed::<_, Exclusive>::charged(Arc::clone(&shared));
    /// assert_eq!(value.weight(), size_of_val(&value));
    /// ```
    #[must_use]
    pub fn charged(value: V) -> Self {
        let mut weighed = Self { value, weight: 0, charge: PhantomData };
        weighed.reweigh();
        weighed
    }

    /// Changes the value, and weighs it again, even where `change` panics.
    pub fn update<R>(&mut self, change: impl FnOnce(&mut V) -> R) -> R {
        let reweigh = Reweigh(self);
        change(&mut reweigh.0.value)
    }

    /// Weighs the value again; gives the new weight.
    pub fn reweigh(&mut self) -> usize {
        let beside = size_of::<Self>().saturating_sub(size_of::<V>());
        self.weight = C::default().bytes(&(), &self.value).saturating_add(beside);
        self.weight
    }
}

impl<V, C> Weighed<V, C> {
    /// The weight in bytes, as it was when the value was weighed last.
    pub const fn weight(&self) -> usize {
        self.weight
    }

    /// The value.
    pub fn into_inner(self) -> V {
        self.value
    }
}

/// Weighs the value again when it goes.
struct Reweigh<'w, V, C: Charge<(), V> + Default>(&'w mut Weighed<V, C>);

impl<V, C: Charge<(), V> + Default> Drop for Reweigh<'_, V, C> {
    fn drop(&mut self) {
        self.0.reweigh();
    }
}

impl<V: MemSize, C> MemSize for Weighed<V, C> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("value", &self.value);
    }

    fn is_flat() -> bool {
        V::is_flat()
    }
}

impl<V, C> Deref for Weighed<V, C> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.value
    }
}

impl<V, C> AsRef<V> for Weighed<V, C> {
    fn as_ref(&self) -> &V {
        &self.value
    }
}

impl<V, C> Borrow<V> for Weighed<V, C> {
    fn borrow(&self) -> &V {
        &self.value
    }
}

impl<V, C: Charge<(), V> + Default> From<V> for Weighed<V, C> {
    fn from(value: V) -> Self {
        Self::charged(value)
    }
}

impl<V: Default, C: Charge<(), V> + Default> Default for Weighed<V, C> {
    fn default() -> Self {
        Self::charged(V::default())
    }
}

impl<V: Clone, C> Clone for Weighed<V, C> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), weight: self.weight, charge: PhantomData }
    }
}

impl<V: fmt::Debug, C> fmt::Debug for Weighed<V, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, weight, charge: _ } = self;
        f.debug_struct("Weighed").field("value", value).field("weight", weight).finish()
    }
}

impl<V: fmt::Display, C> fmt::Display for Weighed<V, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// As the values compare; so do `Ord` and `Hash`.
impl<V: PartialEq, C> PartialEq for Weighed<V, C> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<V: Eq, C> Eq for Weighed<V, C> {}

impl<V: PartialOrd, C> PartialOrd for Weighed<V, C> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<V: Ord, C> Ord for Weighed<V, C> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<V: Hash, C> Hash for Weighed<V, C> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}
