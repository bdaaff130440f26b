//! Types behind pointers that are given fewer parameters than the type around them has, and hold
//! associated types of those.

#![deny(private_bounds, private_interfaces)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::rc::Rc;

use mem_size::MemSize;

use crate::exact;

/// Nothing that implements it is ever held, or can be measured.
pub(crate) trait Backend {
    type Queue;
}

struct Metal;
impl Backend for Metal {
    type Queue = Vec<u16>;
}

/// A trait without associated types.
trait Note: Clone {}

#[derive(Clone, MemSize)]
struct Remark(String);
impl Note for Remark {}

#[derive(MemSize)]
struct Pool<B: Backend> {
    queues: Vec<B::Queue>,
}

fn pool(length: usize) -> Pool<Metal> {
    Pool { queues: vec![vec![7; length]] }
}

#[test]
fn what_is_given_no_lifetime_may_hold_associated_types() {
    #[derive(MemSize)]
    struct Frame<'d, B: Backend> {
        title: &'d str,
        pools: Vec<Pool<B>>,
        named: BTreeMap<String, Option<Box<Pool<B>>>>,
    }
    exact(|| Frame::<Metal> {
        title: "frame",
        pools: vec![pool(1), pool(2)],
        named: [(String::from("spare"), Some(Box::new(pool(3))))].into(),
    });
}

#[test]
fn what_is_given_fewer_types_may_hold_associated_types() {
    #[derive(MemSize)]
    enum Worker<B: Backend, J> {
        Idle(Box<Pool<B>>),
        Busy(Rc<RefCell<Pool<B>>>, Vec<J>),
    }
    exact(|| {
        let busy = Worker::Busy(Rc::new(pool(1).into()), vec![String::from("job")]);
        [busy, Worker::<Metal, _>::Idle(Box::new(pool(2)))]
    });
}

#[test]
fn what_is_given_fewer_types_may_lead_back_with_a_marker() {
    #[derive(MemSize)]
    struct Branch<N: Note, K> {
        note: N,
        children: Vec<Any<N>>,
        kind: PhantomData<K>,
    }
    #[derive(MemSize)]
    enum Any<N: Note> {
        Row(Branch<N, u8>),
        Column(Branch<N, u16>),
    }
    fn branch<K>(children: Vec<Any<Remark>>) -> Branch<Remark, K> {
        Branch { note: Remark(String::from("note")), children, kind: PhantomData }
    }
    exact(|| Any::Row(branch(vec![Any::Column(branch(vec![Any::Row(branch(Vec::new()))]))])));
}

#[test]
fn what_is_given_fewer_types_may_lead_back_with_a_default() {
    #[derive(MemSize)]
    struct Page<N: Note, S = u8> {
        state: S,
        links: Vec<Linked<N>>,
    }
    #[derive(MemSize)]
    struct Linked<N: Note> {
        note: N,
        page: Page<N>,
    }
    exact(|| {
        let note = Remark(String::from("note"));
        let linked = Linked { note, page: Page { state: 0, links: Vec::new() } };
        Page { state: String::from("open"), links: vec![linked] }
    });
}
