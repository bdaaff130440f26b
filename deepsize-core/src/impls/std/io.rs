//! `std::io`.

use std::array::TryFromSliceError;
use std::io::{
    BufRead, BufReader, BufWriter, Bytes, Chain, Cursor, Empty, Error, ErrorKind, IntoInnerError,
    IoSlice, IoSliceMut, LineWriter, Lines, PipeReader, PipeWriter, Read, Repeat, Seek, SeekFrom,
    Sink, Split, Stderr, StderrLock, Stdin, StdinLock, Stdout, StdoutLock, Take, Write,
    WriterPanicked,
};
use std::net::AddrParseError;
use std::num::{ParseFloatError, ParseIntError, TryFromIntError};
use std::str::{ParseBoolError, Utf8Error};
use std::string::FromUtf8Error;
use std::time::SystemTimeError;

use crate::impls::{borrowing, delegating, flat, hidden, opaque, opaque_dyn, trace_opaque};
use crate::std_layout::io_error::custom_box;
use crate::with::{Own, TraceBy};
use crate::{Block, Flat, Gap, MemSize, Tracer};

// The handles to the process's streams lead to statics, which are nobody's own.
flat!(Empty, ErrorKind, PipeReader, PipeWriter, Repeat, SeekFrom, Sink, Stderr, Stdin, Stdout);
borrowing!({} IoSlice<'_>, IoSliceMut<'_>, StderrLock<'_>, StdinLock<'_>, StdoutLock<'_>);

hidden!(Gap::Opaque =>
    {R: MemSize} Bytes<R>: R;
    {B: MemSize} Lines<B>: B;
    {B: MemSize} Split<B>: B;
);
delegating!(Cursor<T> => |cursor| cursor.get_ref(); Take<T> => |reader| reader.get_ref(););
opaque!({} WriterPanicked;);
opaque_dyn!({}[BufRead], [Read], [Seek], [Write]);

/// A block of `capacity()` bytes, of which the unread ones are payload, and what the reader owns.
impl<R: MemSize + ?Sized> MemSize for BufReader<R> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<R: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for BufReader<R> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let unread = self.buffer();
        let block = Block::new(self.capacity()).spare(self.capacity().saturating_sub(unread.len()));
        // What is left of a buffer read to its end may begin just behind it.
        tracer.block(if unread.is_empty() { block } else { block.containing(unread.as_ptr()) });
        tracer.field_by("inner", how, self.get_ref());
    }
}

/// A block of `capacity()` bytes, of which the unwritten ones are payload, and what the writer
/// owns.
impl<W: Write + MemSize + ?Sized> MemSize for BufWriter<W> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<W: Write + TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for BufWriter<W> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let unwritten = self.buffer();
        tracer.block(Block::buffer(unwritten.as_ptr(), unwritten.len(), self.capacity()));
        tracer.field_by("inner", how, self.get_ref());
    }
}

/// What the writer owns, and a gap: it does not tell its capacity.
impl<W: Write + MemSize + ?Sized> MemSize for LineWriter<W> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<W: Write + TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for LineWriter<W> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.gap(Gap::Capacity);
        tracer.field_by("inner", how, self.get_ref());
    }
}

/// What both readers own.
impl<T: MemSize, U: MemSize> MemSize for Chain<T, U> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let (first, second) = self.get_ref();
        tracer.field("first", first);
        tracer.field("second", second);
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat() && U::is_flat()
    }
}

/// What the writer and the error own.
impl<W: MemSize> MemSize for IntoInnerError<W> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.error().trace(tracer);
        tracer.gap(Gap::Opaque);
    }
}

/// Nothing for an error of the system or a constant; otherwise two blocks, and what the inner error
/// owns: a gap, unless it is one of the errors of std that a reader mostly passes on.
impl MemSize for Error {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let Some(inner) = self.get_ref() else { return };
        tracer.block_with(custom_box(), move |tracer| {
            tracer.block_with(Block::holding(inner), move |tracer| trace_inner(inner, tracer));
        });
    }
}

/// Traces an error as the type that it has.
fn trace_inner(inner: &(dyn core::error::Error + Send + Sync + 'static), tracer: &mut Tracer<'_>) {
    macro_rules! trace_as {
        ($($error:ty),+) => { $(
            if let Some(error) = inner.downcast_ref::<$error>() {
                return error.trace(tracer);
            }
        )+ };
    }
    trace_as!(Error, Utf8Error, FromUtf8Error, ParseIntError, ParseFloatError, ParseBoolError);
    trace_as!(AddrParseError, SystemTimeError, TryFromIntError, TryFromSliceError);
    trace_opaque(size_of_val(inner), tracer);
}

impl<T: Flat, U: Flat> Flat for Chain<T, U> {}

impl<T: TraceBy<A>, U: TraceBy<B>, A: Copy, B: Copy> TraceBy<(A, B)> for Chain<T, U> {
    #[inline]
    fn trace_by(&self, (how_first, how_second): (A, B), tracer: &mut Tracer<'_>) {
        let (first, second) = self.get_ref();
        tracer.field_by("first", how_first, first);
        tracer.field_by("second", how_second, second);
    }
}
