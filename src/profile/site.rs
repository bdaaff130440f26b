//! What is profiled: a function with the attribute, or a place in the source.

use std::panic::Location;
use std::ptr;

/// A function with the attribute: a static of it.
///
/// Its address tells it from all others. Two functions that one call of a macro has written may
/// share name and place.
#[derive(Debug)]
pub struct Function {
    name: &'static str,
    location: &'static Location<'static>,
}

impl Function {
    /// The function where this is called, and not where that is called from, though it may have
    /// `#[track_caller]`.
    #[must_use]
    #[track_caller]
    pub const fn new(name: &'static str) -> Self {
        Self { name, location: Location::caller() }
    }
}

/// What a call is one of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Site {
    /// A function with the attribute: its profile goes to the call around it, or to a handler.
    Function(&'static Function),
    /// A place that calls [`profile`](super::profile()), which gives the profile back.
    Place { name: &'static str, location: &'static Location<'static> },
}

impl Site {
    pub(super) const fn function(self) -> Option<&'static Function> {
        match self {
            Self::Function(function) => Some(function),
            Self::Place { .. } => None,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Function(function) => function.name,
            Self::Place { name, .. } => name,
        }
    }

    pub(super) fn location(self) -> &'static Location<'static> {
        match self {
            Self::Function(function) => function.location,
            Self::Place { location, .. } => location,
        }
    }
}

impl PartialEq for Site {
    fn eq(&self, other: &Self) -> bool {
        match (*self, *other) {
            (Self::Function(one), Self::Function(other)) => ptr::eq(one, other),
            (Self::Place { .. }, Self::Place { .. }) => {
                (self.name(), self.location()) == (other.name(), other.location())
            }
            _ => false,
        }
    }
}

impl Eq for Site {}
