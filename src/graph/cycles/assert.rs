//! A test that there are no cycles.

use alloc::string::{String, ToString as _};

use mem_size_core::MemSize;

use crate::graph::cycles::cycles;

/// Fails if there is a cycle of strong handles below a value, and shows each with its way back.
///
/// The value is borrowed, not moved; a reference is followed to what it points to. Cycles that are
/// known, and stay for now, are named by their fingerprints, which the message has.
///
/// ```
/// use std::rc::Rc;
/// use mem_size::assert_no_cycles;
///
/// let shared = Rc::new(7);
/// let handles = [Rc::clone(&shared), shared];
/// assert_no_cycles!(handles);
/// assert_no_cycles!(&handles);
/// ```
///
/// ```should_panic
/// use std::cell::RefCell;
/// use std::rc::Rc;
/// use mem_size::{MemSize, assert_no_cycles};
///
/// #[derive(Default, MemSize)]
/// struct Node {
///     next: RefCell<Option<Rc<Node>>>,
/// }
///
/// let node = Rc::new(Node::default());
/// *node.next.borrow_mut() = Some(Rc::clone(&node));
/// assert_no_cycles!(node, known = ["00000000deadbeef"]);
/// ```
///
/// A known cycle that is not there any more is no failure: what is known may depend on what the
/// test did.
///
/// Nor is a place that cannot be looked into, such as a lock that is held: what leads through it is
/// not found. [`Cycles::is_complete`](crate::graph::Cycles::is_complete) tells.
#[macro_export]
macro_rules! assert_no_cycles {
    ($root:expr $(,)?) => {
        $crate::assert_no_cycles!($root, known = [])
    };
    ($root:expr, known = [$($known:expr),* $(,)?] $(,)?) => {{
        use $crate::__private::AssertNoCycles as _;
        $root.__assert_no_cycles($crate::__private::stringify!($root), &[$($known),*]);
    }};
}

/// The method behind [`assert_no_cycles!`](crate::assert_no_cycles): called on a reference, it
/// looks at what the reference points to.
pub trait AssertNoCycles: MemSize {
    /// Panics if there is a cycle that is not known.
    #[track_caller]
    fn __assert_no_cycles(&self, root: &str, known: &[&str]) {
        let mut found = cycles(self);
        let is_known = |fingerprint: String| known.contains(&&*fingerprint);
        found.cycles.retain(|cycle| !is_known(cycle.fingerprint.to_string()));
        assert!(found.cycles.is_empty(), "there are cycles below `{root}`\n\n{found}");
    }
}

impl<T: MemSize + ?Sized> AssertNoCycles for T {}
