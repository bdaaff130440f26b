//! `with(Type = function)` inside the arguments of a generic type, of which the macro cannot see
//! which are constants; and what a function may take.

use std::collections::HashMap;

use mem_size::{Gap, MemSize, Tracer, with};

use crate::parts::foreign::{Plugin, Url};
use crate::parts::url;
use crate::{exact, text, with_gap};

const LEN: usize = 2;

#[derive(MemSize)]
struct Grid<T, const N: usize>([T; N]);

#[derive(MemSize)]
struct Pair<A, B>(A, B);

#[derive(MemSize)]
struct ID(String);

/// What is written in capitals is a constant in one place, and a type in another.
#[derive(MemSize)]
#[mem_size(with(Url = url))]
struct Capitals<K> {
    constant: Grid<Url, LEN>,
    inside: HashMap<K, Vec<Grid<Option<Url>, LEN>>>,
    ty: Pair<Url, ID>,
    parameter: Pair<K, Url>,
}

#[test]
fn an_argument_that_may_be_a_constant_or_a_type_is_what_it_is() {
    let url = || Url(text());
    exact(|| Capitals {
        constant: Grid([url(), url()]),
        inside: HashMap::from([(text(), vec![Grid([None, Some(url())])])]),
        ty: Pair(url(), ID(text())),
        parameter: Pair(text(), url()),
    });
}

/// A function for values of any type does not tell for which it is here.
#[derive(MemSize)]
struct OfAnyType<T> {
    #[mem_size(with(Url = with::opaque))]
    beside_a_parameter: Pair<Url, T>,
    #[mem_size(with(Url = with::opaque))]
    beside_a_constant: Grid<Option<Url>, LEN>,
    #[mem_size(with(dyn Plugin = with::opaque))]
    object: Pair<Box<dyn Plugin>, T>,
}

#[test]
fn function_of_any_type_serves_beside_what_may_be_a_constant() {
    let value = with_gap(Gap::Opaque, || OfAnyType {
        beside_a_parameter: Pair(Url(String::new()), text()),
        beside_a_constant: Grid([None, Some(Url(String::new()))]),
        object: Pair(Box::new(7_u64) as Box<dyn Plugin>, text()),
    });
    assert_eq!(value.mem_usage().gaps.total(), 3, "one for each value that is there");
}

fn plugin(_: &dyn Plugin, tracer: &mut Tracer<'_>) {
    tracer.gap(Gap::Opaque);
}

/// The objects in the boxes live longer than what the function takes.
#[derive(MemSize)]
#[mem_size(with(dyn Plugin = plugin))]
struct Plugins<T> {
    all: Vec<Box<dyn Plugin>>,
    beside: Pair<Box<dyn Plugin>, T>,
}

#[test]
fn function_may_take_a_trait_object_as_it_is_borrowed() {
    let value = with_gap(Gap::Opaque, || Plugins {
        all: vec![Box::new(7_u64), Box::new(8_u64)],
        beside: Pair(Box::new(9_u64) as Box<dyn Plugin>, text()),
    });
    assert_eq!(value.mem_usage().gaps.total(), 3, "one for each object");
}
