//! Types of which values can hold themselves are named, with the fields by which they do.
//!
//! A program of its own, as the list of types is that of a whole program.
#![cfg(feature = "registry")]
#![expect(dead_code, reason = "the types are only listed")]

use std::cell::{Cell, OnceCell, RefCell};
use std::marker::PhantomData;
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex};

use mem_size::MemSize;
use mem_size::registry::{self, Leads};

/// Cycles, each in a way of its own.
mod tied {
    use super::*;

    #[derive(Default, MemSize)]
    pub(super) struct Node {
        pub(super) next: RefCell<Option<Rc<Node>>>,
        name: String,
    }

    #[derive(MemSize)]
    struct Parent {
        children: Mutex<Vec<Arc<Child>>>,
    }

    /// On the way back there is a plain owner.
    #[derive(MemSize)]
    struct Child {
        parent: Box<Parent>,
        name: String,
    }

    #[derive(MemSize)]
    enum Shape<'a> {
        Empty,
        Group { parts: Vec<Rc<Shape<'a>>>, last: OnceCell<Box<Shape<'a>>> },
        Named(&'a str),
    }
}

/// No cycles.
mod free {
    use super::*;

    #[derive(MemSize)]
    struct Tree {
        children: Vec<Rc<Tree>>,
        mark: Cell<u8>,
    }

    #[derive(MemSize)]
    struct Owned {
        next: RefCell<Option<Box<Owned>>>,
    }

    #[derive(MemSize)]
    struct Observed {
        parent: RefCell<Weak<Observed>>,
        what: PhantomData<RefCell<Rc<Observed>>>,
        how: fn(RefCell<Rc<Observed>>) -> u8,
    }

    #[derive(MemSize)]
    struct Borrowed<'a> {
        next: RefCell<Rc<[&'a Borrowed<'a>; 2]>>,
    }

    /// Holds those that can.
    #[derive(MemSize)]
    struct Holder {
        nodes: RefCell<Vec<Rc<tied::Node>>>,
    }
}

mod unknown {
    use super::*;

    #[derive(MemSize)]
    pub(super) struct Bus {
        listeners: RefCell<Vec<Rc<dyn MemSize>>>,
        boxed: Box<dyn MemSize>,
    }

    #[derive(MemSize)]
    struct Generic<T>(RefCell<Option<Rc<Generic<T>>>>, T);

    #[derive(MemSize)]
    struct Instance {
        generic: Rc<Generic<u8>>,
    }
}

#[test]
fn types_that_can_hold_themselves_are_named_with_the_fields() {
    let types = registry::types();
    let tied = types.clone().within("cyclic_types::tied").cyclic();
    insta::assert_snapshot!(tied, @"
    cyclic_types::tied::Child.parent: Box<Parent>
    cyclic_types::tied::Node.next: RefCell<Option<Rc<Node>>>
    cyclic_types::tied::Parent.children: Mutex<Vec<Arc<Child>>>
    cyclic_types::tied::Shape.Group.parts: Vec<Rc<Shape>>
    cyclic_types::tied::Shape.Group.last: OnceCell<Box<Shape>>
    ");
    assert!(tied.fields.iter().all(|field| field.leads == Leads::Back));
    assert_eq!(types.within("cyclic_types::free").cyclic().to_string(), "");
}

#[test]
fn what_nobody_knows_is_marked() {
    let unknown = registry::types().within("cyclic_types::unknown").cyclic();
    insta::assert_snapshot!(unknown, @"
    ? cyclic_types::unknown::Bus.listeners: RefCell<Vec<Rc<dyn MemSize>>>
    ? cyclic_types::unknown::Instance.generic: Rc<Generic<u8>>
    ");
    assert!(unknown.fields.iter().all(|field| field.leads == Leads::Anywhere));
}
