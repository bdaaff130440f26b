//! `Rc` and `Arc`, their `Weak`s, and the blocks they share.

use std::cell::RefCell;
use std::ffi::{CStr, CString, OsStr};
use std::path::Path;
use std::pin::Pin;
use std::rc::{self, Rc};
use std::sync::{self, Arc};

use mem_size::{Gap, MemSize, MemUsage, Tracer};

use crate::counting::counted;
use crate::elements::{Element, To64, To4096, for_alignments, for_each};
use crate::{assert_truth, exact};

fn counted_blocks<T: Element>() {
    exact(|| Rc::new(T::number(1)));
    exact(|| Arc::new(T::number(1)));
    exact(|| Pin::new(Rc::new(Box::new(T::number(1)))));
    for len in 0..5 {
        let numbers = || (0..len).map(T::number);
        exact(|| numbers().collect::<Rc<[T]>>());
        exact(|| numbers().collect::<Arc<[T]>>());
        exact(|| numbers().map(Rc::new).collect::<Vec<_>>());
        exact(|| {
            let shared = Arc::new(numbers().collect::<Vec<_>>());
            [Arc::clone(&shared), Arc::clone(&shared), shared]
        });
    }
    exact(Rc::<[T]>::default);
    exact(Arc::<[T]>::default);
    dead_weaks::<T>();
}

fn dead_weaks<T: Element>() {
    exact(rc::Weak::<T>::new);
    exact(sync::Weak::<T>::new);
    exact(|| Rc::downgrade(&Rc::new(T::number(1))));
    exact(|| Arc::downgrade(&Arc::new(T::number(1))));
    exact(|| Rc::downgrade(&Rc::<[T]>::from(vec![T::number(1), T::number(2)])));
    exact(|| Arc::downgrade(&Arc::<[T]>::from(vec![T::number(1), T::number(2)])));
    exact(|| {
        let weak = Rc::downgrade(&Rc::new(T::number(1)));
        vec![weak.clone(), weak]
    });
}

#[test]
fn shared_blocks_of_every_size_and_alignment_are_exact() {
    for_alignments!(counted_blocks());
    for_each!(counted_blocks [u8; 0], [u8; 1], [u8; 3], u64, [u8; 24], [u8; 40], To4096<1>, String);
}

#[test]
fn shared_text_is_exact() {
    for text in ["", "a", "twelve bytes", "a text that is somewhat longer than the others"] {
        exact(|| Rc::<str>::from(text));
        exact(|| Arc::<str>::from(text));
        exact(|| Rc::<Path>::from(Path::new(text)));
        exact(|| Arc::<Path>::from(Path::new(text)));
        exact(|| Rc::<OsStr>::from(OsStr::new(text)));
        exact(|| Arc::<OsStr>::from(OsStr::new(text)));
        exact(|| Rc::<CStr>::from(CString::new(text).unwrap()));
        exact(|| Arc::<CStr>::from(CString::new(text).unwrap()));
        exact(|| vec![Arc::<str>::from(text), Arc::from(text)]);
        exact(|| Rc::downgrade(&Rc::<str>::from(text)));
        exact(|| Arc::downgrade(&Arc::<str>::from(text)));
        exact(|| Rc::downgrade(&Rc::<Path>::from(Path::new(text))));
        exact(|| Arc::downgrade(&Arc::<OsStr>::from(OsStr::new(text))));
        exact(|| Arc::downgrade(&Arc::<CStr>::from(CString::new(text).unwrap())));
    }
}

#[test]
fn empty_defaults_are_exact() {
    exact(Rc::<str>::default);
    exact(Arc::<str>::default);
    exact(Rc::<CStr>::default);
    exact(Arc::<CStr>::default);
    exact(Arc::<[u8]>::default);
    exact(Arc::<[u128]>::default);
    exact(Arc::<[String]>::default);
    exact(Arc::<[To64<1>]>::default);
    exact(|| Pin::new(Arc::<str>::default()));
    exact(|| vec![Arc::<str>::default(), Arc::from(""), Arc::from("a")]);
    exact(|| Arc::downgrade(&Arc::<str>::default()));
    exact(|| [Arc::<str>::default(), Arc::default()].map(Some));
}

#[test]
fn empty_arrays_made_of_empty_slices_are_exact() {
    fn array<T>(slice: Arc<[T]>) -> Arc<[T; 0]> {
        slice.try_into().unwrap_or_else(|_| unreachable!("the slice is empty"))
    }
    exact(|| array::<String>(Arc::default()));
    exact(|| array::<To64<1>>(Arc::default()));
    exact(|| array::<u8>(Arc::from(Arc::<str>::default())));
    exact(|| array::<u8>(Arc::from([])));
    exact(|| Pin::new(array::<String>(Arc::default())));
    exact(|| array::<u8>(Arc::default()) as Arc<dyn MemSize>);
    exact(|| [array::<u8>(Arc::default()), Arc::new([])]);
}

#[test]
fn trait_objects_behind_counters_are_exact() {
    trait Shape: MemSize {}
    impl Shape for String {}
    impl Shape for () {}
    impl Shape for To64<1> {}
    impl Shape for [u8; 3] {}
    exact(|| {
        let shapes: [Rc<dyn Shape>; 4] =
            [Rc::new(String::from("text")), Rc::new(()), Rc::new(To64([1])), Rc::new([1, 2, 3])];
        [shapes.clone(), shapes]
    });
    exact(|| {
        let shapes: [Arc<dyn Shape>; 3] = [Arc::new(()), Arc::new(To64([1])), Arc::new([1, 2, 3])];
        shapes
    });
    exact(|| Rc::new(RefCell::new(vec![1_u8])) as Rc<RefCell<dyn MemSize>>);
}

