//! Function pointers and `dyn Fn`, with lifetimes of their own.

use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt::{self, Formatter};
use std::iter::{Filter, Flatten, Inspect, Map, Peekable};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::{slice, vec};

use mem_size::{Gap, MemSize};

use crate::{exact, text, with_gap};

struct Context;

#[derive(MemSize)]
struct Pointers<T> {
    plain: fn(u8) -> u8,
    elided: fn(&T, &T),
    output: fn(&T) -> &str,
    mutable: fn(&mut T, &[u8]) -> Option<u8>,
    named: for<'a, 'b> fn(&'a T, &'b T) -> Option<&'a T>,
    foreign: unsafe extern "C" fn(*const T, &u8, ...) -> i32,
    variadic: [Option<unsafe extern "C" fn(*const T, ...) -> i32>; 1],
    wrapped: Option<fn(&Context, &mut Formatter<'_>) -> fmt::Result>,
    array: [fn(&T) -> Option<&T>; 2],
    deep: Option<(fn(Option<&T>), [Option<for<'a> fn(&'a T, Vec<&'a T>)>; 1])>,
}

#[derive(MemSize)]
struct Handlers<T> {
    one: Box<dyn Fn(&T) + Send>,
    many: HashMap<String, Box<dyn for<'a> Fn(&'a T, &'a T) -> Option<&'a T>>>,
    nested: Vec<Option<Rc<dyn Fn(&T, &dyn Fn(&T) -> &T) -> Result<(), Box<dyn Fn(&T)>>>>>,
    formatters: Vec<Box<dyn FnMut(&mut Formatter<'_>, Option<&T>) -> fmt::Result + Send + Sync>>,
}

struct Borrowed<'a>(&'a str);

struct Event;

#[expect(elided_lifetimes_in_paths, reason = "what is tested")]
mod hidden {
    use super::*;

    /// The lifetimes of `Borrowed` and `Formatter` are not written, but are those of the functions.
    #[derive(MemSize)]
    pub(super) struct Hidden<T> {
        pub(super) pointer: fn(Borrowed) -> T,
        pub(super) maybe: Option<fn(&mut Formatter) -> fmt::Result>,
        pub(super) pair: (u8, [fn(Borrowed, Event); 2]),
        pub(super) map: HashMap<String, fn(&mut Borrowed) -> u8>,
        pub(super) one: Box<dyn Fn(Borrowed) -> u8 + Send>,
        pub(super) shared: Vec<Arc<dyn Fn(T, Vec<Borrowed>) -> Event>>,
        pub(super) both: Vec<(Box<dyn Fn(&u8)>, Box<dyn Fn(Borrowed)>)>,
        pub(super) cell: RefCell<Vec<Box<dyn Fn(Event) -> Event>>>,
        pub(super) value: T,
    }

    #[derive(MemSize)]
    pub(super) struct FlatHidden {
        pub(super) pair: (u8, fn(Borrowed), Option<fn(Event)>),
        pub(super) array: [fn(Borrowed) -> Event; 2],
    }
}

type Alias = Box<dyn Fn(&str) + Send>;

/// As they stand in routers, event loops and registries.
#[derive(MemSize)]
struct Router<S> {
    routes: HashMap<
        String,
        Arc<dyn Fn(&S, Context) -> Pin<Box<dyn Future<Output = u8> + Send + '_>> + Send + Sync>,
    >,
    iterators: Option<Box<dyn Fn(&str) -> Box<dyn Iterator<Item = &str> + '_>>>,
    by_type: HashMap<TypeId, Box<dyn Fn(&dyn Any, &mut dyn Any) -> String>>,
    cells: Vec<Box<dyn Fn(&Cell<&u8>, &mut S)>>,
    of_self: Vec<Box<dyn FnMut(&mut Self) -> bool>>,
    aliases: Mutex<Vec<Alias>>,
    borrowed: &'static (dyn Fn(&u8) -> &u8 + Sync),
}

/// Forms that no impl covers, behind names that tell of functions.
#[expect(non_camel_case_types, reason = "some are called as in C")]
mod aliases {
    use super::*;

    pub(super) type ReplyFn = Box<dyn Fn(&Context, &[u8], &mut String) -> Option<u8>>;
    pub(super) type Callback<T> = Option<Rc<dyn for<'a> Fn(&'a T, Borrowed<'_>) -> &'a T>>;
    pub(super) type Handler<T> = dyn Fn(&mut T, Borrowed<'_>, &str) -> bool + Send + Sync;
    pub(super) type FnCompare = for<'a> fn(&'a u8, &'a u8, Borrowed<'_>, u8) -> &'a u8;
    pub(super) type CapProc = fn(u8, Option<&String>, &mut String);
    pub(super) type Execute = fn(&mut [u8], u8, u16, Option<u8>, String) -> Option<u16>;
    pub(super) type Parser<T> = Box<dyn Fn(&str) -> Option<(T, &str)>>;
    pub(super) type Shared<T> = Arc<T>;
    pub(super) type OnPush = Box<dyn Fn(u8, Option<Borrowed<'_>>) -> u8 + Send>;
    pub(super) type PlainHook = Box<dyn FnOnce(u8) -> u8>;
    pub(super) type DropRunner = unsafe fn(Borrowed<'_>, *mut u8);
    pub(super) type PFN_foreign = Option<unsafe extern "system" fn(*const Borrowed<'_>) -> u8>;
    pub(super) type pause_func_t = fn(&u8, &mut Borrowed<'_>) -> bool;

    /// A pointer of one's own, of which nothing is known.
    #[derive(Clone, Copy)]
    pub(super) struct PointerAction(pub(super) *const u8);

    impl fmt::Pointer for PointerAction {
        fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
            fmt::Pointer::fmt(&self.0, formatter)
        }
    }

    /// Has such a name, and is none.
    #[derive(MemSize)]
    pub(super) struct Listener(pub(super) String, pub(super) Option<Box<Self>>);
}

#[derive(MemSize)]
struct Aliases<T> {
    reply: aliases::ReplyFn,
    callback: aliases::Callback<T>,
    handlers: Vec<(String, Arc<aliases::Handler<T>>)>,
    shared: Vec<aliases::Shared<aliases::Handler<T>>>,
    by_name: HashMap<String, Mutex<Vec<aliases::ReplyFn>>>,
    boxed: Option<Box<aliases::Handler<T>>>,
    compare: [Option<aliases::FnCompare>; 2],
    cap: aliases::CapProc,
    instructions: Vec<(u8, aliases::Execute)>,
    parser: aliases::Parser<T>,
    on_push: Option<aliases::OnPush>,
    plain: aliases::PlainHook,
    listener: Box<aliases::Listener>,
    value: T,
}

#[derive(MemSize)]
enum Reply {
    Now(u8),
    Later { name: String, reply: aliases::ReplyFn },
}

#[derive(MemSize)]
#[mem_size(flat)]
struct FlatAction(u8);

#[derive(MemSize)]
#[mem_size(flat)]
struct FlatActions(Option<FlatAction>, [FlatActionId; 2]);

type FlatActionId = u16;

/// What the functions give back is borrowed from what they take, which is no lifetime of theirs.
#[derive(MemSize)]
struct Borrowers<'a, T> {
    object: Box<dyn Fn(&'a T) -> &T + 'a>,
    wrapped: Vec<Option<Rc<dyn Fn(&'a T, u8) -> Option<&T> + 'a>>>,
    lasting: Option<Box<dyn Fn(&'static str) -> Result<&str, Box<dyn Fn(&T) -> &T>>>>,
    pointer: Option<fn(&'a T) -> &T>,
    elided: Box<dyn Fn(&'_ T) -> Option<&'_ T>>,
}

macro_rules! holding {
    ($name:ident, $type:ty) => {
        #[derive(MemSize)]
        struct $name {
            plain: $type,
            wrapped: Option<$type>,
            array: [$type; 1],
        }
    };
}

holding!(Pointer, fn(&u8, &u16) -> Option<()>);
holding!(Boxed, Box<dyn for<'a> Fn(&'a u8, &'a u8) -> &'a u8>);

#[derive(MemSize)]
enum Callback<'a, T> {
    Never,
    Once(Box<dyn FnOnce(&T, &'a str) -> &'a str + 'a>),
    Named { name: String, call: Rc<dyn Fn(&T, Vec<&T>) + 'a> },
    Locked(RefCell<Option<Box<dyn Fn(&T)>>>),
}

#[test]
fn output_may_be_borrowed_from_an_outer_lifetime() {
    exact(|| Borrowers::<u8> {
        object: Box::new(|byte| byte),
        wrapped: Vec::new(),
        lasting: None,
        pointer: Some(|byte| byte),
        elided: Box::new(|byte| Some(byte)),
    });
}

#[test]
fn aliases_hide_functions_of_any_form() {
    let (state, boxed) = (7_u8, 8_u64);
    with_gap(Gap::Opaque, move || Aliases::<String> {
        reply: Box::new(move |_, _, _| Some(state)),
        callback: Some(Rc::new(move |value, borrowed| {
            assert!(borrowed.0.len() > usize::from(state));
            value
        })),
        handlers: vec![(text(), Arc::new(move |_, _, _| boxed > 0))],
        shared: vec![Arc::new(move |_, _, _| boxed > 1)],
        by_name: HashMap::from([(text(), {
            let reply: aliases::ReplyFn = Box::new(move |_, _, _| u8::try_from(boxed).ok());
            Mutex::new(vec![reply])
        })]),
        boxed: Some(Box::new(move |_, _, _| state > 0)),
        compare: [Some(|one, _, _, _| one), None],
        cap: |_, from, to| to.push_str(from.map_or("", String::as_str)),
        instructions: vec![(7, |bytes, at, _, _, _| bytes.get(usize::from(at)).map(|_| 1))],
        parser: Box::new(|text| text.split_once(' ').map(|(_, rest)| (String::new(), rest))),
        on_push: Some(Box::new(move |byte, _| byte + state)),
        plain: Box::new(move |byte| byte + state),
        listener: Box::new(aliases::Listener(text(), None)),
        value: text(),
    });
    // Closures that capture nothing have no size, so there is nothing to hide.
    exact(|| Reply::Later { name: text(), reply: Box::new(|_, _, _| None) });
    exact(|| Reply::Now(7));
}

#[test]
fn names_of_functions_may_be_those_of_flat_types() {
    assert!(FlatActions::is_flat());
    exact(|| vec![FlatActions(Some(FlatAction(7)), [1, 2])]);
}

#[test]
fn a_list_of_types_with_such_a_name_may_be_very_long() {
    let mut listener = aliases::Listener(text(), None);
    for _ in 0..300_000 {
        listener = aliases::Listener(String::new(), Some(Box::new(listener)));
    }
    assert_eq!(listener.mem_usage().blocks, 300_001);
    while let Some(next) = listener.1.take() {
        listener = *next;
    }
}

#[test]
fn a_struct_of_function_pointers_is_flat() {
    assert!(Pointers::<String>::is_flat());
    assert!(Pointer::is_flat());
    assert!(!Boxed::is_flat());
}

#[test]
fn functions_may_hide_their_lifetimes() {
    assert!(hidden::FlatHidden::is_flat());
    let flat = hidden::FlatHidden { pair: (7, |_| (), None), array: [|_| Event; 2] };
    (flat.pair.1)(Borrowed("a"));
    assert!(flat.pair.2.is_none());
    let [_, Event] = flat.array.map(|make| make(Borrowed("a")));
    let state = text();
    with_gap(Gap::Opaque, move || hidden::Hidden::<u8> {
        pointer: |borrowed| u8::from(borrowed.0.is_empty()),
        maybe: Some(|formatter| formatter.write_str("text")),
        pair: (7, [|_, _| (); 2]),
        map: HashMap::from([(text(), {
            let length: fn(&mut Borrowed<'_>) -> u8 = |_| 7;
            length
        })]),
        one: Box::new(move |borrowed| u8::from(borrowed.0 == state)),
        shared: vec![Arc::new(|_, _| Event)],
        both: vec![(Box::new(|_| ()), Box::new(|_| ()))],
        cell: RefCell::new(vec![Box::new(|event| event)]),
        value: 7,
    });
}

#[test]
fn functions_hide_nowhere() {
    let state = 7_u8;
    with_gap(Gap::Opaque, move || Router::<u64> {
        routes: HashMap::from([(text(), {
            let route: Arc<
                dyn Fn(&u64, Context) -> Pin<Box<dyn Future<Output = u8> + Send + '_>>
                    + Send
                    + Sync,
            > = Arc::new(move |_, _| Box::pin(async move { state }));
            route
        })]),
        iterators: Some(Box::new(move |text| Box::new(text.split(char::from(state))))),
        by_type: HashMap::from([(TypeId::of::<u8>(), {
            let show: Box<dyn Fn(&dyn Any, &mut dyn Any) -> String> =
                Box::new(move |_, _| state.to_string());
            show
        })]),
        cells: vec![Box::new(move |cell, _| assert_eq!(*cell.get(), state))],
        of_self: vec![Box::new(move |router| router.of_self.len() > usize::from(state))],
        aliases: Mutex::new(vec![Box::new(move |text| assert!(text.len() > usize::from(state)))]),
        borrowed: &|byte| byte,
    });
    // Closures that capture nothing have no size, so there is nothing to hide.
    exact(|| Boxed {
        plain: Box::new(|one, _| one),
        wrapped: Some(Box::new(|_, other| other)),
        array: [Box::new(|one, _| one)],
    });
}

#[test]
fn boxed_functions_count_their_block() {
    let (first, second, third) = (text(), [1_u64, 2, 3], 7_u8);
    with_gap(Gap::Opaque, move || Handlers::<String> {
        one: Box::new(move |_| assert!(third > 0)),
        many: HashMap::from([(text(), {
            let call: Box<dyn for<'a> Fn(&'a String, &'a String) -> Option<&'a String>> =
                Box::new(move |one, other| if third > 0 { Some(one) } else { Some(other) });
            call
        })]),
        nested: vec![
            None,
            Some(Rc::new(
                move |_, _| if second.len() > 9 { Err(Box::new(|_| ())) } else { Ok(()) },
            )),
        ],
        formatters: vec![Box::new(move |formatter, _| write!(formatter, "{third}"))],
    });
    drop(first);
}

#[test]
fn enums_hold_functions_too() {
    exact(|| vec![Callback::<u8>::Never]);
    let name = text();
    with_gap(Gap::Opaque, || Callback::<u8>::Once(Box::new(|_, _| name.as_str())));
    with_gap(Gap::Opaque, || {
        let spare = name.len();
        let call: Rc<dyn Fn(&u8, Vec<&u8>)> = Rc::new(move |_, _| assert!(spare > 0));
        Callback::Named { name: text(), call }
    });
    with_gap(Gap::Opaque, || {
        let spare = name.len();
        Callback::<u8>::Locked(RefCell::new(Some(Box::new(move |_| assert!(spare > 0)))))
    });
}

#[derive(MemSize)]
struct Unnamed<T> {
    drop: aliases::DropRunner,
    foreign: aliases::PFN_foreign,
    pause: Option<aliases::pause_func_t>,
    value: T,
}

#[test]
fn pointers_behind_aliases_own_nothing() {
    unsafe fn drop(_: Borrowed<'_>, _: *mut u8) {}
    unsafe extern "system" fn foreign(_: *const Borrowed<'_>) -> u8 {
        0
    }
    let pause = Some::<aliases::pause_func_t>(|_, _| true);
    exact(|| Unnamed { drop, foreign: Some(foreign), pause, value: Box::new(text()) });
}

#[derive(MemSize)]
struct OwnPointer {
    pointer: aliases::PointerAction,
}

#[test]
fn a_pointer_of_ones_own_leaves_a_gap() {
    let byte = 7;
    with_gap(Gap::Opaque, || OwnPointer { pointer: aliases::PointerAction(&raw const byte) });
}

/// Iterators that call functions, some of which ask for that where they are declared.
#[derive(MemSize)]
struct Iterators<'a, T> {
    filter: Filter<vec::IntoIter<T>, fn(&T) -> bool>,
    peekable: Peekable<Filter<vec::IntoIter<u8>, fn(&u8) -> bool>>,
    mapped: Peekable<Map<slice::Iter<'a, u8>, fn(&u8) -> u8>>,
    flattened: Option<Flatten<Inspect<vec::IntoIter<Vec<u8>>, fn(&Vec<u8>)>>>,
    split: slice::Split<'a, T, fn(&T) -> bool>,
    more: Vec<slice::RSplitN<'a, u8, fn(&u8) -> bool>>,
    splice: Option<vec::Splice<'a, Filter<vec::IntoIter<u8>, fn(&u8) -> bool>>>,
}

#[test]
fn iterators_may_call_functions_for_all_lifetimes() {
    let is_one: fn(&u8) -> bool = |byte| *byte == 1;
    let bytes = [1, 2];
    with_gap(Gap::Opaque, || Iterators {
        filter: Vec::new().into_iter().filter(is_one),
        peekable: Vec::new().into_iter().filter(is_one).peekable(),
        mapped: bytes.iter().map((|byte| *byte) as fn(&u8) -> u8).peekable(),
        flattened: None,
        split: bytes.split(is_one),
        more: Vec::new(),
        splice: None,
    });
}
