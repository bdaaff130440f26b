//! The list of the blocks that the present thread has allocated and not freed again, kept while someone wants it.

use std::backtrace::Backtrace;
use std::cell::RefCell;
use std::collections::HashMap;

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
    /// Where it was allocated, or last reallocated, in the words of the standard library.
    pub(crate) backtrace: Option<String>,
}

struct Recorder {
    backtraces: Backtraces,
    blocks: HashMap<usize, (usize, Option<Backtrace>)>,
}

thread_local! {
    static RECORDER: RefCell<Option<Recorder>> = const { RefCell::new(None) };
}

/// Why no list was kept.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RecordError {
    NotInstalled(NotInstalled),
    /// One is being kept already.
    Nested,
}

/// Runs `build`, and gives what it built with the list of blocks that it allocated on this thread and has not
/// freed, in the order of their addresses.
pub(crate) fn recorded<T>(
    backtraces: Backtraces,
    build: impl FnOnce() -> T,
) -> Result<(T, Vec<Recorded>), RecordError> {
    installed().map_err(RecordError::NotInstalled)?;
    if RECORDER.with_borrow(Option::is_some) {
        return Err(RecordError::Nested);
    }
    RECORDER.set(Some(Recorder { backtraces, blocks: HashMap::new() }));
    let end = End;
    current::start_recording();
    let value = frames::run(build);
    current::stop_recording();
    let blocks = RECORDER.with_borrow(|recorder| recorder.as_ref().map(Recorder::list));
    drop(end);
    Ok((value, blocks.unwrap_or_default()))
}

/// Throws the list away, even when the build panics.
struct End;

impl Drop for End {
    fn drop(&mut self) {
        current::stop_recording();
        let recorder = RECORDER.take();
        current::off(|| drop(recorder));
    }
}

/// Called while the thread's own calls are not counted.
pub(super) fn note(event: Event) {
    let _ = RECORDER.try_with(|recorder| {
        if let Ok(mut recorder) = recorder.try_borrow_mut()
            && let Some(recorder) = &mut *recorder
        {
            recorder.note(event);
        }
    });
}

impl Recorder {
    fn note(&mut self, event: Event) {
        match event {
            Event::Allocation { address, size } => self.keep(address, size),
            Event::Free { address, .. } => drop(self.blocks.remove(&address)),
            Event::Reallocation { address, new_address, new_size, .. } => {
                if self.blocks.remove(&address).is_some() {
                    self.keep(new_address, new_size);
                }
            }
        }
    }

    fn keep(&mut self, address: usize, size: usize) {
        let backtrace = match self.backtraces {
            Backtraces::Kept => Some(frames::capture()),
            Backtraces::None => None,
        };
        self.blocks.insert(address, (size, backtrace));
    }

    /// The list, in the order of the addresses, as memory that is counted like any other.
    fn list(&self) -> Vec<Recorded> {
        let mut list: Vec<_> = self
            .blocks
            .iter()
            .map(|(&address, (size, backtrace))| Recorded {
                address,
                size: *size,
                backtrace: backtrace.as_ref().map(resolved),
            })
            .collect();
        list.sort_by_key(|block| block.address);
        list
    }
}

/// The text of a backtrace. What it takes to find the names is kept by the standard library, and is not counted.
fn resolved(backtrace: &Backtrace) -> String {
    let text = current::off(|| backtrace.to_string());
    let frames = frames::of_the_program(&text);
    current::off(|| drop(text));
    frames
}
