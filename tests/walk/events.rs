//! What a listener hears: places and blocks in brackets, further handles, gaps with their bytes.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Arguments;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use mem_size::{
    Block, BlockAddress, BlockEvent, BlockId, Gap, GapEvent, Label, MemSize, Place, RefCounts,
    Report, Sink, Tracer, WeakEvent,
};

/// Writes down the walk in short: `(…)` around a place, `[…]` around a block.
#[derive(Default)]
struct Written {
    text: String,
    ids: Vec<BlockId>,
}

impl Written {
    fn write(&mut self, text: Arguments<'_>) {
        self.text.push_str(&text.to_string());
    }

    /// How many other blocks were met before this one.
    fn nth(&mut self, id: Option<BlockId>) -> usize {
        let Some(id) = id else { return usize::MAX };
        let known = self.ids.iter().position(|&known| known == id);
        known.unwrap_or_else(|| {
            self.ids.push(id);
            self.ids.len() - 1
        })
    }
}

impl Sink for Written {
    fn enter(&mut self, place: &Place) {
        let name = match place.label {
            Label::Field(name) | Label::Variant(name) => name.to_owned(),
            label => format!("{label:?}"),
        };
        let times = if place.count > 1 { format!("×{}", place.count) } else { String::new() };
        self.write(format_args!("({name}{times}"));
    }

    fn leave(&mut self) {
        self.text.push(')');
    }

    fn enter_block(&mut self, block: &BlockEvent) {
        let nth = self.nth(block.id);
        let again = if block.is_first_visit { "" } else { " again" };
        let shared = if block.is_shared() { " shared" } else { "" };
        self.write(format_args!("[{nth}{shared}{again}"));
    }

    fn leave_block(&mut self) {
        self.text.push(']');
    }

    fn weak(&mut self, weak: &WeakEvent) {
        let nth = weak.id.and_then(|id| self.ids.iter().position(|&known| known == id));
        self.write(format_args!("weak {nth:?} {} {}", weak.counts.strong, weak.counts.weak));
    }

    fn gap(&mut self, gap: &GapEvent) {
        self.write(format_args!("{:?} {:?}", gap.gap, gap.bytes));
    }
}

fn written<T: MemSize + ?Sized>(value: &T) -> String {
    let mut listener = Written::default();
    Tracer::with_sink(&mut listener).measure(value);
    listener.text
}

#[test]
fn sets_have_elements_and_no_values() {
    let text = || String::from("a");
    let expected = "(Root[0(Element[1])])";
    assert_eq!(written(&HashSet::from([text()])), expected);
    assert_eq!(written(&BTreeSet::from([text()])), expected);
    // More than one node; of values, which are nothing, nobody hears.
    let large: BTreeSet<String> = (0..100).map(|number| number.to_string()).collect();
    let text = written(&large);
    assert_eq!(text.matches("(Element").count(), 100);
    assert!(!text.contains("(Key") && !text.contains("(Value"), "{text}");
    assert_eq!(written(&BTreeSet::from([1, 2])), "(Root[0(Element×2)])");
    assert_eq!(written(&BTreeMap::from([(1, 2)])), "(Root[0(Key)(Value)])");
}

#[test]
fn what_lies_in_a_block_comes_between_its_ends() {
    assert_eq!(written(&Box::new(7_u8)), "(Root[0(Pointee)])");
    assert_eq!(written(&vec![1_u8, 2]), "(Root[0(Element×2)])");
    let nested = vec![Box::new(1_u8), Box::new(2)];
    assert_eq!(written(&nested), "(Root[0(Element[1(Pointee)])(Element[2(Pointee)])])");
    assert_eq!(written(&String::from("abc")), "(Root[0])");
    assert_eq!(written(&String::new()), "(Root)");
}

#[test]
fn further_handle_enters_the_same_block_again() {
    let shared = Rc::new(String::from("x"));
    let handles = (Rc::clone(&shared), shared);
    assert_eq!(written(&handles), "(Root(0[0 shared(Pointee[1])])(1[0 shared again]))");
}

