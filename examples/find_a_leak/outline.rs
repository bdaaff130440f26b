//! The outline of a Markdown file: sections with the sections below them, and a link to the one
//! above.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use mem_size::{LiveCount, MemSize};

/// A section that others point at.
pub(crate) type Handle<L> = Rc<Section<L>>;

/// A part of the file under a heading.
#[derive(MemSize)]
pub(crate) struct Section<L> {
    title: String,
    level: usize,
    /// What lets a section tell its whole path.
    parent: Option<L>,
    children: RefCell<Vec<Rc<Self>>>,
    live: LiveCount<Self>,
}

/// A link from a section to the one above it.
pub(crate) trait Link: Sized {
    /// A link to this section.
    fn to(section: &Handle<Self>) -> Self;
    /// The section, as long as it is there.
    fn target(&self) -> Option<Handle<Self>>;
}

/// A link that keeps the section above alive, which keeps the one below alive: a cycle.
#[derive(MemSize)]
pub(crate) struct Owning(Handle<Self>);

impl Link for Owning {
    fn to(section: &Handle<Self>) -> Self {
        Self(Rc::clone(section))
    }

    fn target(&self) -> Option<Handle<Self>> {
        Some(Rc::clone(&self.0))
    }
}

/// A link that keeps nothing alive.
#[derive(MemSize)]
pub(crate) struct Observing(Weak<Section<Self>>);

impl Link for Observing {
    fn to(section: &Handle<Self>) -> Self {
        Self(Rc::downgrade(section))
    }

    fn target(&self) -> Option<Handle<Self>> {
        self.0.upgrade()
    }
}

/// Reads the headings of a text, `# Title`, outside of fenced code; the root stands for the file.
pub(crate) fn parse<L: Link>(name: &str, text: &str) -> Handle<L> {
    let root = Section::new(name, 0, None);
    let mut last = Rc::clone(&root);
    let mut fence = None;
    for line in text.lines() {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(_), Some(_)) if fence == mark => fence = None,
            (None, None) => {
                if let Some((level, title)) = heading(line) {
                    last = below(&last, level, title);
                }
            }
            (Some(_), _) => {}
        }
    }
    root
}

/// Adds a section after the last one: below the nearest above it that is of a higher rank.
fn below<L: Link>(last: &Handle<L>, level: usize, title: &str) -> Handle<L> {
    let mut parent = Rc::clone(last);
    while parent.level >= level {
        let Some(above) = parent.above() else { break };
        parent = above;
    }
    let section = Section::new(title, level, Some(L::to(&parent)));
    parent.children.borrow_mut().push(Rc::clone(&section));
    section
}

/// The level and title of a line that is a heading.
fn heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let title = rest.strip_prefix(' ')?.trim();
    (1..=6).contains(&level).then_some((level, title))
}

impl<L: Link> Section<L> {
    fn new(title: &str, level: usize, parent: Option<L>) -> Handle<L> {
        let (title, children) = (title.to_owned(), RefCell::default());
        Rc::new(Self { title, level, parent, children, live: LiveCount::new() })
    }

    fn above(&self) -> Option<Handle<L>> {
        self.parent.as_ref().and_then(Link::target)
    }

    /// How many sections this one holds, with itself.
    pub(crate) fn count(&self) -> usize {
        1 + self.children.borrow().iter().map(|child| child.count()).sum::<usize>()
    }

    /// The path of the section that is nested deepest, by the links up.
    pub(crate) fn deepest_path(self: &Rc<Self>) -> String {
        let mut at = self.deepest(0).1;
        let mut titles = vec![at.title.clone()];
        while let Some(above) = at.above() {
            titles.push(above.title.clone());
            at = above;
        }
        titles.reverse();
        titles.join(" > ")
    }

    fn deepest(self: &Rc<Self>, depth: usize) -> (usize, Handle<L>) {
        let children = self.children.borrow();
        let below = children.iter().map(|child| child.deepest(depth + 1));
        // The first of those that are equally deep.
        below.fold((depth, Rc::clone(self)), |best, next| if next.0 > best.0 { next } else { best })
    }
}
