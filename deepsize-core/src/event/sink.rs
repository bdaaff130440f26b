//! The trait of those who listen to a walk.

use crate::event::{BlockEvent, Place, WeakEvent};
use crate::gap::Gap;

/// Something that could not be measured, as a listener hears of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GapEvent {
    /// Why it could not.
    pub gap: Gap,
    /// Bytes of memory that is not the allocator's ([`Gap::Foreign`]), which are in no sum but
    /// [`MemUsage::foreign`](crate::MemUsage::foreign); `None` with any other reason.
    pub bytes: Option<usize>,
}

impl GapEvent {
    pub(crate) const fn new(gap: Gap, bytes: Option<usize>) -> Self {
        Self { gap, bytes }
    }
}

/// Listens to a walk. Every method does nothing unless it is overridden.
///
/// The walk is told in brackets: each place and each block is entered and left. What comes between
/// belongs to it: what is in the place or block, and what that owns.
///
/// ```
/// use mem_size_core::{BlockEvent, Sink, Tracer};
///
/// /// Finds the largest block.
/// #[derive(Default)]
/// struct Largest(usize);
///
/// impl Sink for Largest {
///     fn enter_block(&mut self, block: &BlockEvent) {
///         self.0 = self.0.max(block.size);
///     }
/// }
///
/// let value = vec![vec![0_u8; 10], vec![0_u8; 1000]];
/// let mut largest = Largest::default();
/// Tracer::with_sink(&mut largest).measure(&value);
/// assert_eq!(largest.0, 1000);
/// ```
///
/// A pair of sinks is a sink, so that one walk can feed several. So is a `&mut` to a sink:
///
/// ```
/// use mem_size_core::{BlockEvent, Place, Sink, Tracer};
///
/// #[derive(Default)]
/// struct Blocks(usize);
///
/// impl Sink for Blocks {
///     fn enter_block(&mut self, _: &BlockEvent) {
///         self.0 += 1;
///     }
/// }
///
/// #[derive(Default)]
/// struct Places(usize);
///
/// impl Sink for Places {
///     fn enter(&mut self, _: &Place) {
///         self.0 += 1;
///     }
/// }
///
/// let mut both = (Blocks::default(), Places::default());
/// Tracer::with_sink(&mut both).measure(&vec![String::from("a"), String::from("b")]);
/// assert_eq!((both.0.0, both.1.0), (3, 3));
/// ```
pub trait Sink {
    /// The walk enters a place.
    fn enter(&mut self, place: &Place) {
        let _ = place;
    }

    /// The walk leaves the place that it entered last.
    fn leave(&mut self) {}

    /// The walk enters a block that the present place owns, alone or with others.
    fn enter_block(&mut self, block: &BlockEvent) {
        let _ = block;
    }

    /// The walk leaves the block that it entered last.
    fn leave_block(&mut self) {}

    /// The walk enters a block in which there is nothing to tell of, and leaves it at once. Calls
    /// [`enter_block`](Self::enter_block) and [`leave_block`](Self::leave_block) unless it is
    /// overridden, which saves a call.
    fn closed_block(&mut self, block: &BlockEvent) {
        self.enter_block(block);
        self.leave_block();
    }

    /// The walk enters a place in which there is nothing to tell of but a closed block, and leaves
    /// it at once: that of a string, or of a further handle. Calls [`enter`](Self::enter),
    /// [`closed_block`](Self::closed_block) and [`leave`](Self::leave) unless it is overridden.
    fn closed_place(&mut self, place: &Place, block: &BlockEvent) {
        self.enter(place);
        self.closed_block(block);
        self.leave();
    }

    /// The present place is a `Weak` whose value lives.
    fn weak(&mut self, weak: &WeakEvent) {
        let _ = weak;
    }

    /// `bytes` of the present block belong to a root or a followed target, where they are counted
    /// already.
    fn already_counted(&mut self, bytes: usize) {
        let _ = bytes;
    }

    /// The present place is skipped, for the reason that its author gave.
    fn skipped(&mut self, reason: Option<&'static str>) {
        let _ = reason;
    }

    /// Something in the present place could not be measured.
    fn gap(&mut self, gap: &GapEvent) {
        let _ = gap;
    }

    /// Whether the walk may leave the present place before it has told all of it, and come back
    /// later: so a list of any length needs little stack. Asked only deep in a recursion. Without
    /// an override it may not.
    fn may_put_off(&self) -> bool {
        false
    }

    /// The walk puts off what is left of the present place, and is about to leave it.
    fn put_off(&mut self) {}

    /// The walk comes back to the place that it put off last, of those to which it has not come
    /// back yet. It leaves the place by [`leave`](Self::leave).
    fn come_back(&mut self) {}
}

/// Hands each event on to all that are named.
macro_rules! forward {
    ($self:ident => $($listener:expr),+) => {
        fn enter(&mut $self, place: &Place) {
            $( $listener.enter(place); )+
        }

        fn leave(&mut $self) {
            $( $listener.leave(); )+
        }

        fn enter_block(&mut $self, block: &BlockEvent) {
            $( $listener.enter_block(block); )+
        }

        fn leave_block(&mut $self) {
            $( $listener.leave_block(); )+
        }

        fn closed_block(&mut $self, block: &BlockEvent) {
            $( $listener.closed_block(block); )+
        }

        fn closed_place(&mut $self, place: &Place, block: &BlockEvent) {
            $( $listener.closed_place(place, block); )+
        }

        fn weak(&mut $self, weak: &WeakEvent) {
            $( $listener.weak(weak); )+
        }

        fn already_counted(&mut $self, bytes: usize) {
            $( $listener.already_counted(bytes); )+
        }

        fn skipped(&mut $self, reason: Option<&'static str>) {
            $( $listener.skipped(reason); )+
        }

        fn gap(&mut $self, gap: &GapEvent) {
            $( $listener.gap(gap); )+
        }

        fn may_put_off(&$self) -> bool {
            $( $listener.may_put_off() )&&+
        }

        fn put_off(&mut $self) {
            $( $listener.put_off(); )+
        }

        fn come_back(&mut $self) {
            $( $listener.come_back(); )+
        }
    };
}

impl<A: Sink, B: Sink> Sink for (A, B) {
    forward!(self => self.0, self.1);
}

impl<S: Sink + ?Sized> Sink for &mut S {
    forward!(self => **self);
}
