//! `rowan` 0.16: syntax trees of shared nodes, which tell nothing of their size.

use rowan::{GreenNode, GreenToken, Language, SyntaxNode, SyntaxToken};

use crate::impls::opaque;

opaque!(
    {} GreenNode;
    {} GreenToken;
    {L: Language} SyntaxNode<L>;
    {L: Language} SyntaxToken<L>;
);
