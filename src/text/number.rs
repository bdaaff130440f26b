//! Numbers in texts for people: with their noun, and how wide they are.

use core::fmt;

/// A number with its noun: `1 block`, `2 blocks`.
pub(crate) struct Number(pub(crate) usize, pub(crate) &'static str);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number, noun) = *self;
        write!(f, "{number} {noun}{}", ending(number == 1))
    }
}

/// A number with two places, or with none where it is whole.
#[cfg(feature = "process")]
pub(crate) struct Places(pub(crate) f64);

#[cfg(feature = "process")]
impl fmt::Display for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number) = *self;
        let places = if number.fract() == 0.0 { 0 } else { 2 };
        write!(f, "{number:.places$}")
    }
}

/// An average with its noun.
#[cfg(feature = "process")]
pub(crate) struct Average(pub(crate) f64, pub(crate) &'static str);

#[cfg(feature = "process")]
impl fmt::Display for Average {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number, noun) = *self;
        let ending = ending((number - 1.0).abs() < 0.005);
        write!(f, "{} {noun}{ending}", Places(number))
    }
}

/// Of a noun in the plural.
const fn ending(is_one: bool) -> &'static str {
    if is_one { "" } else { "s" }
}

/// How many digits a number has.
#[cfg(feature = "process")]
pub(crate) fn digits(number: usize) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

/// A number with commas between thousands.
#[cfg(feature = "graph")]
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(all(test, feature = "process"))]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn one_is_singular() {
        let texts = [0, 1, 2].map(|number| Number(number, "block").to_string());
        assert_eq!(texts, ["0 blocks", "1 block", "2 blocks"]);
        let texts = [1.0, 0.999, 1.5].map(|number| Average(number, "block").to_string());
        assert_eq!(texts, ["1 block", "1.00 block", "1.50 blocks"]);
    }
}
