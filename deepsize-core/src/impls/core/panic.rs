//! `core::panic`.

use core::panic::{AssertUnwindSafe, Location};

use crate::impls::{borrowing, reached};

borrowing!({} Location<'_>);
reached!(AssertUnwindSafe<T> => |value| &value.0;);