#[test]
fn live_weak_names_the_block_that_it_leads_to() {
    let shared = Rc::new(7_u64);
    let both = (Rc::clone(&shared), Rc::downgrade(&shared));
    assert_eq!(written(&both), "(Root(0[0 shared(Pointee)])(1weak Some(0) 2 1))");
    let object: Rc<dyn std::any::Any> = shared.clone();
    let both = (shared, Rc::downgrade(&object));
    drop(object);
    assert_eq!(written(&both), "(Root(0[0 shared(Pointee)])(1weak Some(0) 2 2))");
    let atomic = Arc::<str>::from("abc");
    let both = (Arc::clone(&atomic), Arc::downgrade(&atomic));
    assert_eq!(written(&both), "(Root(0[0 shared(Pointee)])(1weak Some(0) 2 1))");
    assert_eq!(written(&Weak::<u64>::new()), "(Root)");
}

#[test]
fn entries_of_a_tree_lie_in_its_nodes() {
    let small: BTreeMap<u16, u16> = (0..5).map(|n| (n, n)).collect();
    assert_eq!(written(&small), "(Root[0(Key×5)(Value×5)])");
    // A root with one entry between two leaves; the ids are those in the order of the walk.
    let split: BTreeMap<u16, u16> = (0..12).map(|n| (n, n)).collect();
    let text = written(&split);
    let leaves_and_root = text.matches('[').count();
    assert_eq!(leaves_and_root, split.mem_usage().blocks, "{text}");
    assert!(text.contains("[1(Key)(Value)]"), "{text}");
    // An inner node of several entries is entered for each.
    let wide: BTreeMap<u16, u16> = (0..40).map(|n| (n, n)).collect();
    let text = written(&wide);
    assert!(text.contains("[1 again(Key)(Value)]"), "{text}");
    assert_eq!(text.matches('[').count() - text.matches("again").count(), wide.mem_usage().blocks);
}

/// A handle of another crate on a buffer of elements.
struct Elements(Arc<Vec<String>>);

impl MemSize for Elements {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let elements = &**self.0;
        let counts = || Some(RefCounts::new(Arc::strong_count(&self.0), 0));
        tracer.shared(Block::holding(elements), counts, |tracer| tracer.elements(elements));
    }
}

#[test]
fn elements_in_a_shared_block_of_another_crate_belong_to_it() {
    let shared = Arc::new(vec![String::from("a"), String::from("b")]);
    let handles = [Elements(Arc::clone(&shared)), Elements(shared)];
    let block = "[0 shared(Element[1])(Element[2])]";
    assert_eq!(written(&handles), format!("(Root(Element{block})(Element[0 shared again]))"));
    let counts = mem_size::total_ref_count(&handles);
    assert_eq!(counts.blocks.len(), 1);
    assert_eq!(counts.blocks[0].type_name, "alloc::string::String");
    assert_eq!((counts.handles(), counts.outside()), (2, 0));
    let report = Report::of(&handles);
    assert_eq!(report.root.deep, handles.deep_size());
    let shared = report.nodes().fold(0, |sum, at| sum + at.node.usage.shared);
    assert_eq!(shared, 2 * size_of::<String>());
}

/// A handle that does not tell how many others there are.
struct Untold<'a>(&'a [u64]);

impl MemSize for Untold<'_> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.shared(Block::holding(self.0), || None, |tracer| tracer.elements(self.0));
    }
}

#[test]
fn block_with_unknown_counts_is_counted_once() {
    let buffer = [7_u64; 5];
    let handles: Vec<Untold<'_>> = (0..50).map(|_| Untold(&buffer)).collect();
    let vec = handles.capacity() * size_of::<Untold<'_>>();
    assert_eq!(handles.heap_size(), vec + size_of_val(&buffer));
    let counts = mem_size::total_ref_count(&handles);
    assert_eq!(counts.blocks[0].counts, None);
    assert_eq!(counts.blocks[0].met, 50);
    assert!(!counts.is_complete());
}

