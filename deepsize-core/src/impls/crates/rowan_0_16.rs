//! `rowan` 0.16: syntax trees of shared nodes, which tell nothing of their size.

use rowan::{GreenNode, GreenToken, Language, SyntaxNode, SyntaxToken, TextRange, TextSize};

use crate::impls::{flat, opaque};

flat!(TextRange, TextSize);

opaque!(
    {} GreenNode;
    {} GreenToken;
    {L: Language} SyntaxNode<L>;
    {L: Language} SyntaxToken<L>;
);
