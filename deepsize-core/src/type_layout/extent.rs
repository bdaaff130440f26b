//! Sums over fields at compile time: how many bytes they take, and up to where.

use super::field::FieldLayout;

/// The next multiple of an alignment.
pub(super) const fn aligned(bytes: usize, align: usize) -> usize {
    match bytes.checked_next_multiple_of(align) {
        Some(aligned) => aligned,
        None => bytes,
    }
}

pub(super) const fn larger(one: usize, other: usize) -> usize {
    if one < other { other } else { one }
}

/// The bytes of the fields.
pub(super) const fn sum(mut fields: &[FieldLayout]) -> usize {
    let mut sum = 0_usize;
    while let [first, rest @ ..] = fields {
        sum = sum.saturating_add(first.size);
        fields = rest;
    }
    sum
}

/// The bytes of the largest field.
pub(super) const fn largest(mut fields: &[FieldLayout]) -> usize {
    let mut largest = 0;
    while let [first, rest @ ..] = fields {
        largest = larger(largest, first.size);
        fields = rest;
    }
    largest
}

/// The strictest alignment of the fields; 1 if there are none.
pub(super) const fn align(mut fields: &[FieldLayout]) -> usize {
    let mut align = 1;
    while let [first, rest @ ..] = fields {
        align = larger(align, first.align);
        fields = rest;
    }
    align
}

/// Where the fields end, whose offsets are known.
pub(super) const fn end(mut fields: &[FieldLayout]) -> usize {
    let mut end = 0;
    while let [first, rest @ ..] = fields {
        if let Some(here) = first.end() {
            end = larger(end, here);
        }
        fields = rest;
    }
    end
}

/// Where the field after this one starts, or `otherwise` behind the last.
pub(super) const fn next(mut fields: &[FieldLayout], index: usize, otherwise: usize) -> usize {
    while let [first, rest @ ..] = fields {
        if first.index == index {
            return match rest {
                [FieldLayout { offset: Some(offset), .. }, ..] => *offset,
                _ => otherwise,
            };
        }
        fields = rest;
    }
    otherwise
}
