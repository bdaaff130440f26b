//! Parameters and locals are dropped in the same order with the attribute and without, and within
//! the call.
#![expect(
    clippy::boxed_local,
    clippy::needless_arbitrary_self_type,
    clippy::needless_borrowed_reference,
    clippy::needless_pass_by_value,
    clippy::never_loop,
    clippy::redundant_pattern,
    clippy::toplevel_ref_arg,
    clippy::unused_self,
    reason = "forms that people write"
)]

use std::rc::Rc;

use mem_size::memory_profile;

use crate::drops::{Both, D, Unit, both, d, measured_order, note, order};

/// A test for each function `f`, which a call of it compares with the same one under the attribute.
macro_rules! cases {
    ($($name:ident: { $($function:tt)* } $call:expr;)*) => {
        $(
            #[test]
            fn $name() {
                let plain = {
                    $($function)*
                    order(|| $call)
                };
                let measured = {
                    #[memory_profile]
                    $($function)*
                    measured_order(|| $call)
                };
                assert!(plain.len() > 1, "nothing is dropped");
                assert_eq!(measured, plain);
            }
        )*
    };
}

/// The same for a method `f` of `S`, which owns `s0` and `s1`.
macro_rules! methods {
    ($($name:ident: { $($method:tt)* } $call:expr;)*) => {
        $(
            #[test]
            fn $name() {
                let plain = {
                    struct S(#[allow(dead_code)] D, #[allow(dead_code)] D);
                    impl S {
                        $($method)*
                    }
                    order(|| $call(S(d("s0"), d("s1"))))
                };
                let measured = {
                    struct S(#[allow(dead_code)] D, #[allow(dead_code)] D);
                    impl S {
                        #[memory_profile]
                        $($method)*
                    }
                    measured_order(|| $call(S(d("s0"), d("s1"))))
                };
                assert!(plain.len() > 2, "nothing is dropped");
                assert_eq!(measured, plain);
            }
        )*
    };
}

cases! {
    names: { fn f(a: D, b: D) { note(a.0); note(b.0) } } f(d("a"), d("b"));
    unused_names: { fn f(_a: D, _b: D) {} } f(d("a"), d("b"));
    wild: { fn f(_a: D, _: D) {} } f(d("a"), d("_"));
    wild_first: { fn f(_: D, _a: D) {} } f(d("_"), d("a"));
    wild_between: { fn f(_a: D, _: D, _b: D, _: D) {} } f(d("a"), d("_1"), d("b"), d("_2"));
    tuples: {
        fn f((_a, _): (D, D), (_, _b): (D, D)) {}
    } f((d("a"), d("_a")), (d("_b"), d("b")));
    nested: {
        fn f((_a, (_, _b), [_c, ..]): (D, (D, D), [D; 2]), _: D) {}
    } f((d("a"), (d("_"), d("b")), [d("c"), d("_c")]), d("last"));
    arrays: {
        fn f([_a, .., _b]: [D; 4], [_c, rest @ ..]: [D; 3], [_, _]: [D; 2]) { note(rest[1].0) }
    } f(
        [d("a"), d("1"), d("2"), d("b")],
        [d("c"), d("3"), d("4")],
        [d("5"), d("6")]
    );
    refs: {
        fn f(ref a: D, _: D, ref mut b: D) { note(a.0); b.0 = "other b" }
    } f(d("a"), d("_"), d("b"));
    parts_by_ref: {
        fn f((ref a, _b, _): (D, D, D), _: D) { note(a.0) }
    } f((d("a"), d("b"), d("c")), d("_"));
    mutable: {
        fn f(mut a: D, (mut b, _): (D, D)) {
            note(a.0);
            note(b.0);
            a = d("new a");
            b = d("new b");
            note(a.0);
            note(b.0);
        }
    } f(d("a"), (d("b"), d("_")));
    at: {
        fn f(ref a @ (ref b, _): (D, D), c @ _: D, _: D) { note(a.1.0); note(b.0); note(c.0) }
    } f((d("b"), d("_b")), d("c"), d("_"));
    structs: {
        fn f(Both { second: _b, .. }: Both, Both { first, second: _ }: Both) { note(first.0) }
    } f(both("1", "b"), both("first", "2"));
    units: { fn f(Unit: Unit, _: (), _a: D, Unit: Unit) {} } f(Unit, (), d("a"), Unit);
    boxes: { fn f(a: Box<D>, _: Box<D>, _b: Rc<D>) { note(a.0) } }
        f(Box::new(d("a")), Box::new(d("_")), Rc::new(d("b")));
    references: {
        fn f(&(ref a, _): &(D, D), b: &mut D, _: &D, _c: D, _: D) { note(a.0); b.0 = "other b" }
    } {
        let (a, mut b, c) = ((d("a"), d("_a")), d("b"), d("_"));
        f(&a, &mut b, &c, d("c"), d("_c"));
        (a, b, c)
    };
    opaque: { fn f(_: impl Clone, _a: impl Clone, (_b, _): (impl Clone, D)) {} }
        f(d("_"), d("a"), (d("b"), d("_b")));
    generic: { fn f<T, U>(_: T, (_a, _): (U, U)) where T: Clone {} } f(d("_"), (d("a"), d("_a")));
    conditional: {
        fn f(
            #[cfg(all())] _a: D,
            #[cfg(any())] _b: D,
            #[cfg(not(any()))] _: D,
            #[cfg_attr(all(), cfg(all()))] (_c, _): (D, D),
            #[cfg(any())] _: D,
            #[cfg_attr(all(), allow(unused_variables))] e: D
        ) {}
    } f(d("a"), d("_"), (d("c"), d("_c")), d("e"));
    moved_on: { fn f(a: D, _: D, (b, _): (D, D)) -> (D, D) { (b, a) } }
        f(d("a"), d("_"), (d("b"), d("_b")));
    moved_in_parts: { fn f(a: (D, D), _: D) -> D { a.0 } } f((d("a"), d("rest")), d("_"));
    locals: {
        fn f(_a: D, _: D) {
            let _first = d("first");
            let _ = d("at once");
            let _second = d("second");
        }
    } f(d("a"), d("_"));
    early_return: {
        fn f(_a: D, (_b, _): (D, D), early: bool) -> D {
            let _local = d("local");
            if early {
                return d("early");
            }
            d("late")
        }
    } (f(d("a"), (d("b"), d("_")), true), f(d("c"), (d("d"), d("_")), false));
    question_mark: {
        fn f(_: D, a: Option<D>) -> Option<D> { let _local = d("local"); let b = a?; Some(b) }
    } (f(d("_"), None), f(d("_"), Some(d("a"))));
    panic: {
        fn f(_: D, (_a, _): (D, D)) { let _local = d("local"); panic!("as it should") }
    } f(d("_"), (d("a"), d("_a")));
    last_expression: {
        fn f(a: D, _: D) -> usize { let _local = d("local"); a.guard("guard").0.0.len() }
    } f(d("a"), d("_"));
    last_expression_with_block: {
        fn f(a: D, _: D) -> usize {
            match a.guard("guard").0.0 {
                "a" => {
                    let _local = d("local");
                    1
                }
                _ => d("other").0.len(),
            }
        }
    } f(d("a"), d("_"));
    last_expression_of_a_loop: {
        fn f(a: D, _: D) -> usize { loop { break a.guard("guard").0.0.len() } }
    } f(d("a"), d("_"));
    closures_given_back: {
        fn f(a: D, _: D, (_b, _): (D, D)) -> impl Fn(&str) -> &str {
            move |text| if a.0.is_empty() { "" } else { text.trim() }
        }
    } {
        let trim = f(d("a"), d("_"), (d("b"), d("_b")));
        assert_eq!(trim(" x "), "x");
        trim
    };
    iterators_given_back: {
        fn f(a: Vec<D>, _: D, (_b, _): (D, D)) -> impl Iterator<Item = D> { a.into_iter() }
    } f(vec![d("a")], d("_"), (d("b"), d("_b")));
    never: { fn f(_: D, _a: D) -> ! { let _local = d("local"); panic!("as it should") } }
        f(d("_"), d("a"));
}

methods! {
    by_value: { fn f(self, _a: D, _: D) { note(self.0.0) } } |s: S| s.f(d("a"), d("_"));
    by_value_unused: { fn f(self, _: D) {} } |s: S| s.f(d("_"));
    by_mutable_value: {
        fn f(mut self, a: D, _: D) { self.0 = a; note(self.0.0) }
    } |s: S| s.f(d("a"), d("_"));
    by_value_in_parts: {
        fn f(self, _: D) -> D { let _local = d("local"); self.1 }
    } |s: S| s.f(d("_"));
    by_value_moved_on: { fn f(self, _: D) -> Self { self } } |s: S| s.f(d("_"));
    by_value_last_expression: {
        fn f(self, _: D) -> usize { self.1.guard("guard").0.0.len() }
    } |s: S| s.f(d("_"));
    by_value_and_early: {
        fn f(self, a: Option<D>) -> Option<D> { let a = a?; Some(a) }
    } |s: S| s.f(None);
    by_value_and_panic: { fn f(self, _: D) { drop(self.0); panic!("as it should") } }
        |s: S| s.f(d("_"));
    by_value_and_opaque: {
        fn f(self, _: D) -> impl Iterator<Item = D> { std::iter::once(self.0) }
    } |s: S| s.f(d("_"));
    by_box: { fn f(self: Box<Self>, _: D) { note(self.0.0) } } |s: S| {
        let (s, a) = (Box::new(s), d("_"));
        note("before");
        s.f(a);
    };
    by_rc: { fn f(self: Rc<Self>, (_a, _): (D, D)) {} } |s: S| Rc::new(s).f((d("a"), d("_")));
    by_reference: { fn f(&self, _: D, _a: D) { note(self.0.0) } } |s: S| {
        s.f(d("_"), d("a"));
        s
    };
    by_mutable_reference: { fn f(&mut self, _: D, a: D) { self.0 = a } } |mut s: S| {
        s.f(d("_"), d("a"));
        s
    };
    by_typed_reference: { fn f(self: &Self, _: D, _a: D) {} } |s: S| {
        s.f(d("_"), d("a"));
        s
    };
    by_pin: {
        fn f(self: std::pin::Pin<&mut Self>, _: D) -> &mut D { &mut self.get_mut().0 }
    } |mut s: S| {
        note(std::pin::Pin::new(&mut s).f(d("_")).0);
        s
    };
}
