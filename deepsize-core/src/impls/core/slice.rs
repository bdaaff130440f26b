//! `core::slice`: what its iterators go over is borrowed.

use core::slice::{
    Chunks, ChunksExact, ChunksExactMut, ChunksMut, EscapeAscii, Iter, IterMut, RChunks, Windows,
};

use crate::impls::borrowing;

borrowing!(
    {T} Chunks<'_, T>, ChunksExact<'_, T>, ChunksExactMut<'_, T>, ChunksMut<'_, T>, Iter<'_, T>,
    IterMut<'_, T>, RChunks<'_, T>, Windows<'_, T>
);
borrowing!({} EscapeAscii<'_>);
