//! `alloy-primitives` 1: hashes, addresses and logs; its large integers are those of `ruint`.

use alloy_primitives::{
    Address, B256, Bloom, Bytes, FixedBytes, Function, Log, LogData, Sealed, Signature, Signed,
    TxKind,
};

use crate::impls::flat;
use crate::{Block, Flat, Gap, MemSize, Tracer};

flat!(Address, Bloom, Function, Signature, TxKind);
flat!({const N: usize} FixedBytes<N>);
flat!({const BITS: usize, const LIMBS: usize} Signed<BITS, LIMBS>);

/// As the `Bytes` of `bytes`.
impl MemSize for Bytes {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.0.trace(tracer);
    }
}

/// At least the topics, and a gap: they do not tell their capacity; and the data.
impl MemSize for LogData {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding::<[B256]>(self.topics()));
        tracer.gap(Gap::Capacity);
        tracer.field("data", &self.data);
    }
}

/// What the data own.
impl<T: MemSize> MemSize for Log<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.data.trace(tracer);
    }

    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat> Flat for Log<T> {}

/// What the value owns.
impl<T: MemSize> MemSize for Sealed<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        T::trace(self.inner(), tracer);
    }

    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat> Flat for Sealed<T> {}
