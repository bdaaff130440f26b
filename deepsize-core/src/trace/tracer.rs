//! The tracer: adds up what impls report, decides what counts, and tells a listener.

use core::any::type_name;

use crate::MemSize;
use crate::gap::Gap;
use crate::trace::block::{Address, Block, Counts};
use crate::trace::known::Known;
use crate::trace::seen::SeenSet;
use crate::trace::sink::{BlockEvent, Label, Place, Sink};
use crate::trace::stack::StackGuard;
use crate::usage::MemUsage;

/// Walks values and adds up the blocks they own, each once.
///
/// [`MemSize::deep_size`] and its kin make a tracer for one value. Make one yourself to measure
/// several roots and count what they share once, or to listen to the walk with a [`Sink`]:
///
/// ```
/// use std::sync::Arc;
/// use mem_size_core::Tracer;
///
/// let shared: Arc<[u8]> = Arc::from(vec![0; 1000]);
/// let (first, second) = (vec![Arc::clone(&shared)], vec![shared]);
/// let mut tracer = Tracer::new();
/// let first = tracer.measure(&first);
/// let second = tracer.measure(&second);
/// assert!(first.heap > 1000);
/// assert_eq!(second.heap, size_of::<Arc<[u8]>>());
/// ```
///
/// Roots are borrowed as long as the tracer lives, so that no address is handed out twice. A root
/// that lies inside another is counted once when it is measured before the other.
///
/// # For impls
///
/// The other methods are the vocabulary of [`MemSize::trace`]. What adds to the heap size:
///
/// | verb | adds |
/// |---|---|
/// | [`block`](Self::block), [`block_with`](Self::block_with) | the block's size |
/// | [`shared`](Self::shared) | the block's size, when it is met for the first time |
/// | [`follow`](Self::follow) | `size_of_val(target)`, once per address |
/// | all others | nothing themselves; what they trace may |
pub struct Tracer<'a> {
    usage: MemUsage,
    seen: SeenSet,
    known: Known,
    stack: StackGuard,
    /// Whether each place wants a closer look: someone listens, or a known range is near.
    slow: bool,
    watch: Watch,
    /// Whether handles can move while we look, so that even a lone one is recorded.
    moving: bool,
    /// Whether blocks are recorded as known ranges: below a followed reference, another may lead into them.
    following: bool,
    root: Root,
    sink: Option<&'a mut dyn Sink>,
}

/// What to do about known ranges inside the inline bytes being traced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Watch {
    /// There are none.
    Off,
    /// Pass over them: these inline bytes were counted without them.
    Skip,
    /// Pass over them and take their bytes off the block around them.
    TakeBack,
}

/// What the present measurement started from.
struct Root {
    address: usize,
    type_name: &'static str,
}

impl Default for Tracer<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// Asking.
impl<'a> Tracer<'a> {
    /// A tracer that has seen nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            usage: MemUsage::default(),
            seen: SeenSet::default(),
            known: Known::new(),
            stack: StackGuard::new(),
            slow: false,
            watch: Watch::Off,
            moving: false,
            following: false,
            root: Root { address: 0, type_name: "" },
            sink: None,
        }
    }

    /// A tracer that tells `sink` all it meets.
    #[must_use]
    pub fn with_sink(sink: &'a mut dyn Sink) -> Self {
        Self { sink: Some(sink), slow: true, ..Self::new() }
    }

    /// Measures a root; what an earlier root of this tracer has counted is not counted again.
    pub fn measure<T: MemSize + ?Sized>(&mut self, root: &'a T) -> MemUsage {
        let before = self.usage;
        let (address, size) = extent(root);
        let overlap = self.known.overlap(address, size);
        if size > 0 && overlap == size {
            return MemUsage::default();
        }
        self.usage.shallow = self.usage.shallow.saturating_add(size - overlap);
        self.root = Root { address, type_name: type_name::<T>() };
        self.stack.arm();
        self.visit_known(root, overlap, |tracer| {
            tracer.enter(Label::Root, root, 1);
            tracer.start(|tracer| root.trace(tracer));
            tracer.leave();
        });
        self.usage.since(before)
    }

    /// What all roots together have come to.
    #[must_use]
    pub fn usage(&self) -> MemUsage {
        self.usage
    }
}

