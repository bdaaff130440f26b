//! Live values per type, for types that opt in.

use std::collections::HashSet;
use std::panic::catch_unwind;
use std::rc::Rc;
use std::sync::Barrier;
use std::thread;

use mem_size::{Flat, LiveCount, MemSize, live_count, live_instances};

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, MemSize)]
struct Page {
    name: String,
    live: LiveCount<Self>,
}

#[test]
fn new_default_and_clone_count_up_and_drop_counts_down() {
    #[derive(Clone, Default)]
    struct Own(LiveCount<Self>);
    assert_eq!(live_count::<Own>(), 0);
    let first = Own(LiveCount::new());
    let second = Own::default();
    let mut third = second.clone();
    assert_eq!(live_count::<Own>(), 3);
    third.0.clone_from(&first.0);
    assert_eq!(live_count::<Own>(), 3);
    drop((first, second));
    assert_eq!(live_count::<Own>(), 1);
    let moved = Box::new(third);
    assert_eq!(live_count::<Own>(), 1);
    drop(moved);
    let count = live_instances().of::<Own>();
    assert_eq!((count.live, count.created, count.peak), (0, 3, 3));
    assert!(count.type_name.ends_with("::Own"));
}

#[test]
fn what_is_forgotten_or_in_a_cycle_stays_counted() {
    #[derive(Default)]
    struct Lost {
        next: std::cell::RefCell<Option<Rc<Self>>>,
        _live: LiveCount<Self>,
    }
    let cycle = Rc::new(Lost::default());
    cycle.next.replace(Some(Rc::clone(&cycle)));
    drop(cycle);
    std::mem::forget(Lost::default());
    drop(Lost::default());
    assert_eq!(live_count::<Lost>(), 2);
}

#[test]
fn field_is_invisible_to_all_else() {
    let page = |name: &str| Page { name: name.into(), live: LiveCount::new() };
    let (a, b) = (page("a"), page("b"));
    assert!(a < b && a == a.clone() && a != b);
    let set: HashSet<_> = [a.clone(), a.clone(), b].into();
    assert_eq!(set.len(), 2);
    assert_eq!(format!("{a:?}"), r#"Page { name: "a", live: LiveCount }"#);
    assert_eq!(size_of::<Page>(), size_of::<String>());
    assert_eq!(a.mem_usage(), a.name.mem_usage());
}

#[test]
fn field_goes_anywhere_whatever_it_counts() {
    fn check<T: Send + Sync + Unpin + Flat + 'static>() -> bool {
        T::is_flat() && size_of::<T>() == 0
    }
    assert!(check::<LiveCount<Rc<u8>>>());
    assert!(check::<LiveCount<*const u8>>());
    assert!(check::<LiveCount<std::cell::Cell<u8>>>());
    assert!(check::<LiveCount<dyn Fn(&str)>>());
    assert!(check::<LiveCount<[String]>>());
}

#[cfg(feature = "layout")]
#[test]
fn layout_shows_the_field_without_bytes() {
    use mem_size::HasLayout;
    let live = Page::LAYOUT.field("live");
    assert!(live.is_some_and(|live| live.size == 0));
}

#[test]
fn generic_types_count_per_instance_and_lifetimes_do_not_matter() {
    struct Slot<'a, T> {
        _value: &'a T,
        _live: LiveCount<Slot<'a, T>>,
    }
    fn slot<T>(value: &T) -> Slot<'_, T> {
        Slot { _value: value, _live: LiveCount::new() }
    }
    let (byte, text) = (1_u8, String::new());
    let of_bytes = [slot(&byte), slot(&1)];
    let of_text = slot(&text);
    assert_eq!((live_count::<Slot<'_, u8>>(), live_count::<Slot<'static, String>>()), (2, 1));
    assert_eq!(live_count::<Slot<'_, u16>>(), 0);
    drop((of_bytes, of_text));
    assert_eq!(live_count::<Slot<'_, u8>>(), 0);
}

#[test]
fn shorter_lifetimes_are_accepted_for_longer_ones() {
    fn shorten<'a>(live: LiveCount<&'static str>, _: &'a str) -> LiveCount<&'a str> {
        live
    }
    let text = String::new();
    drop(shorten(LiveCount::new(), &text));
}

#[test]
fn threads_count_together() {
    #[derive(Default)]
    struct Job(LiveCount<Self>);
    const THREADS: usize = 8;
    const JOBS: usize = 2000;
    let barrier = Barrier::new(THREADS);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for _ in 0..JOBS {
                    drop(Job::default());
                }
                let kept: Vec<_> = (0..JOBS).map(|_| Job::default()).collect();
                barrier.wait();
                assert_eq!(live_count::<Job>(), THREADS * JOBS);
                barrier.wait();
                drop(kept);
            });
        }
    });
    let count = live_instances().of::<Job>();
    assert_eq!((count.live, count.created), (0, 2 * (THREADS * JOBS) as u64));
    assert_eq!(count.peak, THREADS * JOBS);
}

