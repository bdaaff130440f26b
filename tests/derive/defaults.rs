//! Types that hold themselves with arguments left out, for which defaults stand.

use std::collections::HashMap;

use mem_size::MemSize;

use crate::{exact, text};

#[derive(MemSize)]
struct Same<T, U = T>(Vec<Same<T, U>>, Vec<Same<T>>, T, U);

#[derive(MemSize)]
struct Nested<T, U = Option<Box<T>>, V = HashMap<u8, U>> {
    parts: (T, U, V),
    two: Vec<Nested<T, U>>,
    one: Vec<Nested<T>>,
}

#[derive(MemSize)]
enum Table<K, V = K, const N: usize = 2, W = [V; N]> {
    Entries(HashMap<K, V>, W),
    One(Box<Table<K>>),
    Two(Box<Table<K, V>>),
    Three(Box<Table<K, V, 3>>),
}

#[derive(MemSize)]
struct Here<T, U = T>(Vec<There<T>>, Option<U>, Vec<There<U, T>>);

#[derive(MemSize)]
struct There<T, U = T>(Vec<Here<T>>, Vec<U>);

#[derive(MemSize)]
struct Tail<T, U: ?Sized = [T]>(Vec<Tail<T>>, Box<U>);

#[test]
fn types_that_leave_out_arguments_of_their_own_are_exact() {
    let same = || Same(vec![], vec![], text(), text());
    exact(|| Same(vec![Same(vec![], vec![], text(), 1)], vec![same()], text(), 2));
    let one = || Nested { parts: (text(), None, HashMap::new()), two: vec![], one: vec![] };
    exact(|| Nested { parts: (text(), 1, 'c'), two: vec![], one: vec![one(), one()] });
    let entries = || Table::Entries(HashMap::from([(1, text())]), [text(), text(), text()]);
    exact(|| Table::<u8, String, 2, [String; 2]>::Three(Box::new(entries())));
    exact(|| Here(vec![There(vec![], vec![text()])], Some(1), vec![]));
    exact(|| Tail(vec![Tail(vec![], Box::from([text()]))], Box::<str>::from("a")));
}

/// Its arguments differ each time, so that it has no end.
#[derive(MemSize)]
struct Endless<T, U = Vec<T>>(T, Vec<Endless<(T, U)>>, Option<Box<Endless<T>>>);

#[test]
fn type_whose_arguments_have_no_end_compiles() {
    fn is_measured<T: MemSize>() {}
    is_measured::<Endless<u8>>();
}
