//! How closely a walk looks: what it was asked for, and what follows from that.

/// What a walk has been asked for. Plain data: [`mode`] says what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Policy {
    /// Whether someone listens.
    pub(super) listening: bool,
    pub(super) scope: Scope,
    pub(super) recording: Recording,
    pub(super) watch: Watch,
}

/// What the walk has met so far, as far as [`mode`] asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Met {
    /// Whether a shared block is in the seen-set.
    pub(super) shared: bool,
    /// Whether a range that is known may be that of a flat value, or of another that needs no drop.
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
    /// Shared blocks with further handles.
    Shared,
    /// Every shared block: its handles can be moved by others while the walk looks.
    Handles,
    /// Every block: below a followed reference, another reference may lead into it.
    Blocks,
}

/// What to do about known ranges inside the inline bytes being traced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Watch {
    /// There are none.
    Off,
    /// Pass over them: these inline bytes were counted without them.
    Skip,
    /// Pass over them and take their bytes off the block around them.
    TakeBack,
    /// The same where there may be some, in a block of which nothing tells where it lies: each item
    /// is held against all that is known at that moment.
    Unplaced,
}

/// How closely the tracer looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mode {
    /// At each place.
    pub(super) slow: bool,
    /// At blocks of flat elements as well, and at those of values that need no drop: only another
    /// such value can be in them, and a root that owns a block mostly is none.
    pub(super) thorough: bool,
    /// At lone handles not at all: nothing is recorded, and nothing makes one worth recording.
    pub(super) lone_is_new: bool,
}

impl Policy {
    pub(super) const PLAIN: Self = Self {
        listening: false,
        scope: Scope::Deep,
        recording: Recording::Shared,
        watch: Watch::Off,
    };

    /// Whether places are looked at only to tell of them, or to record their blocks: nothing that
    /// is known lies in them.
    pub(super) const fn only_notes(self) -> bool {
        let Self { listening, scope, recording, watch } = self;
        let notes = match recording {
            Recording::Shared => listening,
            Recording::Handles => false,
            Recording::Blocks => true,
        };
        notes && matches!(scope, Scope::Deep) && matches!(watch, Watch::Off)
    }
}

impl Met {
    pub(super) const NOTHING: Self = Self { shared: false, flat: false };
}

/// How closely to look. The only place where switches are weighed against each other.
#[inline]
pub(super) const fn mode(policy: Policy, met: Met) -> Mode {
    let Policy { listening, scope, recording, watch } = policy;
    let slow = listening
        || matches!(scope, Scope::Own)
        || matches!(recording, Recording::Blocks)
        || !matches!(watch, Watch::Off);
    let thorough = slow || met.flat;
    let lone_is_new = !thorough && !met.shared && matches!(recording, Recording::Shared);
    Mode { slow, thorough, lone_is_new }
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
    fn each_switch_by_itself_is_heeded() {
        let slow = Mode { slow: true, thorough: true, lone_is_new: false };
        let policies = [
            Policy { listening: true, ..Policy::PLAIN },
            Policy { scope: Scope::Own, ..Policy::PLAIN },
            Policy { recording: Recording::Blocks, ..Policy::PLAIN },
            Policy { watch: Watch::Skip, ..Policy::PLAIN },
            Policy { watch: Watch::TakeBack, ..Policy::PLAIN },
            Policy { watch: Watch::Unplaced, ..Policy::PLAIN },
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
                Policy { watch: Watch::Skip, ..noting },
                Policy { watch: Watch::TakeBack, ..noting },
                Policy { watch: Watch::Unplaced, ..noting },
            ];
            for policy in others {
                assert!(!policy.only_notes(), "{policy:?}");
            }
        }
        assert!(!Policy::PLAIN.only_notes());
    }
}