#[test]
fn a_block_counts_once_however_many_handles_there_are() {
    exact(|| {
        let text: Arc<str> = Arc::from("shared");
        let inner = Arc::new(vec![Arc::clone(&text), Arc::clone(&text)]);
        (Arc::clone(&inner), inner, text)
    });
    exact(|| {
        let block = Rc::new(Box::new(String::from("shared")));
        (vec![Rc::clone(&block); 10], Pin::new(Rc::clone(&block)), Rc::downgrade(&block), block)
    });
}

#[test]
fn a_block_with_weak_handles_counts_while_it_lives() {
    exact(|| {
        let strong = Rc::new(String::from("alive"));
        (Rc::downgrade(&strong), Rc::downgrade(&strong), strong)
    });
    let (strong, live) = counted(|| Arc::new(String::from("alive")));
    let weak = exact(|| Arc::downgrade(&strong));
    assert_truth(&strong, live);
    drop(strong);
    assert_eq!(crate::usage(&weak).blocks, 1);
}

#[test]
fn a_cycle_ends() {
    struct Node(RefCell<Option<Rc<Node>>>, String);
    impl MemSize for Node {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            tracer.field("next", &self.0);
            tracer.field("name", &self.1);
        }
    }
    let ring = exact(|| {
        let first = Rc::new(Node(RefCell::new(None), String::from("first")));
        let second = Rc::new(Node(RefCell::new(Some(Rc::clone(&first))), String::from("second")));
        first.0.replace(Some(Rc::clone(&second)));
        first
    });
    ring.0.replace(None);
}

#[test]
fn forty_levels_of_diamonds_are_walked_once() {
    struct Level(Option<[Arc<Level>; 2]>);
    impl MemSize for Level {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            tracer.field("0", &self.0);
        }
    }
    exact(|| {
        (0..40).fold(Arc::new(Level(None)), |below, _| {
            Arc::new(Level(Some([Arc::clone(&below), below])))
        })
    });
}

#[test]
fn a_dead_trait_object_leaves_a_gap() {
    let build = || {
        let strong: Rc<dyn std::any::Any> = Rc::new(7_u64);
        Rc::downgrade(&strong)
    };
    crate::at_least(Gap::Dead, build);
    crate::at_least(Gap::Dead, || {
        let strong: Arc<dyn Fn() -> u8> = Arc::new(|| 7);
        Arc::downgrade(&strong)
    });
}

#[test]
fn two_roots_share_a_block() {
    let ((first, second), live) = counted(|| {
        let shared: Arc<[u8]> = Arc::from(vec![7; 100]);
        (vec![Arc::clone(&shared)], vec![shared])
    });
    let mut tracer = Tracer::new();
    let sum = tracer.measure(&first) + tracer.measure(&second);
    assert_eq!(sum, tracer.usage());
    assert_eq!((sum.heap.cast_signed(), sum.blocks.cast_signed()), (live.bytes, live.blocks));
}

/// A value behind handles of which one was met before is known with all that it owns.
#[test]
fn root_behind_a_handle_that_was_met_counts_once() {
    fn check<T: MemSize + ?Sized>(handles: &[Arc<T>; 2]) {
        let mut tracer = Tracer::new();
        let all = tracer.measure(handles);
        assert_eq!(tracer.measure(&*handles[0]), MemUsage::default());
        assert_eq!(tracer.usage(), all);
        let mut tracer = Tracer::new();
        let value = tracer.measure(&*handles[0]);
        assert_eq!((value + tracer.measure(handles)).deep(), all.deep());
    }
    let text = Arc::new(String::from("text"));
    check(&[Arc::clone(&text), text]);
    check::<[Box<u8>]>(&{
        let boxes: Arc<[Box<u8>]> = Arc::from(vec![Box::new(7), Box::new(8)]);
        [Arc::clone(&boxes), boxes]
    });
    check(&{
        let aligned = Arc::new((To64::<1>::number(7), String::from("text")));
        [Arc::clone(&aligned), aligned]
    });
}

/// Nodes that a vector holds as well, measured one after the other, whichever leads to which.
#[test]
fn nodes_of_a_graph_as_roots_count_once() {
    #[derive(MemSize)]
    struct Node {
        name: String,
        next: RefCell<Option<Rc<Node>>>,
    }
    let node = |name: &str| Rc::new(Node { name: name.to_owned(), next: RefCell::new(None) });
    let nodes = [node("a"), node("bb"), node("ccc")];
    for (from, to) in [(0, 1), (1, 2), (2, 0)] {
        nodes[from].next.replace(Some(Rc::clone(&nodes[to])));
    }
    let all = nodes.deep_size() - size_of_val(&nodes);
    for start in 0..3 {
        let mut tracer = Tracer::new();
        for number in [start, (start + 1) % 3, (start + 2) % 3] {
            tracer.measure(&*nodes[number]);
        }
        // The counters of the first node come with the handle that the last one has.
        assert_eq!(tracer.usage().deep(), all);
    }
    nodes[0].next.take();
}
