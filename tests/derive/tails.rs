//! Structs that end in an unsized field.

use std::ffi::OsStr;
use std::path::Path;
use std::rc::Rc;

use mem_size::MemSize;

use crate::{exact, text};

#[derive(MemSize)]
struct Slice<T> {
    head: String,
    tail: [T],
}

#[derive(MemSize)]
struct Text {
    head: u8,
    tail: str,
}

#[derive(MemSize)]
struct Name(OsStr);

type Alias = str;

#[derive(MemSize)]
struct Aliased {
    tail: Alias,
}

#[derive(MemSize)]
struct TextBehind<'a, T> {
    head: &'a T,
    tail: str,
}

#[derive(MemSize)]
struct Borrowing<'a> {
    head: &'a str,
    tail: Path,
}

#[derive(MemSize)]
struct Any<T: ?Sized> {
    head: String,
    tail: T,
}

trait Drawn: MemSize {
    fn sides(&self) -> u8;
}

#[derive(MemSize)]
struct Polygon {
    sides: Vec<String>,
}

impl Drawn for Polygon {
    fn sides(&self) -> u8 {
        u8::try_from(self.sides.len()).unwrap_or(u8::MAX)
    }
}

#[derive(MemSize)]
struct Canvas {
    shapes: Vec<Box<dyn Drawn>>,
    shared: Rc<dyn Drawn>,
}

#[derive(MemSize)]
struct OfDyn {
    head: String,
    tail: dyn Drawn,
}

#[test]
fn tails_are_traced() {
    exact(|| -> Box<Any<[String]>> { Box::new(Any { head: text(), tail: [text(), text()] }) });
    exact(|| -> Box<Any<dyn Drawn>> {
        Box::new(Any { head: text(), tail: Polygon { sides: vec![text()] } })
    });
    exact(|| Any { head: text(), tail: text() });
    exact(|| -> Rc<Any<[u8]>> { Rc::new(Any { head: text(), tail: [1, 2, 3] }) });
}

#[test]
fn unsized_types_need_no_annotation() {
    fn measurable<T: MemSize + ?Sized>() {}
    measurable::<Slice<String>>();
    measurable::<Text>();
    measurable::<Name>();
    measurable::<Aliased>();
    measurable::<TextBehind<'_, u8>>();
    measurable::<Borrowing<'_>>();
    measurable::<OfDyn>();
}

#[test]
fn a_trait_over_mem_size_makes_its_objects_measurable() {
    let canvas = exact(|| Canvas {
        shapes: vec![
            Box::new(Polygon { sides: vec![text()] }),
            Box::new(Polygon { sides: Vec::new() }),
        ],
        shared: Rc::new(Polygon { sides: vec![text(), text()] }),
    });
    assert_eq!(canvas.shared.sides(), 2);
}
