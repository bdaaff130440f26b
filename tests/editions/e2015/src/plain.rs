//! What becomes a keyword in edition 2018, written out: no macro has seen it.

use mem_size::{MemSize, Tracer};
use std::any::Any;

mod await {
    pub fn nothing(_: &Vec<u8>, _: &mut ::mem_size::Tracer) {}
}

#[derive(MemSize)]
pub struct async<'async, dyn: 'async>(pub(crate) Vec<dyn>, Option<&'async dyn>);

#[derive(MemSize)]
pub struct dyn(u8, Box<Fn(u8) -> u8>);

#[derive(MemSize)]
pub struct try {
    try: [String; { let try = 1; try + 1 }],
    async: (dyn, Option<Box<dyn>>, Box<dyn Any + Send>),
    dyn: Box<Fn(&dyn, dyn)>,
    #[mem_size(with = await::nothing)]
    await: Vec<u8>,
}

#[derive(MemSize)]
#[mem_size(bound = "try: MemSize, <dyn as Kind>::async: MemSize")]
pub enum Choice<try> where dyn: Kind {
    dyn(try),
    #[allow(unused)]
    async(<dyn as Kind>::async),
    await { dyn: Box<dyn>, async: <dyn as Kind>::async },
    try,
}

pub trait Kind {
    type async;
}

impl Kind for dyn {
    type async = String;
}

mod paths {
    use mem_size::MemSize;

    mod dyn {
        #[derive(::mem_size::MemSize)]
        pub struct Inner(pub String);
    }

    #[derive(MemSize)]
    struct Outer {
        inner: dyn::Inner,
        more: Option<Vec<dyn::Inner>>,
        called: Box<for<'a> ::std::ops::Fn(&'a u8, &'a str) -> &'a str>,
        kept: Box<dyn for<'a> ::std::ops::Fn(&'a u8, &'a str) -> &'a str>,
        last: dyn::Inner,
    }

    pub fn check() {
        let inner = || dyn::Inner(String::from("abc"));
        let outer = Outer {
            inner: inner(),
            more: None,
            called: Box::new(|_, text| text),
            kept: Box::new(|_, text| text),
            last: inner(),
        };
        assert_eq!(outer.heap_size(), 6);
    }
}

#[derive(MemSize)]
#[mem_size(crate = ::mem_size)]
pub struct Elsewhere(String);

#[derive(MemSize)]
#[mem_size(crate = inner::vendored)]
pub struct Vendored(String);

#[derive(MemSize, PartialEq, Eq, PartialOrd, Ord)]
#[mem_size(crate = inner::vendored)]
pub struct VendoredKey(u8);

#[derive(MemSize)]
#[mem_size(crate = inner::vendored)]
pub struct VendoredPair<T>(T, u8);

#[derive(MemSize)]
#[mem_size(crate = inner::vendored)]
#[repr(packed)]
pub struct VendoredPacked(u8, u32);

pub trait Observer {}

#[derive(MemSize)]
#[mem_size(crate = inner::vendored)]
pub struct VendoredWeak(Vec<::std::rc::Weak<dyn Observer>>);

mod inner {
    pub extern crate mem_size as vendored;
}

pub fn by_hand(_: &Vec<u8>, _: &mut Tracer) {}

pub fn check() {
    paths::check();
    assert_eq!(async(vec![1_u8, 2], None).heap_size(), 2);
    let value = try {
        try: [String::from("abc"), String::from("abc")],
        async: (dyn(1, Box::new(|byte| byte)), None, Box::new(())),
        dyn: Box::new(|_, _| ()),
        await: vec![1],
    };
    assert_eq!(value.heap_size(), 6);
    let choices = [
        Choice::dyn(String::from("abc")),
        Choice::async(String::from("abc")),
        Choice::try,
    ];
    assert_eq!(choices.heap_size(), 6);
    let choice: Choice<u8> = Choice::await {
        dyn: Box::new(dyn(1, Box::new(|byte| byte))),
        async: String::from("abc"),
    };
    assert_eq!(choice.heap_size(), ::std::mem::size_of::<dyn>() + 3);
    assert_eq!(Elsewhere(String::from("abc")).heap_size(), 3);
    assert_eq!(Vendored(String::from("abc")).heap_size(), 3);
    assert_eq!(VendoredPair(String::from("abc"), 7).heap_size(), 3);
    assert_eq!(VendoredPacked(1, 2).heap_size(), 0);
    assert_eq!(VendoredWeak(Vec::new()).heap_size(), 0);
    let mut keys = ::std::collections::BTreeSet::new();
    keys.insert(VendoredKey(1));
    let of_one = keys.heap_size();
    keys.remove(&VendoredKey(1));
    assert_eq!(keys.heap_size(), of_one);
}
