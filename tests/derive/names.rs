//! Names that other derives trip over: raw, shadowing, local, made by macros.

#![expect(non_upper_case_globals, reason = "names of generated code are not in upper case")]

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use mem_size::MemSize;

use crate::{exact, text};

#[derive(MemSize)]
struct Raw {
    r#type: String,
    r#fn: Option<Box<Raw>>,
}

#[derive(MemSize)]
enum r#Enum {
    r#Struct(String),
    r#While { r#match: String },
}

/// Fields called like whatever a derive could call its own things.
#[derive(MemSize)]
struct Hostile {
    tracer: String,
    __tracer: String,
    __mem_size_tracer: String,
    value: String,
    name: String,
    trace: String,
    is_flat: String,
    field: String,
}

#[derive(MemSize)]
enum HostileEnum {
    Some { tracer: String, __tracer: String, __f0: String, __mem_size_0: String },
    None(String),
    Tracer,
    Ok,
}

/// A parameter of each kind, called like something in the impl.
#[derive(MemSize)]
struct HostileGenerics<'__mem_size_self, MemSize, Tracer, const __mem_size_tracer: usize> {
    borrowed: &'__mem_size_self str,
    call: Option<Box<dyn Fn(&MemSize)>>,
    items: [MemSize; __mem_size_tracer],
    tracer: Tracer,
}

mod shadowed {
    #![expect(
        non_camel_case_types,
        non_upper_case_globals,
        unreachable_pub,
        reason = "that is the point"
    )]

    pub struct bool;
    pub struct usize;
    pub struct str;
    pub struct String;
    pub struct Option;
    pub struct Box;
    pub struct Tracer;
    pub struct PhantomData;
    pub trait Sized {}
    pub mod core {}
    pub mod std {}
    pub mod alloc {}
    pub mod mem_size {}
    pub const tracer: u8 = 1;
    pub const __tracer: u8 = 1;
    pub static name: u8 = 1;
    pub fn is_flat() {}

    #[derive(::mem_size::MemSize)]
    pub struct Inside {
        pub text: ::std::string::String,
        pub tracer: u8,
        pub name: ::std::option::Option<::std::boxed::Box<Inside>>,
    }

    #[derive(::mem_size::MemSize)]
    pub enum Choice {
        Some(::std::string::String, #[mem_size(skip = "own")] bool),
        None,
        #[mem_size(skip)]
        Other(bool),
    }

    impl Inside {
        /// Not the trait's.
        pub fn is_flat() -> u8 {
            1
        }

        /// Not the trait's.
        pub fn trace(&self) {}
    }
}

/// Methods for every type, called like those of the impl.
#[expect(clippy::wrong_self_convention, reason = "by value they come before methods by reference")]
trait Grabbing: Sized {
    fn is_flat(self) -> u8 {
        1
    }

    fn field<T>(self, _: &str, _: T) {
        unreachable!();
    }

    fn variant(self) {
        unreachable!();
    }
}

impl<T> Grabbing for T {}

#[derive(MemSize)]
#[repr(Rust, packed)]
struct Grabbed(u8, char);

trait Kind {
    type Left;
    type Right;
}

/// Its variants are called like associated types.
#[derive(MemSize)]
enum Either {
    Left(String),
    Right,
}

impl Kind for Either {
    type Left = u8;
    type Right = u8;
}

/// Called like the type that they wrap, of whose parts nothing is known.
mod namesakes {
    use std::collections::btree_map;
    use std::{cmp, vec};

    use mem_size::MemSize;

    #[derive(MemSize)]
    pub(super) struct IntoIter<T> {
        pub(super) items: vec::IntoIter<T>,
    }

    #[derive(MemSize)]
    pub(super) enum Reverse<T> {
        One(cmp::Reverse<T>),
        Two(Box<Reverse<T>>, Box<Self>),
    }

    #[derive(MemSize)]
    pub(super) struct VacantEntry<'a, K: Ord, V> {
        pub(super) entry: ::std::collections::btree_map::VacantEntry<'a, K, V>,
        pub(super) other: Option<Box<btree_map::VacantEntry<'a, K, V>>>,
    }
}

