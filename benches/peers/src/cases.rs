//! The cases: what is built, and which crates can be asked about it.

use std::hint::black_box;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::ask::{self, Crate};
use crate::counting::counted;
use crate::data;

/// What a case is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum About {
    Accuracy,
    Time,
    Both,
}

/// One row of a table.
pub struct Case {
    pub name: &'static str,
    pub about: About,
    /// Asks one crate; nothing if it has no impl for the type.
    pub run: fn(Crate) -> Option<Answer>,
}

/// What one crate has to say about one value.
pub struct Answer {
    /// What the crate reports.
    pub bytes: usize,
    /// What the allocator handed out.
    pub truth: usize,
    /// Median of the time that the answer took.
    pub nanos: f64,
}

/// A row: its name, what it is about, how the value is built, what is held meanwhile, who can be asked and how.
macro_rules! cases {
    ($($about:ident $name:literal, $build:expr, $hold:expr, [$($who:ident by $how:ident),* $(,)?];)+) => {
        pub const CASES: &[Case] = &[$(Case {
            name: $name,
            about: About::$about,
            run: |asked| match asked {
                $(Crate::$who => Some(answer(|| $build, $hold, ask::$how)),)*
                #[allow(unreachable_patterns, reason = "some rows name every crate")]
                _ => None,
            },
        },)+];
    };
}

cases! {
    Time "`String`", String::from("Ada"), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Time "struct of 5 fields, 3 of them owning", data::user(), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Both "`Vec<Pod>`, 1 000 000", data::pods(1_000_000), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Both "`HashMap<u64, Pod>`, 1 000 000, after growth", data::pod_map(1_000_000), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Both "`HashMap<u64, Pod>`, 9 000 of 10 000 removed", data::thinned_map(), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Both "`Vec<String>`, 2 000 000", data::strings(2_000_000), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Both "`HashMap<String, Vec<u32>>`, 500 000", data::vec_map(500_000), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Both "`BTreeMap<u64, u64>`, 2 000 000, in random order", data::tree(2_000_000), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Accuracy "`BTreeMap<u64, u64>`, 9 000 of 10 000 removed", data::thinned_tree(), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Both "binary tree of 1 000 000 boxes", data::nodes(1_000_000), none,
        [MemSize by mem_size, MemDbg by mem_dbg_by_hand, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Both "recursive enum (JSON), 1 000 maps", data::json(), none,
        [MemSize by mem_size, MemDbg by mem_dbg_by_hand, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize_by_hand];
    Accuracy "`String` with spare room", data::roomy_string(), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Accuracy "`VecDeque<u64>` with spare room", data::roomy_deque(), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Accuracy "`LinkedList<u64>`, 1 000", data::linked_list(1_000), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Accuracy "`Arc<u64>`: the counters", Arc::new(7_u64), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2_tracked, DeepSize by deepsize, Allocative by allocative_graph, DataSize by datasize];
    Accuracy "`Arc` of 1 byte aligned to 64", Arc::new(data::Line(7)), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2_tracked, DeepSize by deepsize, Allocative by allocative_graph, DataSize by datasize];
    Accuracy "`Box` of 1 byte aligned to 64", Box::new(data::Line(7)), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Accuracy "`Rc<str>`", Rc::<str>::from("three"), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2_tracked, DeepSize by deepsize, Allocative by allocative_graph, DataSize by datasize];
    Accuracy "one `Arc`, two handles", data::shared_twice(), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2_tracked, DeepSize by deepsize, Allocative by allocative_graph, DataSize by datasize];
    Both "1 000 000 unique `Arc`s", data::unique(1_000_000), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2_tracked, DeepSize by deepsize, Allocative by allocative_graph, DataSize by datasize];
    Both "1 000 000 handles on 100 000 `Arc`s", data::shared(1_000_000), none,
        [MemSize by mem_size, MemDbg by mem_dbg, GetSize2 by get_size2_tracked, DeepSize by deepsize, Allocative by allocative_graph, DataSize by datasize];
    Both "diamond of `Arc`s, 40 levels", data::diamond(40), none,
        [MemSize by mem_size, MemDbg by mem_dbg_by_hand, GetSize2 by get_size2_tracked, DeepSize by deepsize, Allocative by allocative_graph, DataSize by datasize];
    Accuracy "cycle of two `Rc<RefCell<_>>`", data::cycle(), none,
        [MemSize by mem_size, MemDbg by mem_dbg_by_hand, GetSize2 by get_size2_tracked, DeepSize by deepsize, Allocative by allocative_graph];
    Both "cyclic graph of 300 000 `Rc<RefCell<_>>`", data::graph(300_000), none,
        [MemSize by mem_size, MemDbg by mem_dbg_by_hand, GetSize2 by get_size2_tracked, DeepSize by deepsize, Allocative by allocative_graph];
    Both "list of 1 000 000 boxes", data::list(1_000_000), none,
        [MemSize by mem_size, MemDbg by mem_dbg_by_hand, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative, DataSize by datasize];
    Accuracy "`Mutex<Vec<u64>>`, held by the caller", data::lock(), |lock| lock.lock(),
        [MemSize by mem_size_usage, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative];
    Accuracy "`RefCell<Vec<u64>>`, mutably borrowed", data::cell(), |cell| cell.borrow_mut(),
        [MemSize by mem_size_usage, MemDbg by mem_dbg, GetSize2 by get_size2, DeepSize by deepsize, Allocative by allocative];
}

fn none<T>(_: &'static T) {}

/// Builds a value, and asks about it while something of it is held. The value is never dropped: that
/// would overflow the stack for some.
fn answer<T: 'static, Held>(
    build: impl FnOnce() -> T,
    hold: impl FnOnce(&'static T) -> Held,
    ask: impl Fn(&T) -> usize,
) -> Answer {
    let (value, live) = counted(build);
    let value: &'static T = Box::leak(Box::new(value));
    let held = hold(value);
    let bytes = ask(value);
    let nanos = median_nanos(|| ask(black_box(value)));
    drop(held);
    Answer { bytes, truth: live.bytes.unsigned_abs(), nanos }
}

fn median_nanos(ask: impl Fn() -> usize) -> f64 {
    let sample = |times: u32| {
        let start = Instant::now();
        for _ in 0..times {
            black_box(ask());
        }
        start.elapsed().as_secs_f64() * 1e9 / f64::from(times)
    };
    let once = sample(1).max(1.0);
    let times = (20_000.0 / once).clamp(1.0, 20_000.0) as u32;
    let start = Instant::now();
    let mut samples = Vec::new();
    while samples.len() < 5 || samples.len() < 101 && start.elapsed() < Duration::from_secs(2) {
        samples.push(sample(times));
    }
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}