/// The vocabulary of [`MemSize::trace`].
impl Tracer<'_> {
    /// Traces a field of the value; of a tuple, `name` is its number.
    #[inline]
    pub fn field<T: MemSize + ?Sized>(&mut self, name: &'static str, value: &T) {
        if self.slow { self.place_slow(Label::Field(name), value) } else { value.trace(self) }
    }

    /// Traces a field by a function of its own.
    #[inline]
    pub fn field_with<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        contents: impl FnOnce(&mut Self),
    ) {
        if self.slow {
            if self.watch != Watch::Off && self.passes_over(value) {
                return;
            }
            self.enter(Label::Field(name), value, 1);
            contents(self);
            self.leave();
        } else {
            contents(self);
        }
    }

    /// Notes a field of a packed struct: it cannot be borrowed, so it leaves a gap unless it is flat.
    #[inline]
    pub fn packed_field<T: MemSize>(&mut self, name: &'static str) {
        if self.sink.is_some() {
            self.enter_unborrowed::<T>(name);
        }
        if !T::is_flat() {
            self.gap(Gap::Packed);
        }
        if self.sink.is_some() {
            self.leave();
        }
    }

    /// Traces the fields of the live variant of `value`, an enum.
    #[inline]
    pub fn variant<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        fields: impl FnOnce(&mut Self),
    ) {
        if self.slow {
            self.enter(Label::Variant(name), value, 1);
            fields(self);
            self.leave();
        } else {
            fields(self);
        }
    }

    /// Notes a field that is left out on demand: its inline bytes count, what it owns does not.
    #[inline]
    pub fn skipped<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        reason: Option<&'static str>,
    ) {
        if self.slow {
            self.enter(Label::Field(name), value, 1);
            if let Some(sink) = &mut self.sink {
                sink.skipped(reason);
            }
            self.leave();
        }
    }

    /// Notes a live variant that is left out on demand, with all its fields.
    #[inline]
    pub fn skipped_variant<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        reason: Option<&'static str>,
    ) {
        self.variant(name, value, |tracer| {
            if let Some(sink) = &mut tracer.sink {
                sink.skipped(reason);
            }
        });
    }

    /// Traces the elements of a sequence or a set, unless they are flat.
    #[inline]
    pub fn elements<'e, T, I>(&mut self, elements: I)
    where
        T: MemSize + 'e,
        I: IntoIterator<Item = &'e T, IntoIter: ExactSizeIterator>,
    {
        if size_of::<T>() == 0 {
            return;
        }
        if self.slow {
            self.elements_slow(Label::Element, elements.into_iter());
        } else if !T::is_flat() {
            for element in elements {
                element.trace(self);
            }
        }
    }

    /// Traces elements that lie inside the value itself, as those of an array do, unless they are flat.
    #[inline]
    pub fn inline_elements<T: MemSize>(&mut self, elements: &[T]) {
        if self.slow {
            self.inline_elements_slow(elements);
        } else if !T::is_flat() {
            for element in elements {
                element.trace(self);
            }
        }
    }

    /// Traces the keys and values of a map, unless both are flat.
    #[inline]
    pub fn entries<'e, K, V, I>(&mut self, entries: I)
    where
        K: MemSize + 'e,
        V: MemSize + 'e,
        I: IntoIterator<Item = (&'e K, &'e V), IntoIter: ExactSizeIterator + Clone>,
    {
        if self.slow {
            let entries = entries.into_iter();
            self.elements_slow(Label::Key, entries.clone().map(|(key, _)| key));
            self.elements_slow(Label::Value, entries.map(|(_, value)| value));
            return;
        }
        match (K::is_flat(), V::is_flat()) {
            (true, true) => {}
            (false, true) => entries.into_iter().for_each(|(key, _)| key.trace(self)),
            (true, false) => entries.into_iter().for_each(|(_, value)| value.trace(self)),
            (false, false) => entries.into_iter().for_each(|(key, value)| {
                key.trace(self);
                value.trace(self);
            }),
        }
    }

    /// Traces what a pointer points to, inside a block just reported.
    #[inline]
    pub fn pointee<T: MemSize + ?Sized>(&mut self, value: &T) {
        self.item(Label::Pointee, value);
    }

    /// Counts a block that the value owns alone and whose contents own nothing.
    #[inline]
    pub fn block(&mut self, block: Block) {
        self.count(&block);
        if self.slow || self.known.near(block.address().unwrap_or(0), block.size) {
            self.block_slow(&block);
        }
    }

    /// Counts a block that the value owns alone, and traces its contents.
    ///
    /// A block of size 0 counts nothing, but its contents are traced.
    #[inline]
    pub fn block_with(&mut self, block: Block, contents: impl FnOnce(&mut Self)) {
        self.count(&block);
        if self.slow || self.may_touch_known(&block) {
            self.block_with_slow(&block, contents);
        } else {
            self.hop(contents);
        }
    }

    /// Counts a block that other handles may share, and traces its contents: both only when the
    /// walk meets the block for the first time.
    ///
    /// The block is known again by its address, so it must have one that all handles agree on.
    /// `counts` is asked only where the answer matters, for it touches the block.
    #[inline]
    pub fn shared(
        &mut self,
        block: Block,
        counts: impl Fn() -> Counts,
        contents: impl FnOnce(&mut Self),
    ) {
        let moving = self.moving || self.following;
        let first = match block.address() {
            Some(address) => {
                self.seen.first_visit(address, || !moving && counts().strong == 1)
            }
            None => true,
        };
        if self.sink.is_some() {
            self.tell_block(&block, Some(counts()), first);
        }
        if first {
            self.count(&block);
            self.usage.shared = self.usage.shared.saturating_add(block.size);
            self.hop(contents);
        }
    }

    /// Treats the target of a reference as owned: its bytes count as a block of the value, once per address.
    pub fn follow<T: MemSize + ?Sized>(&mut self, target: &T) {
        let (address, size) = extent(target);
        let overlap = self.known.overlap(address, size);
        // A handle met before may own the target: then its block begins just before it.
        let owned = Block::counted(target).address().is_some_and(|block| self.seen.contains(block));
        if size == 0 || overlap == size || owned {
            return;
        }
        let block = Block::new(size - overlap).starting_at(target);
        self.count(&block);
        self.tell_block(&block, None, true);
        self.with_slow(|tracer| {
            let before = core::mem::replace(&mut tracer.following, true);
            tracer.visit_known(target, overlap, |tracer| {
                tracer.enter(Label::Pointee, target, 1);
                tracer.hop(|tracer| target.trace(tracer));
                tracer.leave();
            });
            tracer.following = before;
        });
    }

    /// Notes that the value is a reference: it owns nothing, and as a root it leaves a gap.
    #[inline]
    pub fn reference<R>(&mut self, reference: &R) {
        if core::ptr::from_ref(reference).addr() == self.root.address
            && type_name::<R>() == self.root.type_name
        {
            self.gap(Gap::Reference);
        }
    }

    /// Traces the contents of a lock or another place out of which a handle may be moved by
    /// another thread meanwhile: each shared block in it is recorded, even with one handle.
    #[inline]
    pub fn locked(&mut self, contents: impl FnOnce(&mut Self)) {
        let before = core::mem::replace(&mut self.moving, true);
        contents(self);
        self.moving = before;
    }

    /// Notes that something here could not be measured.
    #[cold]
    pub fn gap(&mut self, gap: Gap) {
        self.usage.gaps.add(gap);
        if let Some(sink) = &mut self.sink {
            sink.gap(gap);
        }
    }
}

