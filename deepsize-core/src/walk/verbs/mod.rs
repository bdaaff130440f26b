//! The tracer's verbs: the vocabulary of an impl. The fast paths are here, the cold paths in
//! `cold`.

mod blocks;
mod by_function;
mod handles;
mod own_impls;
mod places;

pub(crate) use handles::Handle;
pub(crate) use own_impls::ends_soon;
