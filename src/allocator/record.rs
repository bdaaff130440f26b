//! The list of live blocks that is kept while an audit runs: by all threads, for a block may be
//! freed, or reallocated, by another thread than the one that allocated it.

use std::backtrace::Backtrace;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::current::{self, Event};
use super::frames;
use super::stats::{NotInstalled, installed};

/// Whether the list says where each block was allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backtraces {
    Kept,
    None,
}

/// A block on the list.
#[derive(Debug)]
pub(crate) struct Recorded {
    pub(crate) address: usize,
    pub(crate) size: usize,
    pub(crate) by: Thread,
    /// Where it was allocated, or last reallocated, in the words of the standard library.
    pub(crate) backtrace: Option<String>,
}

/// Which thread allocated a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thread {
    /// The one that asks for the list.
    This,
    Other,
}

/// A recording by the present thread.
#[derive(Clone, Copy)]
pub(super) struct Recording {
    start: Moment,
    backtraces: Backtraces,
}

/// A point in the order of allocations. That of its start tells a recording from all others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Moment(u64);

/// What is known of a live block.
struct Entry {
    size: usize,
    allocated: Moment,
    /// The recording of the thread that allocated it.
    recording: Option<Moment>,
    backtrace: Option<Arc<Backtrace>>,
}

/// The blocks by their addresses, empty while there is no recording.
struct Table {
    recordings: usize,
    now: Moment,
    blocks: BTreeMap<usize, Entry>,
}

static TABLE: Mutex<Table> =
    Mutex::new(Table { recordings: 0, now: Moment(0), blocks: BTreeMap::new() });

/// Whether any thread records.
///
/// To read it relaxed is enough. A block that is on the list was allocated after this was set;
/// another thread gets hold of the block only by some synchronisation after that, and so reads what
/// was set.
static IS_WATCHED: AtomicBool = AtomicBool::new(false);

/// Why no list was kept.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RecordError {
    NotInstalled(NotInstalled),
    /// One is being kept already.
    Nested,
}

/// Runs `build`, and gives what it built with the list of blocks that have been allocated
/// meanwhile, by this thread or another, and not been freed, in the order of their addresses.
pub(crate) fn recorded<T>(
    backtraces: Backtraces,
    build: impl FnOnce() -> T,
) -> Result<(T, Vec<Recorded>), RecordError> {
    installed().map_err(RecordError::NotInstalled)?;
    if current::recording().is_some() {
        return Err(RecordError::Nested);
    }
    let recording = Recording { start: current::off(begin), backtraces };
    let end = End;
    current::start_recording(recording);
    let value = frames::run(build);
    current::stop_recording();
    let live = current::off(|| live_since(recording.start));
    drop(end);
    // Memory of the caller, and counted like any other.
    let blocks = live.iter().map(|block| block.resolved(recording)).collect();
    current::off(|| drop(live));
    Ok((value, blocks))
}

fn begin() -> Moment {
    let mut table = table();
    table.recordings = table.recordings.saturating_add(1);
    IS_WATCHED.store(true, Relaxed);
    table.tick()
}

/// Ends the recording, even when the build panics.
struct End;

impl Drop for End {
    fn drop(&mut self) {
        current::stop_recording();
        current::off(|| {
            let mut table = table();
            table.recordings = table.recordings.saturating_sub(1);
            if table.recordings == 0 {
                IS_WATCHED.store(false, Relaxed);
                let blocks = std::mem::take(&mut table.blocks);
                drop(table);
                drop(blocks);
            }
        });
    }
}

/// Only while the calls of the present thread are not counted: what is allocated under the lock
/// must not ask for it.
fn table() -> MutexGuard<'static, Table> {
    TABLE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[inline]
pub(super) fn is_watched() -> bool {
    IS_WATCHED.load(Relaxed)
}

/// Takes up what has become of a block. Called while the thread's calls are not counted.
pub(super) fn note(event: Event, recording: Option<Recording>) {
    match event {
        Event::Allocation { address, size } => {
            let backtrace = backtrace(recording);
            let recording = recording.map(|recording| recording.start);
            let mut table = table();
            let entry = Entry { size, allocated: table.tick(), recording, backtrace };
            table.put(address, entry);
        }
        Event::Free { address, .. } => {
            let gone = table().blocks.remove(&address);
            drop(gone);
        }
        Event::Reallocation { .. } => {}
    }
}

/// A block that is being reallocated: from here on its address may be that of another block.
#[derive(Default)]
pub(super) struct Moving(Option<Entry>);

/// Takes a block off the list while it is reallocated. Called while the thread's calls are not
/// counted.
pub(super) fn take_off(address: usize) -> Moving {
    Moving(table().blocks.remove(&address))
}

impl Moving {
    /// Puts the block on the list again, unless it was not there. Called while the thread's calls
    /// are not counted.
    pub(super) fn put_back(self, address: usize, size: usize, recording: Option<Recording>) {
        let Some(entry) = self.0 else { return };
        let new = backtrace(recording).or(entry.backtrace);
        table().put(address, Entry { size, backtrace: new, ..entry });
    }
}

/// Before the table is locked: the standard library has a lock of its own there.
fn backtrace(recording: Option<Recording>) -> Option<Arc<Backtrace>> {
    let is_wanted = recording.is_some_and(|recording| recording.backtraces == Backtraces::Kept);
    // While a panic is told the standard library may hold its lock, and allocate.
    (is_wanted && !std::thread::panicking()).then(|| Arc::new(frames::capture()))
}

impl Table {
    fn tick(&mut self) -> Moment {
        self.now = Moment(self.now.0.wrapping_add(1));
        self.now
    }

    /// Puts a block on the list, unless all recordings have ended meanwhile.
    fn put(&mut self, address: usize, entry: Entry) {
        if self.recordings > 0 {
            self.blocks.insert(address, entry);
        }
    }
}

/// A block as it was when the recording ended.
struct Live {
    address: usize,
    size: usize,
    recording: Option<Moment>,
    backtrace: Option<Arc<Backtrace>>,
}

/// What is live of all that has been allocated since then.
fn live_since(start: Moment) -> Vec<Live> {
    let table = table();
    let since = table.blocks.iter().filter(|(_, entry)| entry.allocated >= start);
    since
        .map(|(&address, entry)| {
            let Entry { size, allocated: _, recording, backtrace } = entry;
            Live { address, size: *size, recording: *recording, backtrace: backtrace.clone() }
        })
        .collect()
}

impl Live {
    fn resolved(&self, recording: Recording) -> Recorded {
        let Self { address, size, recording: by, backtrace } = self;
        let by = if *by == Some(recording.start) { Thread::This } else { Thread::Other };
        let backtrace = backtrace.as_deref().map(resolved);
        Recorded { address: *address, size: *size, by, backtrace }
    }
}

/// The text of a backtrace. What it takes to find the names is kept by the standard library, and is
/// not counted.
fn resolved(backtrace: &Backtrace) -> String {
    let text = current::off(|| backtrace.to_string());
    let frames = frames::of_the_program(&text);
    current::off(|| drop(text));
    frames
}
