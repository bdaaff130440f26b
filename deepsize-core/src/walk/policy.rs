//! Which paths a walk takes: what it was asked for, and what follows from that.

/// What a walk has been asked for. Plain data: [`mode`] says what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Policy {
    /// Whether someone listens.
    pub(super) listening: bool,
    pub(super) scope: Scope,
    pub(super) recording: Recording,
    pub(super) known_parts: KnownParts,
}

/// What the walk has met so far, as far as [`mode`] asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Met {
    /// Whether a shared block is in the seen-set.
    pub(super) shared: bool,
    /// Whether a known range may be that of a flat value, or of another that needs no drop.
    pub(super) flat: bool,
}

/// How far the walk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Into everything that the root owns.
    Deep,
    /// To the blocks that the root owns itself, and not into them.
    Own,
}

/// What is recorded, so that it is known when the walk meets it again. Each level includes those
/// before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Recording {
    /// Shared blocks with more than one strong handle.
    Shared,
    /// Every shared block: another thread may move its only handle during the walk.
    Handles,
    /// Every block: below a followed reference, another reference may lead into it.
    Blocks,
}

/// What to do about parts of the present inline bytes that are known, because a root, a followed
/// target or a recorded block lies there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KnownParts {
    /// There are none.
    None,
    /// Skip them: the inline bytes were counted without them.
    Skip,
    /// Skip them, and deduct their bytes from the block around them.
    Deduct,
    /// The same in a block of which nothing tells where it lies: each item is compared with all
    /// that is known when the walk comes to it.
    ByItem,
}

/// Which paths the tracer takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mode {
    /// Every verb takes its cold path.
    pub(super) slow: bool,
    /// Blocks of flat elements take the cold path, and those of values that need no drop. Where
    /// `slow` is not set they do so only if a known range may be that of such a value: no other can
    /// lie in them, and most roots that own a block are none.
    pub(super) thorough: bool,
    /// A handle with a strong count of 1 is not looked up in the seen-set: nothing is recorded yet,
    /// and nothing asks for such a handle to be recorded.
    pub(super) lone_is_new: bool,
}

impl Policy {
    pub(super) const PLAIN: Self = Self {
        listening: false,
        scope: Scope::Deep,
        recording: Recording::Shared,
        known_parts: KnownParts::None,
    };

    /// Whether the cold paths are taken only to tell a listener of places, or to record their
    /// blocks: nothing known lies in them.
    pub(super) const fn only_notes(self) -> bool {
        let Self { listening, scope, recording, known_parts } = self;
        let notes = match recording {
            Recording::Shared => listening,
            Recording::Handles => false,
            Recording::Blocks => true,
        };
        notes && matches!(scope, Scope::Deep) && matches!(known_parts, KnownParts::None)
    }
}

impl Met {
    pub(super) const NOTHING: Self = Self { shared: false, flat: false };
}

/// The mode that follows from what was asked for and met. Nothing else decides that.
#[inline]
pub(super) const fn mode(policy: Policy, met: Met) -> Mode {
    let Policy { listening, scope, recording, known_parts } = policy;
    let slow = listening
        || matches!(scope, Scope::Own)
        || matches!(recording, Recording::Blocks)
        || !matches!(known_parts, KnownParts::None);
    let thorough = slow || met.flat;
    Mode { slow, thorough, lone_is_new: lone_is_new(thorough, recording, met.shared) }
}

/// The part of the mode that depends on whether handles are recorded: nothing else in it does.
/// `shared` is [`Met::shared`].
#[inline]
pub(super) const fn lone_is_new(thorough: bool, recording: Recording, shared: bool) -> bool {
    !thorough && !shared && matches!(recording, Recording::Shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_asked_and_nothing_met_is_the_fast_mode() {
        let fast = Mode { slow: false, thorough: false, lone_is_new: true };
        assert_eq!(mode(Policy::PLAIN, Met::NOTHING), fast);
    }

    #[test]
    fn each_switch_by_itself_changes_the_mode() {
        let slow = Mode { slow: true, thorough: true, lone_is_new: false };
        let policies = [
            Policy { listening: true, ..Policy::PLAIN },
            Policy { scope: Scope::Own, ..Policy::PLAIN },
            Policy { recording: Recording::Blocks, ..Policy::PLAIN },
            Policy { known_parts: KnownParts::Skip, ..Policy::PLAIN },
            Policy { known_parts: KnownParts::Deduct, ..Policy::PLAIN },
            Policy { known_parts: KnownParts::ByItem, ..Policy::PLAIN },
        ];
        for policy in policies {
            assert_eq!(mode(policy, Met::NOTHING), slow, "{policy:?}");
        }
        let moving = Policy { recording: Recording::Handles, ..Policy::PLAIN };
        let fast_but_recording = Mode { slow: false, thorough: false, lone_is_new: false };
        assert_eq!(mode(moving, Met::NOTHING), fast_but_recording);
        let met = Met { shared: true, ..Met::NOTHING };
        assert_eq!(mode(Policy::PLAIN, met), fast_but_recording);
        let met = Met { flat: true, ..Met::NOTHING };
        let thorough = Mode { slow: false, thorough: true, lone_is_new: false };
        assert_eq!(mode(Policy::PLAIN, met), thorough);
    }

    #[test]
    fn a_walk_that_is_asked_for_more_does_not_only_note() {
        let listening = Policy { listening: true, ..Policy::PLAIN };
        let recording = Policy { recording: Recording::Blocks, ..Policy::PLAIN };
        for noting in [listening, recording, Policy { listening: true, ..recording }] {
            assert!(noting.only_notes(), "{noting:?}");
            let others = [
                Policy { scope: Scope::Own, ..noting },
                Policy { recording: Recording::Handles, ..noting },
                Policy { known_parts: KnownParts::Skip, ..noting },
                Policy { known_parts: KnownParts::Deduct, ..noting },
                Policy { known_parts: KnownParts::ByItem, ..noting },
            ];
            for policy in others {
                assert!(!policy.only_notes(), "{policy:?}");
            }
        }
        assert!(!Policy::PLAIN.only_notes());
    }
}
