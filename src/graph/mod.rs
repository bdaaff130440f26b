//! Who keeps what: shared blocks with all their owners, what dropping a value would free, and
//! cycles.
//!
//! [`deep_size`](crate::MemSize::deep_size) tells how much there is, a [`Report`](crate::Report)
//! where it is. An [`OwnerGraph`] tells who keeps it alive and what would come back:
//!
//! ```
//! use std::collections::HashMap;
//! use std::sync::Arc;
//! use mem_size::{MemSize, graph::OwnerGraph};
//!
//! #[derive(MemSize)]
//! struct Session {
//!     user: String,
//! }
//!
//! #[derive(Default, MemSize)]
//! struct App {
//!     sessions: HashMap<u32, Arc<Session>>,
//!     by_name: Vec<Arc<Session>>,
//! }
//!
//! let mut app = App::default();
//! for number in 0..3 {
//!     let session = Arc::new(Session { user: String::from("a user") });
//!     app.sessions.insert(number, Arc::clone(&session));
//!     if number > 0 {
//!         app.by_name.push(session);
//!     }
//! }
//!
//! let graph = OwnerGraph::of(&app);
//! let (sessions, by_name) = (graph.find("sessions").unwrap(), graph.find("by_name").unwrap());
//! // Two of three sessions stay when the map goes, for `by_name` holds them too.
//! let block = 2 * size_of::<usize>() + size_of::<Session>() + "a user".len();
//! assert_eq!(sessions.shared(), 2 * block);
//! assert_eq!(graph.only_together(sessions, by_name), 2 * block);
//! assert_eq!(graph.fate().freed, app.heap_size());
//! println!("{graph}");
//! ```
//!
//! # Nodes
//!
//! The nodes are the roots, their named fields (four levels of them) and the shared blocks: those
//! behind `Rc`, `Arc` and handles like them that have more than one handle, `Weak`s included. A
//! block with one owner is a part of that owner, so that ten million blocks with a thousand shared
//! ones among them make a thousand nodes. Handles that lie outside the roots are known by their
//! number alone.
//!
//! A node takes about 120 bytes and a handle 16, once all is asked; while the graph is made, 50
//! more. What each node dominates, which are in cycles, what each would free and its path is found
//! out at the first question, and kept. Nothing in it is recursive: a chain of a million nodes does
//! not overflow the stack.
//!
//! # Numbers
//!
//! | of a node | bytes |
//! |---|---|
//! | [`own`](OwnerNode::own) | of the blocks that hang on it alone, and of its own |
//! | [`deep`](OwnerNode::deep) | of all that it leads to |
//! | [`exclusive`](OwnerNode::exclusive) | that dropping it now would free |
//! | [`dominated`](OwnerNode::dominated) | that would be unreachable without it |
//! | [`leaked`](OwnerNode::leaked) | that cycles would keep, unreachable and never freed |
//! | [`shared`](OwnerNode::shared) | that it leads to and that would stay |
//!
//! All but `deep` are bytes of the heap: the inline bytes of a field are a part of what is around
//! it. A `Weak` keeps the memory of a block, but not what its value owns, and the numbers heed
//! that.
//!
//! # Edge cases
//!
//! - A lower bound stays one: with a gap ([`OwnerGraph::gaps`]) there may be more bytes, and
//!   handles that lie in the gap count as outside, so that less is said to be freed than would be.
//! - `Pin<Rc<T>>` and handles that tell no counts, and a dead block that `Weak`s keep, may have
//!   further handles anywhere: dropping the known ones is not said to free them.
//! - What is in a `ManuallyDrop`, and what a field marked `follow` refers to, counts as owned, and
//!   so as freed: that somebody else frees it, or nobody, cannot be seen.
//! - A block with handles of several types, such as `Rc<T>` and `Rc<dyn Trait>`, has the type of
//!   the handle that is met first. Where all lie in one hash table, each run may show another.
//! - While other threads clone and drop handles, the counts are those of different moments.
//! - A root that lies in a shared block is held as a root; what a handle leads to around it is
//!   its header.

mod answers;
mod builder;
mod column;
mod components;
pub(crate) mod cycles;
mod dominators;
mod edges;
mod fold;
mod frame;
#[expect(clippy::module_inception, reason = "the graph among its parts")]
mod graph;
mod group;
mod listen;
mod node;
mod peel;
mod places;
mod snapshot;
mod spans;
mod steps;
mod vertex;
mod watch;
mod why;

pub use builder::OwnerGraphBuilder;
pub use cycles::{Cycle, CycleWay, Cycles, Fingerprint, cycles};
pub(crate) use fold::{Arrow, Folded, Link};
pub use graph::{Fate, OwnerGraph};
pub use group::{OwnerGroup, Together};
pub use node::{NodeKind, OwnerHandles, OwnerNode};
pub use snapshot::HeapSnapshot;
pub use watch::{StillAlive, Watch, Watched, watch};
pub use why::{OwnerPath, WhyAlive, why_alive};
