//! Trait objects without `dyn`.

use mem_size::{HasLayout, MemSize};
use std::any::Any;
use std::collections::HashMap;
use std::rc::Rc;

pub trait Shape: MemSize {}

impl Shape for String {}

#[derive(MemSize)]
pub struct Objects<'a, T: 'a> {
    one: Box<Fn(u8) -> u8>,
    many: Vec<Box<Fn(&u8, T) -> Option<&u8> + Send>>,
    named: HashMap<String, Rc<for<'x> ::std::ops::Fn(&'x str, &T) -> &'x str>>,
    maybe: Option<(u8, Box<FnMut(Box<FnOnce()>, [u8; { let n = 2; n + n }])>)>,
    borrowed: &'a Fn(u8),
    changed: &'a mut (FnMut(&T) + Send),
    shape: Box<Shape>,
    any: Rc<Any + Send + Sync>,
    boxed: Box<Any>,
}

pub fn check() {
    let state = 7_u8;
    let objects = Objects::<String> {
        one: Box::new(move |byte| byte + state),
        many: vec![Box::new(move |byte, _| if *byte > state { Some(byte) } else { None })],
        named: HashMap::new(),
        maybe: Some((1, Box::new(|call, _| call()))),
        borrowed: &|_| (),
        changed: &mut |_| (),
        shape: Box::new(String::from("abc")),
        any: Rc::new(1_u8),
        boxed: Box::new(()),
    };
    let usage = objects.mem_usage();
    assert_eq!(usage.gaps.total(), 3);
    assert_eq!(objects.layout().fields.len(), 9);
}
