//! `core::slice`: what its iterators go over is borrowed.

use core::slice::{
    ChunkBy, ChunkByMut, Chunks, ChunksExact, ChunksExactMut, ChunksMut, EscapeAscii,
    GetDisjointMutError, Iter, IterMut, RChunks, RChunksExact, RChunksExactMut, RChunksMut, RSplit,
    RSplitMut, RSplitN, RSplitNMut, Split, SplitInclusive, SplitInclusiveMut, SplitMut, SplitN,
    SplitNMut, Windows,
};

use crate::impls::{borrowing, borrowing_by_function, flat};

flat!(GetDisjointMutError);

borrowing!(
    {T} Chunks<'_, T>, ChunksExact<'_, T>, ChunksExactMut<'_, T>, ChunksMut<'_, T>, Iter<'_, T>,
    IterMut<'_, T>, RChunks<'_, T>, RChunksExact<'_, T>, RChunksExactMut<'_, T>,
    RChunksMut<'_, T>, Windows<'_, T>
);
borrowing!({} EscapeAscii<'_>);

#[cfg(mem_size_since_1_94)]
#[clippy::msrv = "1.94"]
mod array_windows {
    super::borrowing!({T, const N: usize} core::slice::ArrayWindows<'_, T, N>);
}

borrowing_by_function!(
    {T, F} ChunkBy<'_, T, F>: F;
    {T, F} ChunkByMut<'_, T, F>: F;
    {T, F: FnMut(&T) -> bool} RSplit<'_, T, F>: F;
    {T, F: FnMut(&T) -> bool} RSplitMut<'_, T, F>: F;
    {T, F: FnMut(&T) -> bool} RSplitN<'_, T, F>: F;
    {T, F: FnMut(&T) -> bool} RSplitNMut<'_, T, F>: F;
    {T, F: FnMut(&T) -> bool} Split<'_, T, F>: F;
    {T, F: FnMut(&T) -> bool} SplitInclusive<'_, T, F>: F;
    {T, F: FnMut(&T) -> bool} SplitInclusiveMut<'_, T, F>: F;
    {T, F: FnMut(&T) -> bool} SplitMut<'_, T, F>: F;
    {T, F: FnMut(&T) -> bool} SplitN<'_, T, F>: F;
    {T, F: FnMut(&T) -> bool} SplitNMut<'_, T, F>: F;
);
