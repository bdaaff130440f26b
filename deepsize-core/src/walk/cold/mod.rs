//! The cold paths of the verbs: someone listens, a known range is near, or the stack runs low.

mod blocks;
mod places;
mod shared;
