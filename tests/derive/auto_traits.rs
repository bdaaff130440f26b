//! Trait objects with each choice of auto traits.

use std::any::Any;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::{Debug, Display};
use std::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use mem_size::{Gap, MemSize};

use crate::{exact, text, with_gap};

/// A struct for each choice out of the listed auto traits, with an object of each kind.
macro_rules! choices {
    ([$($chosen:tt)*] $auto:ident $($rest:ident)*) => {
        choices!([$($chosen)*] $($rest)*);
        choices!([$($chosen)* + $auto] $($rest)*);
    };
    ([$($auto:tt)*]) => {
        const _: () = {
            #[derive(MemSize)]
            struct Objects<'a, T> {
                call: Box<dyn Fn() $($auto)*>,
                lent: Vec<Box<dyn for<'x> FnMut(&'x T, &'a str) -> &'x T $($auto)* + 'a>>,
                once: Option<Box<dyn FnOnce(u8, u8, u8, T) -> T $($auto)*>>,
                any: Rc<dyn Any $($auto)*>,
                error: Result<u8, Box<dyn Error $($auto)*>>,
                shown: HashMap<u8, (Box<dyn Display $($auto)* + 'a>, Arc<dyn Debug $($auto)*>)>,
                future: Pin<Box<dyn Future<Output = T> $($auto)*>>,
                items: RefCell<Box<dyn Iterator<Item = T> $($auto)* + 'a>>,
                read: Mutex<Box<dyn std::io::Read $($auto)*>>,
            }
        };
    };
}

choices!([] Send Sync Unpin UnwindSafe RefUnwindSafe);

type Wide = dyn Fn(u8) -> u8 + Send + Sync + Unpin + UnwindSafe + RefUnwindSafe;

#[derive(MemSize)]
struct Aliased {
    call: Arc<Wide>,
}

#[derive(MemSize)]
enum Choice<T> {
    Call(Box<dyn Fn(&T) -> &T + Unpin>),
    Named { any: BTreeMap<String, Arc<dyn Any + Send + Sync + UnwindSafe>> },
    Own(T),
}

trait Plug: MemSize {}

impl Plug for String {}

#[derive(MemSize)]
struct OfUser {
    plug: Box<dyn Plug + Send + Unpin + UnwindSafe>,
}

#[test]
fn blocks_are_counted() {
    let state = 7_u8;
    with_gap(Gap::Opaque, move || {
        let call: Vec<Box<dyn Fn() -> u8 + Unpin>> = vec![Box::new(move || state)];
        call
    });
    with_gap(Gap::Opaque, move || Aliased { call: Arc::new(move |byte| byte + state) });
    with_gap(Gap::Opaque, move || {
        Choice::<u8>::Call(Box::new(move |byte| {
            assert!(state > 0);
            byte
        }))
    });
    with_gap(Gap::Opaque, || Choice::<u8>::Named {
        any: BTreeMap::from([(text(), Arc::new(AssertUnwindSafe(1_u8)) as _)]),
    });
    exact(|| Choice::Own(text()));
    exact(|| OfUser { plug: Box::new(text()) });
}
