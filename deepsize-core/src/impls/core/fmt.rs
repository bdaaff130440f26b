//! `core::fmt`.

use core::fmt::{Alignment, Arguments, Debug, Display, Error, Write};

use crate::impls::{borrowing, flat, opaque_dyn};

flat!(Alignment, Error);
borrowing!({} Arguments<'_>);
opaque_dyn!({}[Debug], [Display], [Write]);
