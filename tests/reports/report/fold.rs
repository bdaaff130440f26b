//! Types that recur into themselves take as many lines as they have names.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use mem_size::report::Recursion;
use mem_size::{MemSize, Tracer};

use super::{paths, sound};

#[derive(MemSize)]
struct Link {
    next: Option<Box<Link>>,
    value: u64,
}

fn chain(length: usize) -> Option<Box<Link>> {
    (0..length).fold(None, |next, _| Some(Box::new(Link { next, value: 7 })))
}

impl Drop for Link {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut link) = next {
            next = link.next.take();
        }
    }
}

#[test]
fn long_list_is_three_lines() {
    const LENGTH: usize = 200_000;
    let list = chain(LENGTH).expect("not empty");
    let report = sound(&*list);
    assert_eq!(paths(&report), ["", "next", "value"]);
    assert_eq!(report.root.count, LENGTH);
    assert_eq!(report.root.recursion, Recursion::Folded);
    assert_eq!(report.root.deep, LENGTH * size_of::<Link>());
    assert_eq!(report.find("value").map(|node| node.deep), Some(LENGTH * size_of::<u64>()));
    assert_eq!(paths(&sound(&list)), ["", "next", "value"]);
    assert_eq!(paths(&sound(&Some(list))), ["", "next", "value"]);
}

#[test]
fn fields_of_one_recursive_type_keep_their_lines() {
    #[derive(MemSize)]
    struct Twig {
        left: Option<Box<Twig>>,
        right: Option<Box<Twig>>,
    }
    fn twig(depth: usize) -> Option<Box<Twig>> {
        (depth > 0).then(|| Box::new(Twig { left: twig(depth - 1), right: twig(depth - 1) }))
    }
    let report = sound(&twig(10));
    assert_eq!(paths(&report), ["", "left", "right"]);
    assert_eq!(report.find("right").map(|node| node.count), Some(1023));
}

#[test]
fn graph_of_handles_folds_into_its_nodes() {
    #[derive(Default, MemSize)]
    struct Package {
        name: String,
        needs: Vec<Rc<RefCell<Package>>>,
        needed_by: Vec<Rc<RefCell<Package>>>,
    }
    #[derive(MemSize)]
    struct Workspace {
        packages: Vec<Rc<RefCell<Package>>>,
    }
    let packages: Vec<Rc<RefCell<Package>>> = (0..50).map(|_| Rc::default()).collect();
    for (nth, package) in packages.iter().enumerate() {
        let other = &packages[nth * 7 % 50];
        package.borrow_mut().needs.push(Rc::clone(other));
        other.borrow_mut().needed_by.push(Rc::clone(package));
    }
    let workspace = Workspace { packages };
    let report = sound(&workspace);
    assert_eq!(
        paths(&report),
        ["", "packages", "packages.name", "packages.needed_by", "packages.needs"]
    );
    let packages = report.find("packages").expect("there is such a field");
    assert_eq!((packages.count, packages.elements), (1, Some(50)));
    assert_eq!(packages.recursion, Recursion::Folded);
    assert_eq!(report.find("packages.name").map(|node| node.count), Some(50));
    assert_eq!(report.find("packages.needs").and_then(|node| node.elements), Some(50));

    let from_inside = sound(&workspace.packages[0]);
    assert_eq!(paths(&from_inside), ["", "name", "needed_by", "needs"]);
    for package in &workspace.packages {
        package.take();
    }
}

#[test]
fn enum_folds_into_itself_below_its_variants() {
    #[derive(MemSize)]
    enum Json {
        Number(f64),
        Text(String),
        List(Vec<Json>),
        Object(BTreeMap<String, Json>),
    }
    let leaf = |n: f64| Json::List(vec![Json::Number(n), Json::Text(n.to_string())]);
    let object = BTreeMap::from([("a".to_string(), leaf(1.0)), ("b".to_string(), leaf(2.0))]);
    let report = sound(&Json::List(vec![Json::Object(object), leaf(3.0)]));
    assert_eq!(report.root.count, 11);
    assert_eq!(
        paths(&report),
        [
            "",
            "List",
            "List.0",
            "Number",
            "Number.0",
            "Object",
            "Object.0",
            "Object.0.[key]",
            "Text",
            "Text.0"
        ]
    );
    assert_eq!(report.find("List").map(|node| node.count), Some(4));
}

#[test]
fn struct_met_again_as_a_plain_field_folds() {
    #[derive(MemSize)]
    struct Call {
        name: String,
        args: Vec<Arg>,
    }
    #[derive(MemSize)]
    struct Arg {
        value: Call,
    }
    let call = (0..20).fold(Call { name: "leaf".into(), args: vec![] }, |value, n| Call {
        name: n.to_string(),
        args: vec![Arg { value }],
    });
    let report = sound(&call);
    assert_eq!(paths(&report), ["", "args", "name"]);
    assert_eq!(report.root.count, 21);
}

#[test]
fn impls_by_hand_without_names_or_pointees_fold_too() {
    struct Bare(Vec<Bare>);
    impl MemSize for Bare {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            self.0.trace(tracer);
        }
    }
    struct Named(Option<Box<Named>>);
    impl MemSize for Named {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            if let Some(next) = &self.0 {
                let block = mem_size::Block::holding(&**next);
                tracer.block_with(block, |tracer| tracer.field("next", &**next));
            }
        }
    }
    let bare = (0..1000).fold(Bare(vec![]), |inner, _| Bare(vec![inner]));
    assert!(sound(&bare).nodes().count() < 4);
    let named = (0..1000).fold(Named(None), |inner, _| Named(Some(Box::new(inner))));
    assert!(sound(&named).nodes().count() < 4);
}
