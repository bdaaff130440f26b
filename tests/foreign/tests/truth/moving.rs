//! Handles that another thread moves from lock to lock while they are measured count once.

use std::cell::RefCell;
use std::fmt::Debug;
use std::sync::Arc;

use mem_size::{MemSize, Tracer};

use crate::usage;

/// Two locks between which a handle moves after the first was measured.
struct Pair<L> {
    first: L,
    second: L,
    pass: fn(&L, &L),
}

impl<L: MemSize> MemSize for Pair<L> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.first.trace(tracer);
        (self.pass)(&self.first, &self.second);
        self.second.trace(tracer);
    }
}

/// What both locks take together, with a handle in one of them that stays where it is, is what they
/// take where it moves.
#[track_caller]
fn counts_once<L: MemSize>(make: impl Fn() -> L, fill: impl Fn(&L), pass: fn(&L, &L)) {
    let pair = |pass| Pair { first: make(), second: make(), pass };
    let staying = pair(|_, _| {});
    fill(&staying.first);
    let moving = pair(pass);
    fill(&moving.first);
    let (first, second) = (usage(&moving.first).heap, usage(&moving.second).heap);
    let name = std::any::type_name::<L>();
    assert!(first > second, "{name}");
    // The listener of `usage` walks a second time, when the handle has moved.
    assert_eq!(moving.heap_size(), staying.heap_size(), "{name}");
    assert_eq!(usage(&moving.second).heap, first, "{name}");
}

/// A handle in locks of all crates.
macro_rules! in_locks {
    ($make:expr; $($lock:path => |$open:ident| $value:expr;)+) => { $(
        counts_once(
            || $lock(Vec::with_capacity(1)),
            |$open| $value.push($make),
            |from, to| {
                let handle = { let $open = from; $value.pop() };
                let $open = to;
                $value.extend(handle);
            },
        );
    )+ };
}

fn in_all_locks<H: MemSize + Clone + Debug + Send + Sync + 'static>(make: impl Fn() -> H) {
    in_locks! { make();
        parking_lot::Mutex::new => |lock| lock.lock();
        parking_lot::FairMutex::new => |lock| lock.lock();
        parking_lot::RwLock::new => |lock| lock.write();
        parking_lot_0_13::Mutex::new => |lock| lock.lock();
        parking_lot_0_13::RwLock::new => |lock| lock.write();
        spin_0_9::Mutex::new => |lock| lock.lock();
        spin_0_9::RwLock::new => |lock| lock.write();
        spin_0_10::Mutex::new => |lock| lock.lock();
        spin_0_11::RwLock::new => |lock| lock.write();
        spin_0_12::Mutex::new => |lock| lock.lock();
        tokio::sync::Mutex::new => |lock| lock.try_lock().expect("it is open");
        tokio::sync::RwLock::new => |lock| lock.try_write().expect("it is open");
        futures::lock::Mutex::new => |lock| lock.try_lock().expect("it is open");
        async_lock::Mutex::new => |lock| lock.try_lock().expect("it is open");
        async_lock::RwLock::new => |lock| lock.try_write().expect("it is open");
        crossbeam_utils::sync::ShardedLock::new => |lock| lock.write().expect("not poisoned");
    }
    counts_once(
        || parking_lot::ReentrantMutex::new(RefCell::new(None)),
        |lock| *lock.lock().borrow_mut() = Some(make()),
        |from, to| *to.lock().borrow_mut() = from.lock().take(),
    );
    macro_rules! in_maps {
        ($($dashmap:ident),+) => { $(
            counts_once(
                || {
                    // Both have room for the handle before it comes.
                    let map = $dashmap::DashMap::with_shard_amount(2);
                    map.insert(7, None);
                    map
                },
                |map| drop(map.insert(7, Some(make()))),
                |from, to| {
                    let handle = from.insert(7, None).flatten();
                    to.insert(7, handle);
                },
            );
        )+ };
    }
    in_maps!(dashmap_5, dashmap_6);
}

#[test]
fn handles_that_move_between_locks_count_once() {
    let text = || "a text that is long enough for a block".to_owned();
    in_all_locks(|| Arc::new(text()));
    in_all_locks(|| Arc::<str>::from(text()));
    in_all_locks(|| triomphe::Arc::new(text()));
    in_all_locks(|| triomphe::ThinArc::from_header_and_slice(7_u8, &[1_u16, 2, 3]));
    in_all_locks(|| arcstr::ArcStr::from(text()));
    in_all_locks(|| arcstr::Substr::from(text()));
    in_all_locks(|| smol_str::SmolStr::from(text()));
    in_all_locks(|| smol_str_0_2::SmolStr::from(text()));
    in_all_locks(|| ecow_0_2::EcoVec::from([7_u64; 9]));
    in_all_locks(|| ecow_0_3::EcoVec::from([7_u64; 9]));
    in_all_locks(|| ecow_0_3::EcoString::from(text()));
    in_all_locks(|| bytes::Bytes::from(text()));
    in_all_locks(|| bytes::BytesMut::from(text().as_str()));
    in_all_locks(|| arrow_buffer_60::Buffer::from_vec(vec![7_u64; 9]));
    in_all_locks(|| -> rpds::VectorSync<String> { [text()].into_iter().collect() });
}

#[test]
fn handle_that_is_swapped_counts_once() {
    use arc_swap::ArcSwapOption;
    counts_once(
        ArcSwapOption::empty,
        |swap| swap.store(Some(Arc::new(String::from("x")))),
        |from, to| to.store(from.swap(None)),
    );
    counts_once(
        || arc_swap::ArcSwapAny::<Option<std::rc::Rc<u8>>>::new(None),
        |swap| swap.store(Some(std::rc::Rc::new(7))),
        |from, to| to.store(from.swap(None)),
    );
}
