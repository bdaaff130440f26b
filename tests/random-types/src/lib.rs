//! Values of any type of std's, made as a program makes them: grown, shrunk, shared and thinned.

use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::cell::{Cell, LazyCell, OnceCell, RefCell};
use std::cmp::Reverse;
use std::collections::hash_map::DefaultHasher;
use std::collections::{
    BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque, btree_map, vec_deque,
};
use std::ffi::{CStr, CString, OsStr, OsString};
use std::hash::{BuildHasherDefault, Hash};
use std::io::Cursor;
use std::iter::Peekable;
use std::marker::PhantomData;
use std::num::{NonZero, Saturating};
use std::ops::{Bound, ControlFlow, Range, RangeInclusive};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::sync::atomic::AtomicU64;
use std::sync::{self, Arc, Mutex, OnceLock, RwLock};
use std::task::Poll;
use std::time::Duration;
use std::{array, vec};

use fastrand::Rng;
use mem_size::MemSize;

/// With a hasher that is the same in each run.
pub type Map<K, V> = HashMap<K, V, Fixed>;
pub type Set<T> = HashSet<T, Fixed>;
type Fixed = BuildHasherDefault<DefaultHasher>;

/// What a value is made by: numbers as if drawn at random, and handles that may be met again.
pub struct Recipe {
    random: Rng,
    /// For each type of handles, some that are in the value already.
    handles: HashMap<TypeId, Box<dyn Any>>,
    /// How many more parts a value may have, about.
    left: usize,
}

impl Recipe {
    pub fn new(seed: u64) -> Self {
        Self { random: Rng::with_seed(seed), handles: HashMap::new(), left: 300 }
    }

    pub fn make<T: Make>(&mut self) -> T {
        T::make(self)
    }

    /// Whether a recursive type ends here.
    pub fn ends(&mut self) -> bool {
        self.left = self.left.saturating_sub(3);
        self.left == 0 || self.one_in(4)
    }

    fn below(&mut self, end: usize) -> usize {
        self.random.usize(..end)
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// How many elements a collection gets.
    fn len(&mut self) -> usize {
        let most = [1, 2, 3, 6, 6, 13, 30, 100][self.below(8)];
        let len = self.below(most).min(self.left);
        self.left -= len;
        len
    }

    /// A new handle, or a further one.
    fn shared<H: Clone + 'static>(&mut self, new: impl FnOnce(&mut Self) -> H) -> H {
        if self.one_in(3) {
            let known = self.handles.get(&TypeId::of::<H>());
            let known = known.and_then(|known| known.downcast_ref::<Vec<H>>()).cloned();
            if let Some(known) = known {
                let nth = self.below(known.len());
                return known[nth].clone();
            }
        }
        let handle = new(self);
        if self.one_in(2) {
            let known =
                self.handles.entry(TypeId::of::<H>()).or_insert_with(|| Box::new(Vec::<H>::new()));
            if let Some(known) = known.downcast_mut::<Vec<H>>() {
                known.push(handle.clone());
            }
        }
        handle
    }
}

/// A type of which values can be made.
pub trait Make: Sized + 'static {
    fn make(r: &mut Recipe) -> Self;
}

/// How a value of each type is made; in braces stand its parameters, of which values can be made.
macro_rules! make {
    ($(
        {$($parameter:ident $(: $bound:ident $(+ $bounds:ident)*)?),*}
        $of:ty: |$r:pat_param| $made:expr;
    )+) => {
        $(impl<$($parameter: Make $(+ $bound $(+ $bounds)*)?),*> Make for $of {
            fn make($r: &mut Recipe) -> Self {
                $made
            }
        })+
    };
}

macro_rules! make_numbers {
    ($($number:ident)+) => {
        make! { $({} $number: |r| r.random.$number(..);)+ }
    };
}

make_numbers!(u8 u16 u32 u64 u128);

