//! The syntax trees of all versions of `rowan`: shared nodes, which tell nothing of their size.

/// The trees of one version.
macro_rules! syntax_trees {
    ($rowan:ident) => {
        use $rowan::{GreenNode, GreenToken, Language, SyntaxNode, SyntaxToken};

        use crate::impls::opaque;

        opaque!(
            {} GreenNode;
            {} GreenToken;
            {L: Language} SyntaxNode<L>;
            {L: Language} SyntaxToken<L>;
        );
    };
}
pub(super) use syntax_trees;