/// A part of a buffer of which nothing tells the whole.
struct View<'a>(&'a [u8]);

impl MemSize for View<'_> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.shared_view(Block::holding(self.0), None);
    }
}

#[test]
fn views_of_one_buffer_count_the_union_of_their_ranges() {
    let buffer = [0_u8; 1000];
    let parts = [(0, 100), (50, 150), (150, 160), (400, 500), (410, 420), (990, 1000), (0, 0)];
    let union = 160 + 100 + 10;
    let views = |parts: &[(usize, usize)]| -> Vec<View<'_>> {
        parts.iter().map(|&(from, to)| View(&buffer[from..to])).collect()
    };
    let heap = |views: &Vec<View<'_>>| {
        let usage = views.mem_usage();
        let mut heard = Totals::default();
        assert_eq!(Tracer::with_sink(&mut heard).measure(views), usage);
        assert_eq!((heard.bytes, heard.blocks), (usage.heap, usage.blocks));
        usage.heap - views.capacity() * size_of::<View<'_>>()
    };
    assert_eq!(heap(&views(&parts)), union);
    let mut backwards = parts;
    backwards.reverse();
    assert_eq!(heap(&views(&backwards)), union);
    assert_eq!(views(&parts).mem_usage().blocks, 1 + 3);
}

/// The only handle on a buffer, which is all that it shows.
struct Lone<'a>(&'a [u8]);

impl MemSize for Lone<'_> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.shared_view(Block::holding(self.0), Some(RefCounts::new(1, 0)));
    }
}

#[test]
fn buffers_side_by_side_with_a_handle_each_are_so_many_blocks() {
    let memory = [0_u8; 100];
    let handles: Vec<Lone<'_>> = memory.chunks(25).map(Lone).collect();
    let usage = handles.mem_usage();
    let mut heard = Totals::default();
    assert_eq!(Tracer::with_sink(&mut heard).measure(&handles), usage);
    assert_eq!((heard.bytes, heard.blocks), (usage.heap, usage.blocks));
    assert_eq!((usage.shared, usage.blocks), (100, 1 + 4));
    let mut tracer = Tracer::new();
    assert_eq!(tracer.measure(&memory[10..60]).deep(), 50);
    assert_eq!(tracer.measure(&handles).shared, 50);
    assert_eq!(tracer.usage().deep(), 50 + size_of_val(&handles) + usage.heap - 50);
}

/// Adds up what blocks say.
#[derive(Default)]
struct Totals {
    bytes: usize,
    blocks: usize,
}

impl Sink for Totals {
    fn enter_block(&mut self, block: &BlockEvent) {
        if block.is_first_visit {
            self.bytes += block.size;
            self.blocks += block.blocks.unwrap_or(1);
        }
    }
}

/// Memory of which little is known.
enum Vague {
    Arena(Box<[String]>),
    Estimate,
    Mapped,
}

impl MemSize for Vague {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Arena(inside) => tracer.arena(4096, |tracer| tracer.elements(&**inside)),
            Self::Estimate => tracer.estimated(100),
            Self::Mapped => tracer.foreign_memory(1 << 20),
        }
    }
}

#[test]
fn arena_counts_its_bytes_and_leads_on() {
    let arena = Vague::Arena(Box::from([String::from("abc"), String::from("d")]));
    let usage = arena.mem_usage();
    assert_eq!((usage.heap, usage.blocks), (4096 + 3 + 1, 1 + 2));
    assert!(usage.is_exact());
    let mut heard = Totals::default();
    assert_eq!(Tracer::with_sink(&mut heard).measure(&arena), usage);
    assert_eq!((heard.bytes, heard.blocks), (usage.heap, usage.blocks));
    assert_eq!(Report::of(&arena).root.deep, arena.deep_size());
}

