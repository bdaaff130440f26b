//! The loops that an expert would write for just these structures, as exact as the crate.

use std::cell::RefCell;
use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;
use std::sync::Arc;

use crate::data::{
    Boxes, Branch, Cells, Empty, Expr, Graph, Handles, Link, Linked, Locked, Node, Options, Pod,
    PodMap, Queue, Slices, SmallMaps, SmallTrees, Tree, TreeOfSets, User, UserMap, VecMap,
};

pub(crate) fn number<T>(_: &T) -> usize {
    0
}

pub(crate) fn string(string: &String) -> usize {
    string.capacity()
}

pub(crate) fn user(user: &User) -> usize {
    user.name.capacity()
        + user.mail.as_ref().map_or(0, String::capacity)
        + user.tags.capacity() * size_of::<u32>()
}

pub(crate) fn pods(pods: &Vec<Pod>) -> usize {
    pods.capacity() * size_of::<Pod>()
}

pub(crate) fn pod_map(map: &PodMap) -> usize {
    table::<(u64, Pod)>(map.capacity())
}

pub(crate) fn strings(strings: &Vec<String>) -> usize {
    strings.capacity() * size_of::<String>() + strings.iter().map(String::capacity).sum::<usize>()
}

pub(crate) fn users(users: &Vec<User>) -> usize {
    users.capacity() * size_of::<User>() + users.iter().map(user).sum::<usize>()
}

pub(crate) fn user_map(map: &UserMap) -> usize {
    table::<(u64, User)>(map.capacity()) + map.values().map(user).sum::<usize>()
}

pub(crate) fn vec_map(map: &VecMap) -> usize {
    let contents =
        map.iter().map(|(key, value)| key.capacity() + value.capacity() * size_of::<u32>());
    table::<(String, Vec<u32>)>(map.capacity()) + contents.sum::<usize>()
}

/// The block of a table from which nothing was removed.
fn table<E>(capacity: usize) -> usize {
    // The control bytes that are probed at once, on a CPU with SSE2 or without.
    let group = if cfg!(target_feature = "sse2") { 16 } else { 8 };
    let buckets = match capacity {
        0 => return 0,
        1..=3 => 4,
        4..=7 => 8,
        _ => (capacity * 8 / 7).next_power_of_two(),
    };
    (buckets * size_of::<E>()).next_multiple_of(align_of::<E>().max(group)) + buckets + group
}

pub(crate) fn options(options: &Options) -> usize {
    options.capacity() * size_of::<Option<Box<Pod>>>()
        + options.iter().flatten().map(|pod| size_of_val(&**pod)).sum::<usize>()
}

pub(crate) fn boxes(boxes: &Boxes) -> usize {
    boxes.capacity() * size_of::<Box<User>>()
        + boxes.iter().map(|boxed| size_of::<User>() + user(boxed)).sum::<usize>()
}

pub(crate) fn queue(queue: &Queue) -> usize {
    queue.capacity() * size_of::<Box<User>>()
        + queue.iter().map(|boxed| size_of::<User>() + user(boxed)).sum::<usize>()
}

pub(crate) fn linked(list: &Linked) -> usize {
    list.iter().map(|text| size_of::<(usize, usize, String)>() + text.capacity()).sum()
}

pub(crate) fn cells(cells: &Cells) -> usize {
    let mut seen = Addresses::default();
    let mut bytes = cells.capacity() * size_of::<Rc<()>>();
    for cell in cells {
        if Rc::strong_count(cell) == 1 || seen.insert(Rc::as_ptr(cell).addr()) {
            bytes += size_of::<(usize, usize, RefCell<String>)>()
                + cell.try_borrow().map_or(0, |text| text.capacity());
        }
    }
    bytes
}

pub(crate) fn slices(slices: &Slices) -> usize {
    slices.capacity() * size_of::<Box<[u32]>>()
        + slices.iter().map(|slice| size_of_val(&**slice)).sum::<usize>()
}

pub(crate) fn small_maps(maps: &SmallMaps) -> usize {
    maps.capacity() * size_of::<std::collections::HashMap<u32, u32>>()
        + maps.iter().map(|map| table::<(u32, u32)>(map.capacity())).sum::<usize>()
}

pub(crate) fn small_trees(trees: &SmallTrees) -> usize {
    trees.capacity() * size_of::<std::collections::BTreeMap<u32, u32>>()
        + trees.iter().map(|tree| tree_of(tree.keys(), 2 * size_of::<u32>())).sum::<usize>()
}

pub(crate) fn tree_of_sets(tree: &TreeOfSets) -> usize {
    let entry = size_of::<u64>() + size_of::<std::collections::BTreeSet<u64>>();
    tree_of(tree.keys(), entry)
        + tree.values().map(|set| tree_of(set.iter(), size_of::<u64>())).sum::<usize>()
}

pub(crate) fn empties(values: &Vec<Empty>) -> usize {
    values.capacity() * size_of::<Empty>() + values.iter().map(empty).sum::<usize>()
}

