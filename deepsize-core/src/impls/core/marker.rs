//! `core::marker`.

use core::marker::{PhantomData, PhantomPinned};

use crate::impls::flat;

flat!(PhantomPinned);
flat!({T: ?Sized} PhantomData<T>);
