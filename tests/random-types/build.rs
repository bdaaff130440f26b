//! Writes types that nobody has thought of: std's containers in each other, and structs and enums
//! that derive, recursive and generic ones among them. `RANDOM_TYPES=7 cargo test` writes others.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use fastrand::Rng;

/// How many types are measured, beside those that derive.
const TYPES: usize = 60;

const LEAVES: [&str; 24] = [
    "u8",
    "u64",
    "u128",
    "f64",
    "bool",
    "char",
    "()",
    "String",
    "String",
    "NonZero<u32>",
    "&'static str",
    "Box<str>",
    "Rc<str>",
    "Arc<str>",
    "Arc<Path>",
    "Rc<CStr>",
    "Box<OsStr>",
    "PathBuf",
    "CString",
    "Duration",
    "AtomicU64",
    "Cow<'static, str>",
    "PhantomData<String>",
    "Weak<str>",
];
const KEYS: [&str; 14] = [
    "u8",
    "u64",
    "u128",
    "bool",
    "char",
    "String",
    "String",
    "NonZero<u32>",
    "&'static str",
    "Box<str>",
    "Rc<str>",
    "Arc<str>",
    "PathBuf",
    "()",
];
/// `T` stands for any type, `K` for one with an order and a hash.
const KEY_CONTAINERS: [&str; 8] =
    ["Vec<K>", "Option<K>", "(K, K)", "[K; 2]", "Box<K>", "Rc<K>", "Reverse<K>", "BTreeSet<K>"];
const CONTAINERS: [&str; 56] = [
    "Vec<T>",
    "Vec<T>",
    "Vec<T>",
    "Box<T>",
    "Rc<T>",
    "Rc<T>",
    "Arc<T>",
    "Arc<T>",
    "Option<T>",
    "Option<T>",
    "Result<T, T>",
    "(T, T)",
    "(T, T, T)",
    "[T; 0]",
    "[T; 3]",
    "VecDeque<T>",
    "LinkedList<T>",
    "BTreeMap<K, T>",
    "BTreeMap<K, T>",
    "BTreeSet<K>",
    "Map<K, T>",
    "Map<K, T>",
    "Set<K>",
    "BinaryHeap<K>",
    "RefCell<T>",
    "Rc<RefCell<T>>",
    "Arc<Mutex<T>>",
    "Mutex<T>",
    "RwLock<T>",
    "OnceCell<T>",
    "OnceLock<T>",
    "LazyCell<T>",
    "Pin<Box<T>>",
    "Pin<Arc<T>>",
    "Rc<[T]>",
    "Arc<[T]>",
    "Box<[T]>",
    "Dyn<Box<dyn MemSize>, T>",
    "Dyn<Rc<dyn MemSize>, T>",
    "Dyn<Arc<dyn MemSize>, T>",
    "Weak<T>",
    "Weak<[T]>",
    "sync::Weak<T>",
    "vec::IntoIter<T>",
    "vec_deque::IntoIter<T>",
    "btree_map::IntoIter<K, T>",
    "array::IntoIter<T, 3>",
    "Peekable<vec::IntoIter<T>>",
    "Cursor<T>",
    "Range<T>",
    "RangeInclusive<T>",
    "Bound<T>",
    "Poll<T>",
    "ControlFlow<T, T>",
    "Saturating<T>",
    "Cell<T>",
];
/// What leads from a recursive type, `X`, back to it.
const LINKS: [&str; 14] = [
    "Option<Box<X>>",
    "Vec<X>",
    "Vec<Rc<X>>",
    "Option<Arc<X>>",
    "BTreeMap<u8, X>",
    "Box<[X]>",
    "RefCell<Vec<Weak<X>>>",
    "LinkedList<X>",
    "Map<String, X>",
    "Mutex<Option<Box<X>>>",
    "Rc<[X]>",
    "VecDeque<X>",
    "Option<Box<(X, X)>>",
    "Vec<Option<Rc<RefCell<X>>>>",
];
/// Fields of the generic types, of a parameter `P`.
const GENERIC: [&str; 8] =
    ["P", "Vec<P>", "Box<P>", "Option<Rc<P>>", "(P, u8)", "Rc<RefCell<P>>", "[P; 2]", "Rc<[P]>"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RANDOM_TYPES");
    let seed = env::var("RANDOM_TYPES").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let folder = env::var_os("OUT_DIR").expect("Cargo names the folder");
    let text = Writer::new(seed).types();
    fs::write(Path::new(&folder).join("types.rs"), text).expect("the folder can be written to");
}

struct Writer {
    random: Rng,
    text: String,
    keys: Vec<String>,
    types: Vec<String>,
    generics: Vec<String>,
}

impl Writer {
    fn new(seed: u64) -> Self {
        let random = Rng::with_seed(seed);
        Self { random, text: String::new(), keys: vec![], types: vec![], generics: vec![] }
    }