fn empty(value: &Empty) -> usize {
    let Empty { names, text, counts, ids, queue } = value;
    names.capacity() * size_of::<String>()
        + names.iter().map(String::capacity).sum::<usize>()
        + text.capacity()
        + tree_of(counts.keys(), 2 * size_of::<u64>())
        + table::<u64>(ids.capacity())
        + queue.capacity() * size_of::<String>()
        + queue.iter().map(String::capacity).sum::<usize>()
}

pub(crate) fn locked(values: &Vec<Locked>) -> usize {
    let one = |value: &Locked| {
        value.name.try_lock().map_or(0, |name| name.capacity())
            + value.tags.try_read().map_or(0, |tags| tags.capacity() * size_of::<u32>())
    };
    values.capacity() * size_of::<Locked>() + values.iter().map(one).sum::<usize>()
}

pub(crate) fn chain(first: &Link) -> usize {
    let links = std::iter::successors(first.next.as_deref(), |link| link.next.as_deref());
    links.map(size_of_val).sum()
}

pub(crate) fn expressions(exprs: &Vec<Expr>) -> usize {
    exprs.capacity() * size_of::<Expr>() + exprs.iter().map(expression).sum::<usize>()
}

fn expression(expr: &Expr) -> usize {
    let boxed = |expr: &Expr| size_of::<Expr>() + expression(expr);
    match expr {
        Expr::Number(_) => 0,
        Expr::Name(name) => name.capacity(),
        Expr::Binary(left, _, right) => boxed(left) + boxed(right),
        Expr::Call { callee, arguments } => boxed(callee) + expressions(arguments),
        Expr::If(condition, then, otherwise) => {
            boxed(condition) + boxed(then) + otherwise.as_ref().map_or(0, |expr| boxed(expr))
        }
    }
}

/// Keys of one node lie side by side; one that does not follow the key before it separates two
/// leaves, and is in the lowest inner node on the present path that it continues, or that has not
/// begun.
pub(crate) fn tree(tree: &Tree) -> usize {
    tree_of(tree.keys(), 2 * size_of::<u64>())
}

fn tree_of<'k, K: 'k>(keys: impl Iterator<Item = &'k K>, entry: usize) -> usize {
    let step = size_of::<K>();
    let leaf = (size_of::<usize>() + 2 * size_of::<u16>() + 11 * entry)
        .next_multiple_of(align_of::<usize>());
    let inner = leaf + 12 * size_of::<usize>();
    let (mut bytes, mut next) = (0, 0);
    let mut path = Vec::new();
    for key in keys {
        let address = std::ptr::from_ref(key).addr();
        if address == next {
            next += step;
        } else if next == 0 {
            bytes += leaf;
            next = address + step;
        } else {
            next = 0;
            bytes += if separate(&mut path, address, step) { inner } else { 0 };
        }
    }
    bytes
}

/// Whether the key at this address opens an inner node.
fn separate(path: &mut Vec<usize>, address: usize, step: usize) -> bool {
    for next in path.iter_mut() {
        let opens = *next == 0;
        if opens || *next == address {
            *next = address + step;
            return opens;
        }
        *next = 0;
    }
    path.push(address + step);
    true
}

pub(crate) fn nodes(node: &Node) -> usize {
    let child =
        |node: &Option<Box<Node>>| node.as_ref().map_or(0, |node| size_of::<Node>() + nodes(node));
    child(&node.left) + child(&node.right)
}

pub(crate) fn branch(node: &Branch) -> usize {
    let Branch { branches, .. } = node;
    branches.capacity() * size_of::<Branch>() + branches.iter().map(branch).sum::<usize>()
}

pub(crate) fn handles(handles: &Handles) -> usize {
    let mut seen = Addresses::default();
    let mut bytes = handles.capacity() * size_of::<Arc<Pod>>();
    for handle in handles {
        if Arc::strong_count(handle) == 1 || seen.insert(Arc::as_ptr(handle).addr()) {
            bytes += 2 * size_of::<usize>() + size_of::<Pod>();
        }
    }
    bytes
}

/// With a list of what is still to do, for paths are long.
pub(crate) fn graph(graph: &Graph) -> usize {
    let mut seen = Addresses::default();
    let mut bytes = graph.capacity() * size_of::<Rc<()>>();
    let mut open = Vec::new();
    for root in graph {
        if seen.insert(Rc::as_ptr(root).addr()) {
            open.push(Rc::clone(root));
        }
        while let Some(vertex) = open.pop() {
            bytes += 2 * size_of::<usize>() + size_of_val(&*vertex);
            let edges = &vertex.borrow().edges;
            bytes += edges.capacity() * size_of::<Rc<()>>();
            for edge in edges {
                if seen.insert(Rc::as_ptr(edge).addr()) {
                    open.push(Rc::clone(edge));
                }
            }
        }
    }
    bytes
}

type Addresses = HashSet<usize, BuildHasherDefault<OneMultiplication>>;

/// Hashes an address as fast as will do.
#[derive(Default)]
struct OneMultiplication(u64);

impl Hasher for OneMultiplication {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_usize(&mut self, address: usize) {
        self.0 = (address as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(26);
    }
}
