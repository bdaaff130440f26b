//! The stack of the listener: one entry for each place or block that the walk is in.

/// A place or block that the walk is in.
#[derive(Clone, Copy, Default)]
pub(super) struct Frame {
    pub(super) vertex: u32,
    pub(super) step: u32,
    /// How many levels of fields may follow; none below elements and in shared blocks.
    pub(super) levels: u8,
    pub(super) spot: Spot,
}

/// In which bytes of a node the walk is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Spot {
    /// In bytes that hang on the node.
    #[default]
    Content,
    /// In those of the shared block itself.
    Inline,
    /// In those of a shared block of which nothing has been entered.
    Entry,
    /// In those of a field, which lie in what is around it.
    Field,
}
