//! The words of `#[mem_size(…)]` and `#[memory_profile(…)]`: where each goes and what it takes.

/// An option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    Skip,
    With,
    Follow,
    Flat,
    Bound,
    Crate,
    Size,
    MaxSize,
    Align,
    Name,
    To,
}

/// What an attribute stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Type,
    Variant,
    Field,
    /// A function, with `#[memory_profile]`.
    Function,
}

impl Word {
    const ALL: [Self; 11] = [
        Self::Skip,
        Self::With,
        Self::Follow,
        Self::Flat,
        Self::Bound,
        Self::Name,
        Self::To,
        Self::Crate,
        Self::Size,
        Self::MaxSize,
        Self::Align,
    ];

    /// The option of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.name() == name)
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::With => "with",
            Self::Follow => "follow",
            Self::Flat => "flat",
            Self::Bound => "bound",
            Self::Crate => "crate",
            Self::Size => "size",
            Self::MaxSize => "max_size",
            Self::Align => "align",
            Self::Name => "name",
            Self::To => "to",
        }
    }

    /// Where it goes.
    pub(super) const fn places(self) -> &'static [Place] {
        match self {
            Self::Skip => &[Place::Field, Place::Variant],
            Self::With => &[Place::Field, Place::Type],
            Self::Follow => &[Place::Field],
            Self::Crate => &[Place::Type, Place::Function],
            Self::Flat | Self::Bound | Self::Size | Self::MaxSize | Self::Align => &[Place::Type],
            Self::Name | Self::To => &[Place::Function],
        }
    }

    /// What it takes and how to write it, for an error.
    pub(super) const fn form(self) -> &'static str {
        match self {
            Self::Skip => "`skip` takes nothing or a reason: write `skip` or `skip = \"reason\"`",
            Self::With => {
                "`with` takes a path to a function: write `with = some::function`, or `with(Type \
                = some::function)` for parts of the field"
            }
            Self::Follow => "`follow` takes no value: write `follow`",
            Self::Flat => "`flat` takes no value: write `flat`",
            Self::Bound => "`bound` takes a string of bounds: write `bound = \"T: Trait\"`",
            Self::Crate => "`crate` takes a path to `mem_size`: write `crate = some::path`",
            Self::Size => {
                "`size` takes a number of bytes: write `size = 24`, or `size = { 64 => 24, 32 => \
                12 }`"
            }
            Self::MaxSize => {
                "`max_size` takes a number of bytes: write `max_size = 64`, or `max_size = { 64 \
                => 64, 32 => 32 }`"
            }
            Self::Align => {
                "`align` takes a number of bytes: write `align = 8`, or `align = { 64 => 8, 32 => \
                4 }`"
            }
            Self::Name => "`name` takes a text: write `name = \"parse\"`",
            Self::To => {
                "`to` takes `stderr`, `log`, `tracing` or the path of a function: write `to = log`"
            }
        }
    }
}

impl Place {
    /// As it is called in errors.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Type => "the type",
            Self::Variant => "a variant",
            Self::Field => "a field",
            Self::Function => "`memory_profile`",
        }
    }

    /// The options that go here.
    pub(super) fn words(self) -> impl Iterator<Item = Word> {
        Word::ALL.into_iter().filter(move |word| word.places().contains(&self))
    }

    /// The options that go here, in words: `` `skip`, `with` or `follow` ``.
    pub(super) fn choice(self) -> String {
        let words: Vec<_> = self.words().map(|word| format!("`{}`", word.name())).collect();
        match words.as_slice() {
            [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
            words => words.concat(),
        }
    }
}
