//! The tree: its shape, its bounds, and its text.

use std::panic::Location;

use mem_size::{Profile, memory_profile, profile, profile_named};

use crate::{block, counts};

#[memory_profile]
fn leaf(bytes: usize) -> Vec<u8> {
    block(bytes)
}

#[memory_profile]
fn branch(count: usize) {
    for _ in 0..count {
        drop(leaf(100));
    }
}

#[memory_profile(name = "the root")]
fn root() -> Vec<u8> {
    branch(3);
    branch(4);
    let kept = leaf(1000);
    branch(0);
    kept
}

#[test]
fn nested_calls_are_a_tree_in_the_order_of_first_calls() {
    let (kept, profile) = profile(root);
    assert_eq!(profile.name, "root"); // the function that it ran
    let [root] = &*profile.children else { panic!("{profile}") };
    assert_eq!(root.name, "the root");
    let [branch, leaf] = &*root.children else { panic!("{profile}") };
    assert_eq!((&*branch.name, branch.calls), ("branch", 3));
    assert_eq!((&*leaf.name, leaf.calls), ("leaf", 1));
    assert_eq!(counts(leaf).live_bytes, 1000);
    let [leaf] = &*branch.children else { panic!("{profile}") };
    assert_eq!((&*leaf.name, leaf.calls), ("leaf", 7));
    assert_eq!(counts(leaf).allocated_bytes, 700);
    // The peak of one call, not of all together.
    assert_eq!(counts(leaf).peak_bytes, 100);
    assert_eq!(counts(root).peak_bytes, 1000);
    assert!(root.elapsed >= branch.elapsed);
    assert!(leaf.location.file().ends_with("tree.rs"));
    drop(kept);
}

#[test]
fn a_function_is_one_node_wherever_it_is_called() {
    #[memory_profile]
    #[track_caller]
    fn tracked() -> &'static Location<'static> {
        Location::caller()
    }
    #[memory_profile]
    fn generic<T: Default>() {
        drop(T::default());
    }
    let (callers, profile) = profile(|| {
        generic::<u8>();
        generic::<u16>();
        [tracked(), tracked(), tracked()]
    });
    let [first, second, third] = callers;
    assert!(first < second && second < third, "{callers:?}");
    let calls: Vec<_> = profile.children.iter().map(|child| (&*child.name, child.calls)).collect();
    assert_eq!(calls, [("generic", 2), ("tracked", 3)]);
    let tracked = profile.find("tracked").expect("it was called");
    assert!(tracked.location < first.into(), "the place of the function, not of its callers");
}

#[test]
fn two_functions_of_one_name_from_one_macro_are_two_nodes() {
    struct Outer(Inner);
    struct Inner;
    macro_rules! builds {
        ($($type:ident: $bytes:literal $(, $value:ident => $then:expr)?;)*) => {
            $(
                impl $type {
                    #[memory_profile]
                    fn build(&self) {
                        drop(block($bytes));
                        $(let $value = self; $then)?
                    }
                }
            )*
        };
    }
    builds! {
        Outer: 10, outer => outer.0.build();
        Inner: 200;
    }
    let ((), profile) = profile(|| {
        Outer(Inner).build();
        Inner.build();
    });
    let [outer, inner] = &*profile.children else { panic!("{profile}") };
    assert_eq!((&*outer.name, outer.calls, outer.recursions), ("build", 1, 0));
    assert_eq!(outer.location, inner.location);
    assert_eq!((counts(outer).allocated_bytes, counts(inner).allocated_bytes), (210, 200));
    let [below] = &*outer.children else { panic!("{profile}") };
    assert_eq!(counts(below).allocated_bytes, 200);
}

#[test]
fn many_calls_are_one_line() {
    let ((), profile) = profile(|| (0..100_000).for_each(|_| branch(0)));
    let [branch] = &*profile.children else { panic!("{profile}") };
    assert_eq!(branch.calls, 100_000);
    assert_eq!(counts(&profile).allocated_blocks, 0);
    assert_eq!(profile.to_string().lines().filter(|line| line.contains("branch")).count(), 1);
}

#[test]
fn profile_in_a_recursion_ends_at_some_depth() {
    fn deeper(depth: usize) -> Option<Profile> {
        (depth > 0).then(|| profile_named("deeper", || deeper(depth - 1)).1)
    }
    let outermost = deeper(1000).expect("it was called");
    let depth = std::iter::successors(Some(&outermost), |node| node.children.first()).count();
    assert!((100..1000).contains(&depth), "{depth}");
}

#[test]
fn text_is_aligned_and_in_units() {
    let (kept, profile) = profile_named("füße", root);
    drop(kept);
    let text = profile.to_string();
    let lines: Vec<&str> = text.lines().collect();
    let end = |line: &str, of: &str| {
        let at = line.find(of).unwrap_or_else(|| panic!("no {of} in\n{text}"));
        line.get(..at).map_or(0, |before| before.chars().count()) + of.chars().count()
    };
    let [head, first, second, ..] = &*lines else { panic!("{text}") };
    assert_eq!(end(head, "allocated"), end(first, "1.7 KiB"));
    assert_eq!(end(head, "live"), end(second, "+1000 B"));
    let (before, _) = second.rsplit_once("1000 B").unwrap_or_else(|| panic!("{text}"));
    assert_eq!(end(head, "peak"), before.chars().count() + "1000 B".len());
    assert!(lines.iter().any(|line| line.starts_with("   │  └─ leaf ")), "{text}");
    assert!(lines.iter().all(|line| line.trim_end() == *line), "{text}");
}

#[test]
fn notes_tell_of_recursions_and_panics() {
    #[memory_profile]
    fn again(times: u32) {
        if times > 0 {
            again(times - 1);
        } else {
            panic!("as it should");
        }
    }
    let ((), profile) = profile(|| drop(std::panic::catch_unwind(|| again(3))));
    let text = profile.to_string();
    assert!(text.contains("3 recursive, 1 panicked"), "{text}");
}