/// Shared by the verbs.
impl Tracer<'_> {
    #[inline]
    fn count(&mut self, block: &Block) {
        self.usage.heap = self.usage.heap.saturating_add(block.size);
        self.usage.spare = self.usage.spare.saturating_add(block.spare);
        self.usage.overhead = self.usage.overhead.saturating_add(block.overhead);
        self.usage.blocks = self.usage.blocks.saturating_add(usize::from(block.size != 0));
    }

    /// Whether a root or a followed target could lie in this block.
    #[inline]
    fn may_touch_known(&self, block: &Block) -> bool {
        let (start, size) = reach(block);
        self.known.near(start, size)
    }

    /// Counts so many blocks of one kind, whose addresses nobody asks for.
    pub(crate) fn blocks(&mut self, count: usize, block: Block) {
        self.usage.heap = self.usage.heap.saturating_add(block.size.saturating_mul(count));
        self.usage.spare = self.usage.spare.saturating_add(block.spare.saturating_mul(count));
        self.usage.overhead = self.usage.overhead.saturating_add(block.overhead.saturating_mul(count));
        self.usage.blocks = self.usage.blocks.saturating_add(count);
    }

    /// Whether a listener wants to hear of each block by itself.
    #[inline]
    pub(crate) fn is_listening(&self) -> bool {
        self.slow
    }

    /// Traces a value that sits in a block.
    #[inline]
    pub(crate) fn item<T: MemSize + ?Sized>(&mut self, label: Label, value: &T) {
        let (address, size) = extent(value);
        if self.slow || self.known.near(address, size) {
            self.item_slow(label, value);
        } else {
            value.trace(self);
        }
    }

    /// Goes through a pointer, on fresh stack if need be.
    #[inline]
    fn hop(&mut self, contents: impl FnOnce(&mut Self)) {
        if self.stack.is_low() { self.grow(contents) } else { contents(self) }
    }

    /// Starts a walk; a small stack is left at once, not somewhere in the middle of a wide value.
    fn start(&mut self, contents: impl FnOnce(&mut Self)) {
        if self.stack.is_small() { self.grow(contents) } else { contents(self) }
    }

    #[cfg(feature = "std")]
    #[cold]
    #[inline(never)]
    fn grow(&mut self, contents: impl FnOnce(&mut Self)) {
        match self.stack.next_segment() {
            Some(size) => stacker::grow(size, || {
                let before = self.stack.enter(size);
                contents(self);
                self.stack.leave(before);
            }),
            None if self.stack.is_low() => self.gap(Gap::Depth),
            None => contents(self),
        }
    }

    #[cfg(not(feature = "std"))]
    #[cold]
    #[inline(never)]
    fn grow(&mut self, contents: impl FnOnce(&mut Self)) {
        if self.stack.is_low() { self.gap(Gap::Depth) } else { contents(self) }
    }

    #[cold]
    #[inline(never)]
    fn place_slow<T: MemSize + ?Sized>(&mut self, label: Label, value: &T) {
        if self.watch != Watch::Off && self.passes_over(value) {
            return;
        }
        self.enter(label, value, 1);
        value.trace(self);
        self.leave();
    }

    #[cold]
    #[inline(never)]
    fn item_slow<T: MemSize + ?Sized>(&mut self, label: Label, value: &T) {
        let (address, size) = extent(value);
        let overlap = self.known.overlap(address, size);
        if overlap > 0 && overlap == size {
            self.take_back(size);
            return;
        }
        self.enter(label, value, 1);
        self.with_watch(overlap, Watch::TakeBack, |tracer| value.trace(tracer));
        self.leave();
    }

    #[cold]
    #[inline(never)]
    fn elements_slow<'e, T: MemSize + 'e>(
        &mut self,
        label: Label,
        elements: impl ExactSizeIterator<Item = &'e T>,
    ) {
        if !T::is_flat() && size_of::<T>() > 0 {
            elements.for_each(|element| self.place_slow(label, element));
            return;
        }
        let count = elements.len();
        let mut elements = elements.peekable();
        if let (Some(first), Some(sink)) = (elements.peek(), &mut self.sink) {
            sink.enter(&Place {
                label,
                type_name: type_name::<T>(),
                size: count.saturating_mul(size_of::<T>()),
                count,
                address: Some(core::ptr::from_ref(*first).addr()),
            });
            sink.leave();
        }
        if self.watch == Watch::TakeBack {
            elements.for_each(|element| {
                let (address, size) = extent(element);
                self.take_back(self.known.overlap(address, size));
            });
        }
    }

    #[cold]
    #[inline(never)]
    fn inline_elements_slow<T: MemSize>(&mut self, elements: &[T]) {
        if T::is_flat() || size_of::<T>() == 0 {
            self.elements_slow(Label::Element, elements.iter());
            return;
        }
        for element in elements {
            if self.watch == Watch::Off || !self.passes_over(element) {
                self.enter(Label::Element, element, 1);
                element.trace(self);
                self.leave();
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn block_slow(&mut self, block: &Block) {
        self.tell_block(block, None, true);
        if let Address::Start(start) = block.at {
            self.take_back(self.known.overlap(start, block.size));
            self.record(block);
        }
    }

    #[cold]
    #[inline(never)]
    fn block_with_slow(&mut self, block: &Block, contents: impl FnOnce(&mut Self)) {
        self.tell_block(block, None, true);
        let (start, size) = reach(block);
        let overlap = self.known.overlap(start, size);
        self.with_watch(overlap, Watch::TakeBack, |tracer| tracer.hop(contents));
        self.record(block);
    }

    /// Below a followed reference, another one may lead into this block.
    fn record(&mut self, block: &Block) {
        if let (true, Address::Start(start)) = (self.following, block.at) {
            self.known.insert(start, block.size);
        }
    }

    /// Visits a root or a followed target, whose range becomes known: before its contents, so that
    /// cycles end in it, or after them where an earlier range lies inside it and must be found there.
    fn visit_known<T: ?Sized>(&mut self, value: &T, overlap: usize, visit: impl FnOnce(&mut Self)) {
        let (address, size) = extent(value);
        if overlap == 0 {
            self.known.insert(address, size);
        }
        self.with_watch(overlap, Watch::Skip, visit);
        if overlap > 0 {
            self.known.insert(address, size);
        }
    }

    /// Whether this value is known already; if so, its bytes are dealt with.
    fn passes_over<T: ?Sized>(&mut self, value: &T) -> bool {
        let (address, size) = extent(value);
        let known = size > 0 && self.known.overlap(address, size) == size;
        if known && self.watch == Watch::TakeBack {
            self.take_back(size);
        }
        known
    }

    /// Takes inline bytes that a root or a followed target has counted off the block around them.
    fn take_back(&mut self, bytes: usize) {
        if bytes == 0 {
            return;
        }
        self.usage.heap = self.usage.heap.saturating_sub(bytes);
        if let Some(sink) = &mut self.sink {
            sink.already_counted(bytes);
        }
    }

    fn with_slow(&mut self, visit: impl FnOnce(&mut Self)) {
        let before = core::mem::replace(&mut self.slow, true);
        visit(self);
        self.slow = before;
    }

    /// Visits something that has so many known bytes inside it.
    fn with_watch(&mut self, overlap: usize, watch: Watch, visit: impl FnOnce(&mut Self)) {
        if overlap == 0 {
            let before = core::mem::replace(&mut self.watch, Watch::Off);
            visit(self);
            self.watch = before;
        } else {
            let before = core::mem::replace(&mut self.watch, watch);
            self.with_slow(visit);
            self.watch = before;
        }
    }

    fn enter<T: ?Sized>(&mut self, label: Label, value: &T, count: usize) {
        if let Some(sink) = &mut self.sink {
            let (address, size) = extent(value);
            let type_name = type_name::<T>();
            sink.enter(&Place { label, type_name, size, count, address: Some(address) });
        }
    }

    fn enter_unborrowed<T>(&mut self, name: &'static str) {
        if let Some(sink) = &mut self.sink {
            let (label, type_name, size) = (Label::Field(name), type_name::<T>(), size_of::<T>());
            sink.enter(&Place { label, type_name, size, count: 1, address: None });
        }
    }

    fn leave(&mut self) {
        if let Some(sink) = &mut self.sink {
            sink.leave();
        }
    }

    fn tell_block(&mut self, block: &Block, counts: Option<Counts>, counted: bool) {
        let Some(sink) = &mut self.sink else { return };
        if block.size == 0 {
            return;
        }
        sink.block(&BlockEvent {
            address: block.address(),
            address_is_start: matches!(block.at, Address::Start(_)),
            size: block.size,
            spare: block.spare,
            overhead: block.overhead,
            counts,
            counted,
        });
    }
}

/// Address and size of a value's inline bytes.
#[inline]
fn extent<T: ?Sized>(value: &T) -> (usize, usize) {
    (core::ptr::from_ref(value).addr(), size_of_val(value))
}

/// Where a block lies at most: address and size.
#[inline]
fn reach(block: &Block) -> (usize, usize) {
    match block.at {
        Address::Unknown => (0, 0),
        Address::Start(start) => (start, block.size),
        Address::Inside(inside) => {
            (inside.saturating_sub(block.size), block.size.saturating_mul(2))
        }
    }
}
