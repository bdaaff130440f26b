//! `std::process`.

use std::process::{
    Child, ChildStderr, ChildStdin, ChildStdout, Command, CommandArgs, CommandEnvs, ExitCode,
    ExitStatus, Output, Stdio,
};

use crate::impls::{borrowing, flat, opaque};
use crate::{MemSize, Tracer};

// Handles of the operating system, and numbers.
flat!(Child, ChildStderr, ChildStdin, ChildStdout, ExitCode, ExitStatus, Stdio);

borrowing!({} CommandArgs<'_>, CommandEnvs<'_>);

// It tells its program, arguments and variables, but not in which blocks they lie.
opaque!({} Command;);

/// What the process has written, in two buffers.
impl MemSize for Output {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("stdout", &self.stdout);
        tracer.field("stderr", &self.stderr);
    }
}
