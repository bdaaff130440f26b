//! Each container and pointer of other crates in itself, two thousand deep, and all in turn, a
//! hundred thousand deep, on a small stack.

use std::collections::hash_map::DefaultHasher;
use std::hash::BuildHasherDefault;
use std::mem::{ManuallyDrop, forget};

use mem_size::{Gap, MemSize, Report, Tracer, thread_alloc_stats};

use self::arenas::Seat;
use self::containers::Nest;
use self::versions::Version;
use crate::Silent;

/// An enum with a place for one more value in containers and pointers of other crates: for each its
/// name, its type, how to put the value in, and how to take it out again, so that a deep value can
/// be dropped from the outside in. Where nothing comes out the rest is leaked.
macro_rules! ways {
    ($nest:ident:
        $($name:ident($type:ty): |$in:ident| $put:expr, |$out:pat_param| $take:expr;)+
    ) => {
        #[derive(Default, mem_size::MemSize)]
        pub(super) enum $nest {
            #[default]
            End,
            $( $name($type), )+
        }

        impl super::Nested for $nest {
            const WAYS: &[super::Way<Self>] =
                &[$( (stringify!($name), |$in| Self::$name($put)), )+];

            fn into_inner(self) -> Option<Self> {
                match self {
                    Self::End => None,
                    $( Self::$name($out) => $take, )+
                }
            }
        }

        // What the containers ask of their elements.

        impl std::hash::Hash for $nest {
            fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
        }

        impl PartialEq for $nest {
            fn eq(&self, _: &Self) -> bool {
                true
            }
        }

        impl Eq for $nest {}

        impl PartialOrd for $nest {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $nest {
            fn cmp(&self, _: &Self) -> std::cmp::Ordering {
                std::cmp::Ordering::Equal
            }
        }

        impl Clone for $nest {
            fn clone(&self) -> Self {
                Self::End
            }
        }

        impl std::fmt::Debug for $nest {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($nest))
            }
        }

        impl zeroize::Zeroize for $nest {
            fn zeroize(&mut self) {}
        }
    };
}

mod arenas;
mod containers;
mod values;
mod versions;

const DEPTH: usize = 100_000;
const SMALL_STACK: usize = 256 * 1024;
/// Deep enough for one way on that stack: less than a KiB a level would be too much.
const DEPTH_OF_ONE: usize = 2_000;
/// The least that a walk does not leave at once for a larger one.
const STACK_OF_ONE: usize = 5 * SMALL_STACK;

type Hasher = BuildHasherDefault<DefaultHasher>;

/// How to put one value into another, and its name.
type Way<N> = (&'static str, fn(N) -> N);

/// A value that has a place for one more.
trait Nested: MemSize + Default + 'static {
    /// Every way to put one value into another.
    const WAYS: &[Way<Self>];

    /// The value inside.
    fn into_inner(self) -> Option<Self>;
}

/// A map of one entry.
fn map<N, M: FromIterator<(u8, N)>>(nest: N) -> M {
    [(7, nest)].into_iter().collect()
}

/// A map of one entry whose key is the value.
fn by_key<N, M: FromIterator<(N, u8)>>(nest: N) -> M {
    [(nest, 7)].into_iter().collect()
}

fn collect<N, C: FromIterator<N>>(nest: N) -> C {
    [nest].into_iter().collect()
}

fn first<C: IntoIterator>(nests: C) -> Option<C::Item> {
    nests.into_iter().next()
}

fn key<N, M: IntoIterator<Item = (N, u8)>>(nests: M) -> Option<N> {
    nests.into_iter().next().map(|(nest, _)| nest)
}

fn value<N, K, M: IntoIterator<Item = (K, N)>>(nests: M) -> Option<N> {
    nests.into_iter().next().map(|(_, nest)| nest)
}

fn leaked<N, C>(nests: C) -> Option<N> {
    forget(nests);
    None
}

thread_local! {
    static ARENA: &'static bumpalo::Bump = Box::leak(Box::default());
}

/// The arena of what lies in one, kept to the end.
fn arena() -> &'static bumpalo::Bump {
    ARENA.with(|arena| *arena)
}

fn on_a_stack(size: usize, test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(size);
    let outcome = thread.spawn(test).map(std::thread::JoinHandle::join);
    assert!(matches!(outcome, Ok(Ok(()))), "{outcome:?}");
}

/// The bytes that live on this thread, but for the arena's.
fn live_bytes() -> usize {
    let in_arena = arena().allocated_bytes_including_metadata();
    let live = thread_alloc_stats().map_or(0, |stats| stats.live_bytes);
    usize::try_from(live).unwrap_or(0).saturating_sub(in_arena)
}

/// Measures a value with a listener and without, against what the allocator handed out.
#[track_caller]
fn assert_measured<T: MemSize>(name: &str, build: impl FnOnce() -> T) -> T {
    let before = live_bytes();
    // A failed test must not drop it, which would overflow the stack.
    let value = ManuallyDrop::new(build());
    let live = live_bytes() - before;
    let usage = value.mem_usage();
    assert_eq!(usage.gaps.count(Gap::Depth), 0, "{name}");
    let is_true = if usage.is_exact() { usage.heap == live } else { usage.heap <= live };
    assert!(is_true, "{name} of {live} bytes: {usage:?}");
    assert_eq!(Tracer::with_sink(&mut Silent).measure(&*value), usage, "{name}");
    ManuallyDrop::into_inner(value)
}

/// Measures a value nested by this way at each depth.
#[track_caller]
fn assert_nests<N: Nested>(name: &str, levels: usize, way_at: impl Fn(usize) -> fn(N) -> N) {
    // What a container keeps for the whole thread is there after the first.
    (0..levels.min(N::WAYS.len())).for_each(|depth| drop(way_at(depth)(N::default())));
    let nested = || (0..levels).fold(N::default(), |nest, depth| way_at(depth)(nest));
    let mut rest = Some(assert_measured(name, nested));
    while let Some(nest) = rest {
        rest = nest.into_inner();
    }
}

fn assert_each_nests<N: Nested>(ways: &[Way<N>]) {
    ways.iter().for_each(|&(name, way)| assert_nests(name, DEPTH_OF_ONE, |_| way));
}

#[test]
fn each_container_nests_in_itself() {
    on_a_stack(STACK_OF_ONE, || {
        assert_each_nests(Nest::WAYS);
        assert_each_nests(Seat::WAYS);
    });
}

#[test]
fn each_kind_of_version_nests_in_itself() {
    on_a_stack(STACK_OF_ONE, || assert_each_nests(Version::WAYS));
}

#[test]
fn all_containers_nest_in_turn() {
    on_a_stack(SMALL_STACK, || {
        assert_nests("all", DEPTH, |depth| Nest::WAYS[depth % Nest::WAYS.len()].1);
        assert_nests("all arenas", DEPTH, |depth| Seat::WAYS[depth % Seat::WAYS.len()].1);
    });
}

#[test]
fn all_kinds_of_versions_nest_in_turn() {
    on_a_stack(SMALL_STACK, || {
        assert_nests("all", DEPTH / 10, |depth| Version::WAYS[depth % Version::WAYS.len()].1);
    });
}

#[test]
fn deep_value_is_a_report() {
    on_a_stack(SMALL_STACK, || {
        let way_at = |depth: usize| Nest::WAYS[depth % Nest::WAYS.len()].1;
        let nest = (0..DEPTH / 10).fold(Nest::End, |nest, depth| way_at(depth)(nest));
        let nest = ManuallyDrop::new(nest);
        assert_eq!(Report::of(&*nest).usage, nest.mem_usage());
    });
}
