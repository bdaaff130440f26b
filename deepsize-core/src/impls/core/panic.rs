//! `core::panic`.

use core::panic::{AssertUnwindSafe, Location, PanicInfo, PanicMessage};

use crate::impls::{borrowing, delegating};

borrowing!({} Location<'_>, PanicInfo<'_>, PanicMessage<'_>);
delegating!(AssertUnwindSafe<T> => |value| &value.0;);
