//! A test that there are no cycles.

use alloc::format;
use alloc::string::{String, ToString as _};

use mem_size_core::MemSize;

use crate::graph::cycles::cycles;

/// Fails if there is a cycle of strong handles below a value, and shows each with its way back.
///
/// Cycles that are known and to stay for now are named by their fingerprints, which the message
/// tells.
///
/// ```
/// use std::rc::Rc;
/// use mem_size::assert_no_cycles;
///
/// let shared = Rc::new(7);
/// assert_no_cycles!(&[Rc::clone(&shared), shared]);
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
/// assert_no_cycles!(&node, known = ["00000000deadbeef"]);
/// ```
///
/// A known cycle that is not there any more is no failure: what is known may depend on what the
/// test did.
#[macro_export]
macro_rules! assert_no_cycles {
    ($root:expr $(,)?) => {
        $crate::assert_no_cycles!($root, known = [])
    };
    ($root:expr, known = [$($known:expr),* $(,)?] $(,)?) => {{
        let found = $crate::__private::assert_no_cycles($root, &[$($known),*]);
        if let ::core::result::Result::Err(message) = found {
            ::core::panic!("{message}");
        }
    }};
}

/// What `assert_no_cycles!` calls.
///
/// # Errors
///
/// The message, if there is a cycle that is not known.
pub fn assert_none<T: MemSize + ?Sized>(root: &T, known: &[&str]) -> Result<(), String> {
    let mut found = cycles(root);
    let is_known = |fingerprint: String| known.contains(&&*fingerprint);
    found.cycles.retain(|cycle| !is_known(cycle.fingerprint.to_string()));
    match found.cycles.len() {
        0 => Ok(()),
        _ => Err(format!("assertion failed: no cycles\n{found}")),
    }
}