macro_rules! records {
    ($(#[$meta:meta])* $name:ident<$param:ident> { $($field:ident: $type:ty),* }) => {
        $(#[$meta])*
        struct $name<$param> {
            own: String,
            $($field: $type,)*
        }

        impl<$param> $name<$param> {
            fn new(own: String, $($field: $type),*) -> Self {
                Self { own, $($field),* }
            }
        }
    };
}

records! {
    #[derive(MemSize)]
    Record<T> {
        next: Option<Box<Record<T>>>,
        value: T,
        function: fn(&T) -> &T,
        call: Box<dyn Fn(&T, &T)>
    }
}

#[test]
fn names_may_be_raw() {
    exact(|| Raw { r#type: text(), r#fn: Some(Box::new(Raw { r#type: text(), r#fn: None })) });
    exact(|| vec![r#Enum::r#Struct(text()), r#Enum::r#While { r#match: text() }]);
}

#[test]
fn names_may_be_those_of_the_impl() {
    exact(|| Hostile {
        tracer: text(),
        __tracer: text(),
        __mem_size_tracer: text(),
        value: text(),
        name: text(),
        trace: text(),
        is_flat: text(),
        field: text(),
    });
    exact(|| {
        vec![
            HostileEnum::Some {
                tracer: text(),
                __tracer: text(),
                __f0: text(),
                __mem_size_0: text(),
            },
            HostileEnum::None(text()),
            HostileEnum::Tracer,
            HostileEnum::Ok,
        ]
    });
    assert!(<Grabbed as MemSize>::is_flat());
    exact(|| Grabbed(1, 'a'));
    exact(|| HostileGenerics { borrowed: "", call: None, items: [text(), text()], tracer: text() });
}

#[test]
fn names_may_be_shadowed() {
    let inside = || shadowed::Inside { text: text(), tracer: 1, name: None };
    exact(|| shadowed::Inside { text: text(), tracer: 1, name: Some(Box::new(inside())) });
    exact(|| vec![shadowed::Choice::Some(text(), shadowed::bool), shadowed::Choice::None]);
    exact(|| vec![shadowed::Choice::Other(shadowed::bool)]);
    inside().trace();
    assert_eq!(shadowed::Inside::is_flat(), 1);
}

#[test]
fn variants_may_be_called_like_associated_types() {
    exact(|| vec![Either::Left(text()), Either::Right]);
}

#[test]
fn wrappers_may_be_called_like_what_they_wrap() {
    use namesakes::{IntoIter, Reverse, VacantEntry};

    let iterator = IntoIter { items: vec![text(), text()].into_iter() };
    assert_eq!(iterator.heap_size(), iterator.items.heap_size());
    let one = || Box::new(Reverse::One(std::cmp::Reverse(text())));
    exact(|| Reverse::Two(one(), Box::new(Reverse::Two(one(), one()))));
    let mut map = BTreeMap::<String, String>::new();
    let Entry::Vacant(entry) = map.entry(text()) else { unreachable!() };
    let entry = VacantEntry { entry, other: None };
    assert_eq!(entry.heap_size(), entry.entry.heap_size());
    assert!(entry.other.is_none());
}

/// Copied before it is written to, and not std's: that has a lifetime.
mod copied {
    #[derive(mem_size::MemSize)]
    pub(super) struct Cow<T>(pub(super) std::rc::Rc<T>);

    /// Another name for std's.
    pub(super) mod alias {
        pub(crate) type Cow<T> = std::borrow::Cow<'static, T>;
    }
}

#[derive(MemSize)]
struct Shared<T, U: ToOwned + ?Sized + 'static> {
    own: copied::Cow<T>,
    alias: copied::alias::Cow<U>,
}

#[test]
fn a_cow_without_a_lifetime_need_not_be_that_of_std() {
    /// No `Clone`.
    #[derive(MemSize)]
    struct Name(String);
    exact(|| Shared::<Name, str> {
        own: copied::Cow(std::rc::Rc::new(Name(text()))),
        alias: text().into(),
    });
}

/// Not std's either, as nothing is asked of what may be in it.
mod lazy {
    #[derive(mem_size::MemSize)]
    pub(super) enum Cow<'a, T> {
        Borrowed(&'a T),
        Owned(T),
    }
}

#[derive(MemSize)]
struct Lazy<'a, T>(lazy::Cow<'a, T>);

#[test]
fn a_cow_of_what_has_no_bound_is_not_that_of_std() {
    /// No `Clone`.
    #[derive(MemSize)]
    struct Name(String);
    let name = Name(text());
    exact(|| [Lazy(lazy::Cow::Owned(Name(text()))), Lazy(lazy::Cow::Borrowed(&name))]);
}

/// A constant and a type of one name.
#[derive(MemSize)]
struct Length<const Length: usize, T>([T; Length], Option<Box<[T; Length]>>);

#[test]
fn a_constant_may_be_called_like_a_type() {
    exact(|| Length([text(), text()], Some(Box::new([text(), text()]))));
}

#[test]
fn macros_may_make_the_type() {
    exact(|| {
        let call = || Box::new(|_: &u8, _: &u8| ());
        let none = Record::new(text(), None, 1, |value| value, call());
        Record::new(text(), Some(Box::new(none)), 1, |value| value, call()).own
    });
}

#[test]
fn types_may_live_in_a_function() {
    #[derive(MemSize)]
    struct Local<T> {
        name: String,
        value: T,
    }
    exact(|| {
        #[derive(MemSize)]
        enum Inner {
            One(Local<String>),
            Two,
        }
        vec![Inner::One(Local { name: text(), value: text() }), Inner::Two]
    });
}
