//! Numbers that are types, which say how much storage a type has.

use std::marker::PhantomData;
use std::ops::Add;

use mem_size::MemSize;

use crate::{exact, text};

struct One;
struct Two;
struct Three;

impl Add<Two> for One {
    type Output = Three;
    fn add(self, _: Two) -> Three {
        Three
    }
}

type Sum<N, M> = <N as Add<M>>::Output;

/// What is stored for so many items.
trait Length<T> {
    type Storage;
}

impl<T> Length<T> for One {
    type Storage = [T; 1];
}

impl<T> Length<T> for Three {
    type Storage = Vec<T>;
}

#[derive(MemSize)]
struct Array<T, N: Length<T>> {
    items: N::Storage,
    length: PhantomData<N>,
}

fn array<T, N: Length<T>>(items: N::Storage) -> Array<T, N> {
    Array { items, length: PhantomData }
}

/// A bound of the item speaks of the sum, so that it is no type that leads back.
#[derive(MemSize)]
struct Joined<T, N, M>
where
    N: Length<T> + Add<M>,
    Sum<N, M>: Length<T>,
{
    items: Array<T, N>,
    all: Option<Array<T, Sum<N, M>>>,
    room: PhantomData<M>,
}

#[test]
fn a_sum_of_numbers_says_how_much_is_stored() {
    exact(|| Joined::<String, One, Two> {
        items: array([text()]),
        all: Some(array(vec![text(), text(), text()])),
        room: PhantomData,
    });
}