#[test]
fn estimate_is_no_exact_figure() {
    let usage = Vague::Estimate.mem_usage();
    assert_eq!((usage.heap, usage.gaps.count(Gap::Estimated)), (100, 1));
}

#[test]
fn memory_of_another_allocator_is_in_no_sum_but_its_own() {
    let usage = vec![Vague::Mapped, Vague::Mapped].mem_usage();
    assert_eq!((usage.foreign, usage.gaps.count(Gap::Foreign)), (2 << 20, 2));
    assert_eq!(usage.heap, 2 * size_of::<Vague>());
    assert_eq!(written(&Vague::Mapped), "(RootForeign Some(1048576))");
    assert_eq!(Report::of(&Vague::Mapped).root.usage.foreign, 1 << 20);
}

#[test]
fn pair_of_listeners_hears_the_same() {
    let shared = Rc::new(1_u8);
    let value = (vec![Rc::clone(&shared), shared], BTreeMap::from([(1_u8, String::from("x"))]));
    let mut pair = (Written::default(), (Totals::default(), Written::default()));
    Tracer::with_sink(&mut pair).measure(&value);
    let (first, (totals, second)) = pair;
    assert_eq!(first.text, second.text);
    assert_eq!(first.text, written(&value));
    assert_eq!(totals.bytes, value.heap_size());
}

/// Keeps the last block.
#[derive(Default)]
struct Last(Option<BlockEvent>);

impl Sink for Last {
    fn enter_block(&mut self, block: &BlockEvent) {
        self.0 = Some(*block);
    }
}

#[test]
fn block_tells_where_it_lies() {
    let text = String::from("abc");
    let mut last = Last::default();
    Tracer::with_sink(&mut last).measure(&text);
    let start = text.as_ptr().addr();
    assert_eq!(last.0.map(|block| block.address), Some(BlockAddress::Start(start)));
    assert_eq!(last.0.and_then(|block| block.id).map(BlockId::address), Some(start));
    let tree = BTreeMap::from([(1_u8, 2_u8)]);
    Tracer::with_sink(&mut last).measure(&tree);
    let key = tree.keys().next().map(|key| std::ptr::from_ref(key).addr());
    assert_eq!(last.0.map(|block| block.address), key.map(BlockAddress::Inside));
}

/// Writes down which places were told as closed ones.
#[derive(Default)]
struct Closed(Vec<&'static str>);

impl Sink for Closed {
    fn closed_place(&mut self, place: &Place, block: &BlockEvent) {
        let Label::Field(name) = place.label else { return };
        assert!(block.size > 0 && place.count == 1);
        self.0.push(name);
    }
}

#[test]
fn places_of_text_and_of_further_handles_are_told_by_one_call() {
    #[derive(MemSize)]
    struct Shelf {
        name: String,
        empty: String,
        first: Rc<Vec<u8>>,
        second: Rc<Vec<u8>>,
        shared: Arc<str>,
        again: Arc<str>,
        list: Vec<String>,
    }
    let (vec, text) = (Rc::new(vec![7_u8; 3]), Arc::<str>::from("text"));
    let shelf = Shelf {
        name: "name".to_owned(),
        empty: String::new(),
        first: Rc::clone(&vec),
        second: vec,
        shared: Arc::clone(&text),
        again: text,
        list: vec!["one".to_owned()],
    };
    let mut pair = (Closed::default(), Written::default());
    let usage = Tracer::with_sink(&mut pair).measure(&shelf);
    assert_eq!(usage, shelf.mem_usage());
    let (Closed(closed), Written { text, .. }) = pair;
    assert_eq!(closed, ["name", "second", "again"]);
    assert_eq!(
        text,
        "(Root(name[0])(empty)(first[1 shared(Pointee[2(Element×3)])])(second[1 shared again])\
         (shared[3 shared(Pointee)])(again[3 shared again])(list[4(Element[5])]))"
    );
}
