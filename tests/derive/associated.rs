//! Associated types of parameters, where more than one trait may give them.

use std::ops::{Add, Mul};

use mem_size::MemSize;

use crate::{exact, text};

/// Two traits have an associated type of one name, and a bound says what one of them is.
#[derive(MemSize)]
struct Sums<T: Add<Output = T> + Mul<u8> + Mul<u16, Output = Box<str>>> {
    term: T,
    sum: <T as Add>::Output,
    product: Option<<T as Mul<u8>>::Output>,
    other: Option<<T as Mul<u16>>::Output>,
}

#[derive(MemSize)]
struct Term(String);

impl Add for Term {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + &other.0)
    }
}

impl Mul<u8> for Term {
    type Output = Vec<String>;
    fn mul(self, times: u8) -> Vec<String> {
        vec![self.0; times.into()]
    }
}

impl Mul<u16> for Term {
    type Output = Box<str>;
    fn mul(self, times: u16) -> Box<str> {
        self.0.repeat(times.into()).into()
    }
}

#[test]
fn associated_types_of_one_name_are_told_apart_by_their_traits() {
    let term = || Term(text());
    exact(|| Sums {
        term: term(),
        sum: term() + term(),
        product: Some(term() * 3_u8),
        other: Some(term() * 3_u16),
    });
}
