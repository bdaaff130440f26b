//! The derive macro of the `mem-size` crate; use it by way of that crate.
#![forbid(unsafe_code)]

mod aliases;
mod associated;
mod attr;
mod bounds;
mod check;
mod const_arguments;
mod diag;
mod editions;
mod expand;
mod hasher;
mod higher_ranked;
mod known_types;
mod lengths;
mod model;
mod names;
mod parts;
mod profile;
mod spelling;

use proc_macro::TokenStream;

use crate::expand::Extent;

/// Implements `MemSize`: the deep size of a type is that of its fields. Implements `HasLayout`
/// beside it.
///
/// ```
/// use mem_size::MemSize;
///
/// #[derive(MemSize)]
/// struct Person {
///     name: String,
///     friends: Vec<Person>,
/// }
///
/// let ada = Person { name: String::from("Ada"), friends: Vec::new() };
/// assert_eq!(ada.deep_size(), size_of::<Person>() + 3);
/// ```
///
/// Ordinary types need no option: structs, enums, unions; recursive and generic ones, with
/// lifetimes and `const` parameters; those that end in an unsized field. A field of a packed struct
/// cannot be borrowed, and a union does not tell which of its fields is live: they are exact where
/// the fields are flat, and leave a gap (`Gap::Packed`, `Gap::Union`) where not. An `UnsafeCell<T>`
/// or `Cell<T>` with `T: ?Sized` leaves `Gap::Cell`, unless `T` is made of numbers.
///
/// # Options
///
/// All are written `#[mem_size(…)]`, several with commas between them. An option that is unknown,
/// doubled, out of place or in contradiction to another is an error.
///
/// | option | goes on | meaning |
/// |---|---|---|
/// | `skip` | field, variant | counts the inline bytes only; the type needs no impl |
/// | `skip = "reason"` | field, variant | the same, and listeners hear why |
/// | `with = path` | field | calls `path(&field, tracer)` instead of the type's impl |
/// | `with(Type = path)` | field, type | calls `path(&value, tracer)` for each `Type` inside the field, or inside all fields |
/// | `follow` | field `&T`, `&mut T`, or with such inside | counts the target as owned, once per address |
/// | `flat` | type | asserts at compile time that no value can own a block |
/// | `bound = "…"` | type | replaces the inferred bounds by these; may be empty |
/// | `crate = path` | type | where the crate is, if not at `::mem_size` |
/// | `size = 24` | type | asserts at compile time that it takes just so many bytes |
/// | `max_size = 64` | type | asserts at compile time that it takes no more |
/// | `align = 8` | type | asserts at compile time that it is aligned just so |
///
/// ## `skip`
///
/// For what is counted elsewhere, or owns nothing and has no impl. A skipped field does not keep a
/// type from being flat.
///
/// ```
/// # use mem_size::MemSize;
/// struct Foreign;
///
/// #[derive(MemSize)]
/// struct Handle {
///     name: String,
///     #[mem_size(skip)]
///     foreign: Foreign,
///     #[mem_size(skip = "owned by the pool")]
///     buffer: Vec<u8>,
/// }
///
/// let handle = Handle { name: String::from("a"), foreign: Foreign, buffer: vec![0; 100] };
/// assert_eq!(handle.heap_size(), 1);
/// ```
///
/// ## `with`
///
/// The function takes a reference to the field and the tracer. Ready ones for foreign types stand
/// in `mem_size::with`. A type with such a field is never taken for flat.
///
/// ```
/// use mem_size::{Block, MemSize, Tracer, with};
///
/// trait Plugin {}
/// impl Plugin for u64 {}
///
/// /// Owns a buffer, as its documentation says.
/// struct Foreign { capacity: usize }
///
/// fn foreign(value: &Foreign, tracer: &mut Tracer<'_>) {
///     tracer.block(Block::new(value.capacity));
/// }
///
/// #[derive(MemSize)]
/// struct Host {
///     #[mem_size(with = foreign)]
///     foreign: Foreign,
///     #[mem_size(with = with::opaque_box)]
///     plugin: Box<dyn Plugin>,
/// }
///
/// let host = Host { foreign: Foreign { capacity: 100 }, plugin: Box::new(7_u64) };
/// assert_eq!(host.heap_size(), 100 + size_of::<u64>());
/// assert!(!host.mem_usage().is_exact());
/// ```
///
/// ### Inside containers
///
/// `with(Url = url)` measures each `Url` inside the field by a function that takes just one, at any
/// depth. The containers around it count as ever: the table of a map, the buffer of a vector, a
/// shared block once. Other types in the field are measured by their own impls. On a type the
/// option is for all of its fields, but for those with a `skip`, `follow` or `with = path` of their
/// own.
///
/// ```
/// use std::collections::HashMap;
/// use mem_size::{Gap, MemSize, Tracer, with};
///
/// /// Of another crate, as is the trait.
/// struct Url(String);
/// trait Plugin {}
/// impl Plugin for u64 {}
///
/// fn url(url: &Url, tracer: &mut Tracer<'_>) {
///     tracer.field("text", &url.0);
/// }
///
/// #[derive(MemSize)]
/// #[mem_size(with(Url = url))]
/// struct Site {
///     home: Option<Url>,
///     links: HashMap<String, Vec<Url>>,
///     #[mem_size(with(dyn Plugin = with::opaque))]
///     plugins: Vec<Box<dyn Plugin>>,
/// }
///
/// let site = Site {
///     home: Some(Url(String::from("a:b"))),
///     links: HashMap::new(),
///     plugins: vec![Box::new(7_u64), Box::new(8_u64)],
/// };
/// assert_eq!(site.heap_size(), 3 + size_of_val(&*site.plugins) + 2 * size_of::<u64>());
/// // The boxes and their buffer are exact; what each plugin owns nobody knows.
/// assert_eq!(site.mem_usage().gaps.count(Gap::Opaque), 2);
/// ```
///
/// Generic types that derive are containers, too:
///
/// ```
/// # use mem_size::{MemSize, Tracer};
/// # struct Url(String);
/// # fn url(url: &Url, tracer: &mut Tracer<'_>) {
/// #     tracer.field("text", &url.0);
/// # }
/// #[derive(MemSize)]
/// struct Tree<T> {
///     value: T,
///     children: Vec<Tree<T>>,
/// }
///
/// #[derive(MemSize)]
/// struct Map {
///     #[mem_size(with(Url = url))]
///     pages: Tree<Url>,
/// }
///
/// let map = Map { pages: Tree { value: Url(String::from("a:b")), children: Vec::new() } };
/// assert_eq!(map.heap_size(), 3);
/// ```
///
/// - The macro finds the type by its text: `Url` stands for `url::Url` as well, and `Foreign` for
///   `Foreign<u8>`. It does not see what an alias stands for, nor look behind references, into
///   functions or the arguments of a trait; where it finds none the option is an error. Of several
///   that fit, the outermost counts, then the first.
/// - What a container is, its impl of `mem_size::with::TraceBy` tells: those of std have one, as
///   far as they own what is in them, and so have the generic ones of crates behind features. One
///   that is written by hand is named as a whole: `with(Foreign<Url> = path)`.
/// - A type that derives has none if it is packed, a union, `flat`, or has a `bound`; if a field
///   holds functions that bring lifetimes, or follows a type parameter; if a field leads back to
///   the type through one that the macro does not know by name; or if the types of two fields
///   differ in nothing but lifetimes. Types that lead to each other in turn have one that the
///   compiler cannot use. A field that leads back through a type called like one of std, but
///   without `TraceBy`, leaves `Gap::Opaque` when it is measured so.
///
/// ## `follow`
///
/// A reference is borrowed, and counts as a pointer. Where the value is the only user of its
/// targets (in an arena, or leaked), `follow` counts them too, each once: a target that the value
/// owns besides, or that lies in what it owns, counts nothing further, whichever is met first. To
/// know that, a measurement that comes to such a reference starts again and records every block,
/// which takes some 200 ns for each.
///
/// ```
/// # use mem_size::MemSize;
/// #[derive(MemSize)]
/// struct Interned {
///     #[mem_size(follow)]
///     text: &'static str,
///     also: &'static str,
/// }
///
/// let text = Interned { text: "four", also: "not counted" };
/// assert_eq!(text.heap_size(), 4);
/// ```
///
/// In a field of another type, all references in it are followed, as far as its spelling shows
/// them; so are those in the target of a reference (`&[&str]`). What is followed both by a field
/// that shows it and by one that does not (an alias) counts as the first of them has it.
///
/// ```
/// # use mem_size::MemSize;
/// # use std::cell::{Cell, RefCell};
/// #[derive(MemSize)]
/// struct Node<'a> {
///     name: String,
///     #[mem_size(follow)]
///     links: RefCell<Vec<&'a Node<'a>>>,
///     #[mem_size(follow)]
///     best: Cell<Option<&'a Node<'a>>>,
/// }
///
/// let node = |name| Node { name, links: RefCell::default(), best: Cell::default() };
/// let nodes = vec![node(String::from("a")), node(String::from("b"))];
/// let unlinked = nodes.deep_size();
/// nodes[0].best.set(Some(&nodes[1]));
/// nodes[1].links.borrow_mut().extend([&nodes[0], &nodes[1]]);
/// let buffer = nodes[1].links.borrow().capacity() * size_of::<&Node<'_>>();
/// assert_eq!(nodes.deep_size(), unlinked + buffer);
/// ```
///
/// ## `flat`
///
/// Which types are flat is found without this; it makes an error of the day when one no longer is.
/// The type also implements `Flat`, with type parameters bound by it.
///
/// ```
/// # use mem_size::MemSize;
/// #[derive(MemSize)]
/// #[mem_size(flat)]
/// struct Particle {
///     position: [f64; 3],
///     charge: Option<i8>,
/// }
///
/// let particles = vec![Particle { position: [0.0; 3], charge: None }];
/// assert_eq!(particles.heap_size(), size_of::<Particle>());
/// ```
///
/// ```compile_fail
/// # use mem_size::MemSize;
/// #[derive(MemSize)]
/// #[mem_size(flat)]
/// struct Particle {
///     position: [f64; 3],
///     label: String,
/// }
/// ```
///
/// ## `bound`
///
/// Without it, each type parameter that a field owns, each associated type (`I::Item`), and the
/// items of `I: Iterator` if an unknown type takes `I`, must be `MemSize`; where a bound says what
/// an associated type is (`T: Tree<Node = Branch<T>>`), that takes its place. A `Weak<P>` in a field
/// asks `P: WeakTarget` if `P: ?Sized`. Of a type of yours that lies inline (`Queue<B>`,
/// `Option<Queue<B>>`), where a trait of yours bounds `B`, or `B: ?Sized`, the type itself is asked,
/// as it may hold what `B` gives (`B::Buffer`), or a `Weak<B>`; behind a pointer it is not, for it
/// might lead back, and the bound has to be said. So it has to where such a type is an alias for a
/// pointer that does lead back.
/// Nothing is asked of a parameter that occurs only in `PhantomData<T>`, `&T`, `*const T`, `fn(T)`, `dyn Trait<T>`,
/// `Weak<T>`, a skipped field or one with `with`, or as a hasher, also in the field `hasher: S` of
/// a `HashMap<K, V, S>` of yours. The macro knows these by their names; where yours mean something
/// else, or a field's type needs other bounds, say them:
///
/// ```
/// # use mem_size::MemSize;
/// trait Family { type Member; }
///
/// #[derive(MemSize)]
/// #[mem_size(bound = "F::Member: MemSize")]
/// struct House<F: Family> {
///     members: Vec<Members<F>>,
/// }
///
/// #[derive(MemSize)]
/// struct Members<F: Family>(Vec<F::Member>);
/// ```
///
/// ## `crate`
///
/// Where the crate goes by another name, because `Cargo.toml` gives it one or another crate hands
/// it on, the compiler finds no `mem_size`: say where it is.
///
/// ```
/// mod vendored {
///     pub use mem_size;
/// }
///
/// #[derive(vendored::mem_size::MemSize)]
/// #[mem_size(crate = vendored::mem_size)]
/// struct Page(String);
/// ```
///
/// ## `size`, `max_size`, `align`
///
/// A number of bytes: any constant expression, or one for each pointer width in bits (16, 32, 64);
/// then nothing is asserted where a width is not listed, and `_` stands for all others.
///
/// ```
/// # use mem_size::MemSize;
/// #[derive(MemSize)]
/// #[mem_size(max_size = 64, align = { 64 => 8, 32 => 4 })]
/// struct Session {
///     user: String,
///     last_seen: Option<Box<Session>>,
/// }
///
/// #[derive(MemSize)]
/// #[mem_size(size = 2 * size_of::<usize>())]
/// struct Interned(&'static str);
/// ```
///
/// The error stands at the number, and tells the actual one:
///
/// ```compile_fail
/// # use mem_size::MemSize;
/// #[derive(MemSize)]
/// #[mem_size(size = 16)] // size of `Page` is 24 bytes, expected 16
/// struct Page {
///     ids: [u64; 2],
///     flags: u8,
/// }
/// ```
///
/// Of a type with type or `const` parameters each instance is checked that is used: measured, or
/// asked for its layout. The error tells how large its arguments are, and the compiler names the
/// instance below. Of one that is only measured, `cargo build` and `cargo test` tell, `cargo check`
/// does not.
///
/// # Layout
///
/// The derive also implements `HasLayout` (feature `layout` of `mem-size`, on by default): size,
/// alignment and the fields with their offsets and the padding between them, at compile time, for
/// any type with a size. Skipped fields are in it, and no field needs an impl. Printed, it is a
/// table.
///
/// ```
/// # #[cfg(feature = "layout")] {
/// use mem_size::{HasLayout, MemSize};
///
/// #[derive(MemSize)]
/// #[repr(C)]
/// struct Header {
///     kind: u8,
///     length: u32,
///     last: bool,
/// }
///
/// const _: () = assert!(Header::LAYOUT.size == 12);
/// assert_eq!(Header::LAYOUT.with_cache_lines(None).to_string(), "\
/// struct Header, repr(C): 12 bytes, aligned to 4
///
/// offset    size  align  field
///      0       1      1  kind: u8
///      1       3         (padding)
///      4       4      4  length: u32
///      8       1      1  last: bool
///      9       3         (padding)
///
/// padding: 6 of 12 bytes
/// another order, by falling alignment, would save 4 bytes");
/// # }
/// ```
///
/// With the feature `registry`, all types without type parameters stand on one list, for one
/// snapshot test: see `mem_size::registry`.
///
/// # Errors
///
/// A field without an impl is an error at the field, which says what to do. For types of other
/// crates that may be to turn on a feature of `mem-size`; each is named after a crate and its
/// version: `arc-swap-1`, `arrayvec-0_7`, `bstr-1`, `bytes-1`, `camino-1`, `chrono-0_4`,
/// `compact_str-0_10`, `either-1`, `half-2`, `lock_api-0_4`, `once_cell-1`, `ordered-float-5`,
/// `rust_decimal-1`, `serde_json-1`, `slab-0_4`, `smallvec-1`, `smol_str-0_3`, `thin-vec-0_2`,
/// `time-0_3`, `tinyvec-1`, `triomphe-0_1`, `url-2`, `uuid-1` and `parking_lot-0_12`.
///
/// ```compile_fail
/// # use mem_size::MemSize;
/// struct Foreign;
///
/// #[derive(MemSize)]
/// struct Handle {
///     foreign: Foreign,
/// }
/// ```
///
#[doc = include_str!("functions.md")]
#[proc_macro_derive(MemSize, attributes(mem_size))]
pub fn derive_mem_size(item: TokenStream) -> TokenStream {
    let extent = if cfg!(feature = "registry") {
        Extent::Registry
    } else if cfg!(feature = "layout") {
        Extent::Layout
    } else {
        Extent::Measure
    };
    expand::derive(item.into(), extent).into()
}

#[doc = include_str!("memory_profile.md")]
#[proc_macro_attribute]
pub fn memory_profile(options: TokenStream, item: TokenStream) -> TokenStream {
    profile::attribute(options.into(), &item.into()).into()
}