make! {
    {} f64: |r| r.random.f64();
    {} bool: |r| r.random.bool();
    {} char: |r| char::from(b'a' + r.make::<u8>() % 26);
    {} (): |_| ();
    {} NonZero<u32>: |r| NonZero::new(r.make()).unwrap_or(NonZero::<u32>::MIN);
    {} Duration: |r| Duration::from_millis(r.make());
    {} AtomicU64: |r| AtomicU64::new(r.make());
    {} &'static str: |r| ["", "a", "of the program"][r.below(3)];
    {} String: |r| {
        let mut text = String::with_capacity([0, 0, 40][r.below(3)]);
        (0..r.below(24)).for_each(|_| text.push(r.make()));
        match r.below(8) {
            0 => text.shrink_to_fit(),
            1 => text.clear(),
            _ => {}
        }
        text
    };
    {} PathBuf: |r| r.make::<String>().into();
    {} CString: |r| CString::new(r.make::<String>()).unwrap_or_default();
    {} Box<str>: |r| r.make::<String>().into();
    {} Box<OsStr>: |r| OsString::from(r.make::<String>()).into();
    {} Cow<'static, str>: |r| {
        if r.one_in(2) { "borrowed".into() } else { r.make::<String>().into() }
    };
    {} Arc<Path>: |r| r.shared(|r| r.make::<PathBuf>().into());
    {} Rc<CStr>: |r| r.shared(|r| r.make::<CString>().into());
    {} Rc<str>: |r| r.shared(|r| r.make::<String>().into());
    {} Arc<str>: |r| {
        if r.one_in(9) { Self::default() } else { r.shared(|r| r.make::<String>().into()) }
    };
    {} Weak<str>: |r| Rc::downgrade(&r.make::<Rc<str>>());
    {T} Box<T>: |r| Self::new(r.make());
    {T} Rc<T>: |r| r.shared(|r| Self::new(r.make()));
    {T} Arc<T>: |r| r.shared(|r| Self::new(r.make()));
    {T} Pin<Box<T>>: |r| Box::pin(r.make());
    {T} Pin<Arc<T>>: |r| r.shared(|r| Arc::pin(r.make()));
    {T} Box<[T]>: |r| r.make::<Vec<T>>().into();
    {T} Rc<[T]>: |r| r.shared(|r| r.make::<Vec<T>>().into());
    {T} Arc<[T]>: |r| {
        if r.one_in(9) { Self::default() } else { r.shared(|r| r.make::<Vec<T>>().into()) }
    };
    {T} Weak<T>: |r| if r.one_in(3) { Self::new() } else { Rc::downgrade(&r.make::<Rc<T>>()) };
    {T} Weak<[T]>: |r| Rc::downgrade(&r.make::<Rc<[T]>>());
    {T} sync::Weak<T>: |r| {
        if r.one_in(3) { Self::new() } else { Arc::downgrade(&r.make::<Arc<T>>()) }
    };
    {T} Option<T>: |r| if r.one_in(3) { None } else { Some(r.make()) };
    {T, U} Result<T, U>: |r| if r.one_in(2) { Ok(r.make()) } else { Err(r.make()) };
    {T, U} ControlFlow<T, U>: |r| {
        if r.one_in(2) { Self::Break(r.make()) } else { Self::Continue(r.make()) }
    };
    {T} Bound<T>: |r| if r.one_in(2) { Self::Unbounded } else { Self::Excluded(r.make()) };
    {T} Poll<T>: |r| if r.one_in(2) { Self::Pending } else { Self::Ready(r.make()) };
    {T, U} (T, U): |r| (r.make(), r.make());
    {T, U, V} (T, U, V): |r| (r.make(), r.make(), r.make());
    {T} [T; 0]: |_| [];
    {T} [T; 2]: |r| array::from_fn(|_| r.make());
    {T} [T; 3]: |r| array::from_fn(|_| r.make());
    {T} Reverse<T>: |r| Self(r.make());
    {T} Saturating<T>: |r| Self(r.make());
    {T} Cursor<T>: |r| Self::new(r.make());
    {T} Range<T>: |r| r.make()..r.make();
    {T} RangeInclusive<T>: |r| r.make()..=r.make();
    {T} Cell<T>: |r| Self::new(r.make());
    {T} RefCell<T>: |r| Self::new(r.make());
    {T} Mutex<T>: |r| Self::new(r.make());
    {T} RwLock<T>: |r| Self::new(r.make());
    {T} OnceCell<T>: |r| r.make::<Option<T>>().map_or_else(Self::new, Self::from);
    {T} OnceLock<T>: |r| r.make::<Option<T>>().map_or_else(Self::new, Self::from);
    {T} LazyCell<T>: |_| {
        let cell: Self = Self::new(|| Recipe::new(7).make());
        Self::force(&cell);
        cell
    };
    {T} Vec<T>: |r| {
        let len = r.len();
        let mut all = Self::with_capacity([0, len + 3][r.below(2)]);
        (0..len).for_each(|_| all.push(r.make()));
        match r.below(8) {
            0 => all.truncate(len / 2),
            1 => all.shrink_to_fit(),
            2 => all.reserve(9),
            3 => all.clear(),
            _ => {}
        }
        all
    };
    {T} VecDeque<T>: |r| {
        let mut all = Self::new();
        for _ in 0..r.len() {
            if r.one_in(2) { all.push_back(r.make()) } else { all.push_front(r.make()) }
        }
        (0..r.below(4)).for_each(|_| drop(all.pop_front()));
        all.rotate_left(all.len() / 3);
        all
    };
    {T} LinkedList<T>: |r| {
        let mut all: Self = (0..r.len()).map(|_| r.make()).collect();
        all.pop_front();
        all
    };
    {T: Ord} BinaryHeap<T>: |r| {
        let mut all = Self::from(r.make::<Vec<T>>());
        all.pop();
        all
    };
    {K: Ord, V} BTreeMap<K, V>: |r| {
        let len = r.len();
        let mut all: Self = if r.one_in(2) {
            (0..len).map(|_| r.make()).collect()
        } else {
            Self::new()
        };
        (0..len / 2).for_each(|_| drop(all.insert(r.make(), r.make())));
        let left = [1, 1, 2, 3, 9][r.below(5)];
        let mut nth = 0;
        all.retain(|_, _| {
            nth += 1;
            nth % left == 0
        });
        // Whether an emptied tree has kept its root is known for some types of keys only.
        if all.is_empty() { Self::new() } else { all }
    };
    {T: Ord} BTreeSet<T>: |r| {
        r.make::<BTreeMap<T, ()>>().into_keys().collect()
    };
    {K: Eq + Hash, V} Map<K, V>: |r| {
        let mut all = Self::default();
        (0..r.len()).for_each(|_| drop(all.insert(r.make(), r.make())));
        let mut nth = 0;
        match r.below(8) {
            0 => all.retain(|_, _| {
                nth += 1;
                nth % 3 != 0
            }),
            1 => all.shrink_to_fit(),
            2 => all.clear(),
            3 => all.reserve(9),
            _ => {}
        }
        all
    };
    {T: Eq + Hash} Set<T>: |r| r.make::<Map<T, ()>>().into_keys().collect();
    {T} vec::IntoIter<T>: |r| r.make::<Vec<T>>().into_iter();
    {T} vec_deque::IntoIter<T>: |r| r.make::<VecDeque<T>>().into_iter();
    {K: Ord, V} btree_map::IntoIter<K, V>: |r| r.make::<BTreeMap<K, V>>().into_iter();
    {T} array::IntoIter<T, 3>: |r| {
        let mut rest = r.make::<[T; 3]>().into_iter();
        (0..r.below(4)).for_each(|_| drop(rest.next()));
        rest
    };
    {T} Peekable<vec::IntoIter<T>>: |r| {
        let mut rest = r.make::<vec::IntoIter<T>>().peekable();
        let _ = rest.peek();
        rest
    };
    {T: MemSize} Dyn<Box<dyn MemSize>, T>: |r| {
        Self::new(if r.one_in(3) { Box::new(()) } else { Box::new(r.make::<T>()) })
    };
    {T: MemSize} Dyn<Rc<dyn MemSize>, T>: |r| {
        Self::new(if r.one_in(3) { Rc::new(7_u8) } else { r.make::<Rc<T>>() })
    };
    {T: MemSize} Dyn<Arc<dyn MemSize>, T>: |r| {
        Self::new(if r.one_in(3) { Arc::new(7_u128) } else { r.make::<Arc<T>>() })
    };
}

impl<T: 'static> Make for PhantomData<T> {
    fn make(_: &mut Recipe) -> Self {
        Self
    }
}

/// A trait object of a `T`, or of something else.
#[derive(MemSize)]
pub struct Dyn<H, T>(H, PhantomData<T>);

impl<H, T> Dyn<H, T> {
    const fn new(handle: H) -> Self {
        Self(handle, PhantomData)
    }
}