#[test]
fn values_in_thread_locals_are_counted_to_their_end() {
    #[derive(Default)]
    struct Local(LiveCount<Self>);
    thread_local! {
        static LOCAL: Local = Local::default();
    }
    let during = thread::spawn(|| LOCAL.with(|_| live_count::<Local>())).join();
    assert_eq!(during.ok(), Some(1));
    assert_eq!(live_count::<Local>(), 0);
}

#[test]
fn values_that_a_panic_drops_are_counted_down() {
    #[derive(Default)]
    struct Held(LiveCount<Self>);
    let outcome = catch_unwind(|| {
        let _held = [Held::default(), Held::default()];
        assert_eq!(live_count::<Held>(), 0);
    });
    assert!(outcome.is_err());
    assert_eq!(live_count::<Held>(), 0);
}

#[test]
fn difference_names_only_what_has_changed() {
    mod model {
        use mem_size::LiveCount;

        #[derive(Default)]
        pub(super) struct Kept(LiveCount<Self>);
        #[derive(Default)]
        pub(super) struct Few(LiveCount<Self>);
        #[derive(Default)]
        pub(super) struct Gone(LiveCount<Self>);
        #[derive(Default)]
        pub(super) struct Passing(LiveCount<Self>);
    }
    use model::{Few, Gone, Kept, Passing};

    let gone: Vec<_> = (0..12).map(|_| Gone::default()).collect();
    let before = live_instances();
    drop(gone);
    drop(Passing::default());
    let kept: Vec<_> = (0..1000).map(|_| Kept::default()).collect();
    let few = [Few::default(), Few::default()];
    let changes = live_instances().since(&before);
    // Other tests run at the same time.
    let own: Vec<_> =
        changes.changes().iter().filter(|change| change.type_name.contains("::model::")).collect();
    let shown: Vec<_> = own
        .iter()
        .map(|change| {
            let (_, name) = change.type_name.rsplit_once("::").unwrap_or_default();
            (name, change.live, change.change, change.created)
        })
        .collect();
    assert_eq!(shown, [("Kept", 1000, 1000, 1000), ("Gone", 0, -12, 0), ("Few", 2, 2, 2)]);
    let text = changes.to_string();
    let widths: HashSet<_> = text.lines().map(|line| line.chars().count()).collect();
    assert_eq!(widths.len(), 1, "{text}");
    assert!(text.starts_with("type ") && text.contains("  1000   +1000"), "{text}");
    drop((kept, few));
}

#[test]
fn snapshot_prints_as_a_table_in_the_order_of_the_names() {
    let pages = [Page::default(), Page::default()];
    let snapshot = live_instances();
    assert!(snapshot.counts().is_sorted_by_key(|count| count.type_name));
    let text = snapshot.to_string();
    let page = text.lines().find(|line| line.contains("instances::Page "));
    assert!(page.is_some_and(|line| line.split_whitespace().count() == 4), "{text}");
    assert!(!text.ends_with('\n'));
    assert_eq!(
        snapshot.since(&snapshot).to_string(),
        "as many values of each type are live as before"
    );
    assert!(snapshot.since(&snapshot).is_empty());
    drop(pages);
}
