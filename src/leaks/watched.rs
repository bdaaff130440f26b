//! What the work watches: values of the last iteration that should have gone, and what keeps them.

use std::cell::RefCell;

use crate::graph::StillAlive;

/// How many values of an iteration are asked after.
const MOST_WATCHED: usize = 16;

/// Asks what keeps a value.
pub(crate) type Question = Box<dyn Fn() -> Option<StillAlive>>;

thread_local! {
    /// What the present iteration watches, while a search runs on this thread.
    static WATCHED: RefCell<Option<Vec<Question>>> = const { RefCell::new(None) };
}

/// Notes a value; does nothing where no search runs.
pub(crate) fn note(question: Question) {
    WATCHED.with_borrow_mut(|watched| {
        if let Some(watched) = watched.as_mut().filter(|watched| watched.len() < MOST_WATCHED) {
            watched.push(question);
        }
    });
}

/// A search that runs; when it ends, the one around it goes on.
pub(super) struct Search {
    around: Option<Vec<Question>>,
}

impl Search {
    pub(super) fn begin() -> Self {
        Self { around: WATCHED.replace(Some(Vec::new())) }
    }

    /// Forgets what the iteration before has watched: of more than one iteration, the blocks that
    /// the `Weak`s keep would look like a leak.
    #[expect(clippy::unused_self, reason = "only while a search runs")]
    pub(super) fn next_iteration(&self) {
        WATCHED.with_borrow_mut(|watched| watched.iter_mut().for_each(Vec::clear));
    }

    /// What still lives of what the last iteration has watched, equal answers once.
    #[expect(clippy::unused_self, reason = "only while a search runs")]
    pub(super) fn still_alive(&self) -> Vec<StillAlive> {
        let questions = WATCHED.take().unwrap_or_default();
        let mut alive: Vec<StillAlive> = Vec::new();
        for answer in questions.iter().filter_map(|question| question()) {
            if !alive.contains(&answer) {
                alive.push(answer);
            }
        }
        alive
    }
}

impl Drop for Search {
    fn drop(&mut self) {
        WATCHED.set(self.around.take());
    }
}
