//! `std::env`.

use std::env::{Args, ArgsOs, JoinPathsError, SplitPaths, VarError, Vars, VarsOs};

use crate::impls::{borrowing, flat, opaque};
use crate::{MemSize, Tracer};

flat!(JoinPathsError);
borrowing!({} SplitPaths<'_>);
opaque!({} Args; {} ArgsOs; {} Vars; {} VarsOs;);

/// The variable that is no Unicode, if it is that.
impl MemSize for VarError {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::NotPresent => {}
            Self::NotUnicode(variable) => variable.trace(tracer),
        }
    }
}