    fn types(mut self) -> String {
        for number in 0..5 {
            let fields = self.several(3, |writer| writer.key(2));
            let name = format!("Key{number}");
            self.item(&name, "", &fields, "Clone, PartialEq, Eq, PartialOrd, Ord, Hash, ");
            self.keys.push(name);
        }
        for number in 0..4 {
            let mut fields = self.several(2, |writer| writer.any(2));
            for parameter in ["A", "B"] {
                let field = self.pick(&GENERIC);
                fields.push(filled(field, 'P', || parameter.to_owned()));
            }
            let name = format!("Generic{number}");
            self.item(&name, "A, B", &fields, "");
            self.generics.push(name);
        }
        for number in 0..8 {
            let fields = self.several(4, |writer| writer.any(2));
            let name = format!("Plain{number}");
            self.item(&name, "", &fields, "");
            self.types.push(name);
        }
        for number in 0..8 {
            let name = format!("Node{number}");
            let mut fields = self.several(2, |writer| writer.any(1));
            for _ in 0..self.random.usize(1..=2) {
                let link = self.pick(&LINKS);
                fields.push(filled(link, 'X', || name.clone()));
            }
            self.item(&name, "", &fields, "");
            self.types.push(name);
        }
        let mut all: Vec<String> = (0..TYPES).map(|nth| self.any(2 + nth % 3)).collect();
        all.extend(self.types.iter().chain(&self.keys).cloned());
        for (number, name) in all.iter().enumerate() {
            let _ = writeln!(
                self.text,
                "#[test]\nfn type_{number}() {{\n    check::<{name}>(\"{name}\");\n}}\n"
            );
        }
        self.text
    }

    /// A struct or an enum, with what makes values of it.
    fn item(&mut self, name: &str, parameters: &str, fields: &[String], derives: &str) {
        let bounds = parameters.replace('A', "A: Make").replace('B', "B: Make");
        let (head, bounds) = match parameters {
            "" => (name.to_owned(), String::new()),
            _ => (format!("{name}<{parameters}>"), format!("<{bounds}>")),
        };
        // A type that leads back to itself must be able to end.
        let is_recursive = fields.iter().any(|field| field.contains(name));
        let made = vec!["r.make()"; fields.len()].join(", ");
        let (item, value) = if is_recursive || self.one_in(3) {
            let item = format!("enum {head} {{ Leaf, Full({}) }}", fields.join(", "));
            let value = format!("if r.ends() {{ Self::Leaf }} else {{ Self::Full({made}) }}");
            (item, value)
        } else {
            let repr = self.pick(&["", "", "#[repr(C)] ", "#[repr(align(32))] "]);
            (format!("{repr}struct {head}({});", fields.join(", ")), format!("Self({made})"))
        };
        let _ = writeln!(
            self.text,
            "#[derive({derives}MemSize)]\n{item}\n\
             impl{bounds} Make for {head} {{\n    \
             fn make(r: &mut Recipe) -> Self {{ {value} }}\n}}\n"
        );
    }

    fn any(&mut self, depth: usize) -> String {
        if depth == 0 || self.one_in(8) {
            return one_of(&mut self.random, &LEAVES, &self.types);
        }
        if !self.generics.is_empty() && self.one_in(15) {
            let name = one_of(&mut self.random, &[], &self.generics);
            return format!("{name}<{}, {}>", self.any(depth - 1), self.any(depth - 1));
        }
        let template = self.pick(&CONTAINERS);
        let keyed = filled(template, 'K', || self.key(depth - 1));
        filled(&keyed, 'T', || self.any(depth - 1))
    }

    fn key(&mut self, depth: usize) -> String {
        if depth == 0 || self.one_in(3) {
            return one_of(&mut self.random, &KEYS, &self.keys);
        }
        let template = self.pick(&KEY_CONTAINERS);
        filled(template, 'K', || self.key(depth - 1))
    }

    fn several(&mut self, most: usize, mut one: impl FnMut(&mut Self) -> String) -> Vec<String> {
        (0..self.random.usize(1..=most)).map(|_| one(self)).collect()
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.random.usize(..from.len())]
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.random.usize(..count) == 0
    }
}

/// A type of std's, or one of those that were written before.
fn one_of(random: &mut Rng, std: &[&str], written: &[String]) -> String {
    let all = std.iter().copied().chain(written.iter().map(String::as_str));
    random.choice(all.collect::<Vec<_>>()).map(str::to_owned).expect("there is one")
}

/// The template with something in each place of a letter that stands by itself.
fn filled(template: &str, letter: char, mut with: impl FnMut() -> String) -> String {
    let chars: Vec<char> = template.chars().collect();
    let is_word = |at: Option<&char>| at.is_some_and(|c| c.is_alphanumeric());
    let mut text = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        if c == letter && !is_word(before) && !is_word(chars.get(at + 1)) {
            text += &with();
        } else {
            text.push(c);
        }
    }
    text
}
