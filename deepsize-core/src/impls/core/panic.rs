//! `core::panic`.

use core::panic::{AssertUnwindSafe, Location, PanicInfo, PanicMessage};

use crate::impls::{borrowing, reached};

borrowing!({} Location<'_>, PanicInfo<'_>, PanicMessage<'_>);
reached!(AssertUnwindSafe<T> => |value| &value.0;);
