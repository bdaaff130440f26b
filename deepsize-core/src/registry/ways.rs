//! What the name of a type tells of what its values own.

use alloc::vec::Vec;

/// Handles that keep what they lead to.
const STRONG: [&str; 2] = ["Rc", "Arc"];
/// What lets a value change that others hold.
const CELLS: [&str; 12] = [
    "ArcSwapAny",
    "Cell",
    "LazyCell",
    "LazyLock",
    "Mutex",
    "OnceCell",
    "OnceLock",
    "RefCell",
    "ReentrantLock",
    "ReentrantMutex",
    "RwLock",
    "UnsafeCell",
];
/// What owns nothing of what its parameters name.
const NOT_OWNING: [&str; 2] = ["PhantomData", "Weak"];
/// Where types come from of which the parameters tell all.
const STD: [&str; 3] = ["alloc", "core", "std"];
/// What stands for a trait object.
const OBJECT: &str = "dyn";

/// A way from a value to one of another type that it owns, or keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Way {
    /// The other type; `dyn` for a trait object.
    pub(super) to: &'static str,
    /// Whether it leads through a handle.
    pub(super) is_strong: bool,
    /// Whether it leads through a cell or a lock.
    pub(super) is_mutable: bool,
}

impl Way {
    /// This way, and another from its end.
    pub(super) const fn then(self, next: Self) -> Self {
        let is_strong = self.is_strong || next.is_strong;
        let is_mutable = self.is_mutable || next.is_mutable;
        Self { to: next.to, is_strong, is_mutable }
    }
}

/// The ways to all types in a name that are not of std.
pub(super) fn ways(type_name: &'static str) -> Vec<Way> {
    let mut reader =
        Reader { rest: type_name, here: Level::TOP, around: Vec::new(), ways: Vec::new() };
    while reader.step() {}
    reader.ways
}

/// Between a pair of brackets.
#[derive(Clone, Copy)]
struct Level {
    is_strong: bool,
    is_mutable: bool,
    argument: Argument,
}

/// What becomes of the argument that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Argument {
    Owned,
    /// It is behind a reference, or in a signature; the next one need not be.
    PassedOver,
    /// Like all that is in these brackets.
    NotOwned,
}

impl Level {
    const TOP: Self = Self { is_strong: false, is_mutable: false, argument: Argument::Owned };

    fn pass_over(&mut self) {
        if self.argument == Argument::Owned {
            self.argument = Argument::PassedOver;
        }
    }

    fn next_argument(&mut self) {
        if self.argument == Argument::PassedOver {
            self.argument = Argument::Owned;
        }
    }
}

struct Reader {
    rest: &'static str,
    here: Level,
    around: Vec<Level>,
    ways: Vec<Way>,
}

impl Reader {
    /// Reads a word or a sign; false at the end.
    fn step(&mut self) -> bool {
        let len = self.rest.find(|c: char| !is_of_path(c)).unwrap_or(self.rest.len());
        if len > 0 {
            let (word, rest) = self.rest.split_at(len);
            self.rest = rest;
            self.word(word);
            return true;
        }
        let mut signs = self.rest.chars();
        let Some(sign) = signs.next() else { return false };
        self.rest = signs.as_str();
        match sign {
            '&' | '*' => self.here.pass_over(),
            ',' => self.here.next_argument(),
            '(' | '[' | '<' => self.open(self.here),
            ')' | ']' | '>' => self.here = self.around.pop().unwrap_or(Level::TOP),
            '\'' => self.rest = self.rest.trim_start_matches(is_of_path),
            // The arrow of a signature is no bracket.
            '-' => self.rest = self.rest.strip_prefix('>').unwrap_or(self.rest),
            _ => {}
        }
        true
    }

    fn word(&mut self, word: &'static str) {
        let name = word.rsplit("::").next().unwrap_or(word);
        match word {
            "dyn" => {
                self.found(OBJECT);
                self.here.pass_over();
            }
            "fn" => self.here.pass_over(),
            _ => {}
        }
        let is_known =
            STRONG.contains(&name) || CELLS.contains(&name) || NOT_OWNING.contains(&name);
        let of_std = word.split("::").next().is_some_and(|first| STD.contains(&first));
        if word.contains("::") && !of_std && !is_known {
            self.found(word);
        }
        if let Some(rest) = self.rest.strip_prefix('<') {
            self.rest = rest;
            let Level { is_strong, is_mutable, argument } = self.here;
            self.open(Level {
                is_strong: is_strong || STRONG.contains(&name),
                is_mutable: is_mutable || CELLS.contains(&name),
                argument: if NOT_OWNING.contains(&name) { Argument::NotOwned } else { argument },
            });
        }
    }

    fn open(&mut self, mut inside: Level) {
        if inside.argument != Argument::Owned {
            inside.argument = Argument::NotOwned;
        }
        self.around.push(self.here);
        self.here = inside;
    }

    fn found(&mut self, to: &'static str) {
        let Level { is_strong, is_mutable, argument } = self.here;
        if argument == Argument::Owned {
            self.ways.push(Way { to, is_strong, is_mutable });
        }
    }
}

fn is_of_path(c: char) -> bool {
    c.is_alphanumeric() || "_:{}#".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Told = (&'static str, bool, bool);

    fn read(type_name: &'static str) -> Vec<Told> {
        let ways = ways(type_name).into_iter();
        ways.map(|way| (way.to, way.is_strong, way.is_mutable)).collect()
    }

    #[test]
    fn handles_and_cells_around_a_type_are_heeded() {
        let cases: [(&str, &[Told]); 14] = [
            ("u8", &[]),
            ("alloc::vec::Vec<alloc::string::String>", &[]),
            ("app::A", &[("app::A", false, false)]),
            ("alloc::rc::Rc<core::cell::RefCell<app::A>>", &[("app::A", true, true)]),
            ("(core::cell::Cell<u8>, alloc::sync::Arc<app::A>)", &[("app::A", true, false)]),
            ("[app::A<'_>; 3]", &[("app::A", false, false)]),
            ("alloc::rc::Weak<app::A>", &[]),
            ("core::marker::PhantomData<(app::A, alloc::rc::Rc<app::A>)>", &[]),
            ("(&'_ mut app::A, app::B)", &[("app::B", false, false)]),
            ("(fn(app::A, u8) -> app::B, app::C)", &[("app::C", false, false)]),
            ("(for<'a> fn(&'a app::A) -> app::B, app::C)", &[("app::C", false, false)]),
            ("(&'_ (app::A, app::B), app::C)", &[("app::C", false, false)]),
            ("alloc::rc::Rc<dyn app::Trait<app::A> + core::marker::Send>", &[("dyn", true, false)]),
            (
                "app::Tree<lock_api::mutex::Mutex<app::A>>",
                &[("app::Tree", false, false), ("app::A", false, true)],
            ),
        ];
        for (name, expected) in cases {
            assert_eq!(read(name), expected, "{name}");
        }
    }
}
