//! The syntax trees of all versions of `rowan`: shared nodes, which tell nothing of their size.

/// The trees of one version.
macro_rules! syntax_trees {
    ($rowan:ident) => {
        use $rowan::{
            Checkpoint, Direction, GreenNode, GreenNodeBuilder, GreenToken, Language, NodeCache,
            NodeOrToken, SyntaxKind, SyntaxNode, SyntaxToken, TokenAtOffset, WalkEvent,
        };

        use crate::impls::{flat, opaque, delegating};
        use crate::{Flat, MemSize, Tracer};

        flat!(Checkpoint, Direction, SyntaxKind);
        delegating!(WalkEvent<T> => |event| match event {
            WalkEvent::Enter(element) | WalkEvent::Leave(element) => element,
        };);

        /// What the one of the two owns.
        impl<N: MemSize, T: MemSize> MemSize for NodeOrToken<N, T> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                match self {
                    Self::Node(node) => node.trace(tracer),
                    Self::Token(token) => token.trace(tracer),
                }
            }

            #[inline]
            fn is_flat() -> bool {
                N::is_flat() && T::is_flat()
            }
        }

        impl<N: Flat, T: Flat> Flat for NodeOrToken<N, T> {}

        /// What the tokens own.
        impl<T: MemSize> MemSize for TokenAtOffset<T> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                match self {
                    Self::None => {}
                    Self::Single(token) => token.trace(tracer),
                    Self::Between(left, right) => {
                        left.trace(tracer);
                        right.trace(tracer);
                    }
                }
            }

            #[inline]
            fn is_flat() -> bool {
                T::is_flat()
            }
        }

        impl<T: Flat> Flat for TokenAtOffset<T> {}

        opaque!(
            {} GreenNode;
            {} GreenNodeBuilder<'_>;
            {} GreenToken;
            {} NodeCache;
            {L: Language} SyntaxNode<L>;
            {L: Language} SyntaxToken<L>;
        );
    };
}
pub(super) use syntax_trees;
