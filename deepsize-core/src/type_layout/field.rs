//! A field, and what derived code calls to describe one.

use super::extent::aligned;
use super::name::TypeName;

/// How a field lies in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldLayout {
    /// The field's name; its number where it has none.
    pub name: &'static str,
    /// The name of its type.
    pub type_name: TypeName,
    /// Where it starts, in bytes from the start of the value.
    ///
    /// In a variant of an enum, known at compile time only with `#[repr(u8)]` or the like (and
    /// without `repr(C)`): ask a value, by [`HasLayout::layout`](super::HasLayout::layout).
    pub offset: Option<usize>,
    /// Size in bytes.
    pub size: usize,
    /// Alignment of its type in bytes; `repr(packed)` may have put the field on less.
    pub align: usize,
    /// Its place among the fields as declared, from 0.
    pub index: usize,
}

impl FieldLayout {
    const fn of<T>(name: &'static str, index: usize, offset: Option<usize>) -> Self {
        let type_name = TypeName::of::<T>();
        Self { name, type_name, offset, size: size_of::<T>(), align: align_of::<T>(), index }
    }

    /// Where it ends: `offset + size`, in bytes from the start of the value, where that is known.
    #[must_use]
    pub const fn end(&self) -> Option<usize> {
        match self.offset {
            Some(offset) => Some(offset.saturating_add(self.size)),
            None => None,
        }
    }

    /// Fields at one place stand in declared order, those without a size first.
    pub(super) const fn is_before(&self, other: &Self) -> bool {
        let (Some(here), Some(there)) = (self.offset, other.offset) else {
            return self.index < other.index;
        };
        if here != there {
            return here < there;
        }
        if (self.size == 0) != (other.size == 0) {
            return self.size == 0;
        }
        self.index < other.index
    }
}

/// A field of a struct or a union; derived code calls this.
#[doc(hidden)]
#[must_use]
pub const fn field<T>(name: &'static str, index: usize, offset: usize) -> FieldLayout {
    FieldLayout::of::<T>(name, index, Some(offset))
}

/// A field of a variant; derived code calls this.
#[doc(hidden)]
#[must_use]
pub const fn part<T>(name: &'static str, index: usize) -> FieldLayout {
    FieldLayout::of::<T>(name, index, None)
}

/// Fields in the order of their offsets; derived code calls this with those of a struct as
/// declared.
#[doc(hidden)]
#[must_use]
pub const fn in_memory_order<const N: usize>(mut fields: [FieldLayout; N]) -> [FieldLayout; N] {
    sort(&mut fields);
    fields
}

/// Fields behind a tag of type `Tag`, as `repr(C)` puts them; derived code calls this for enums
/// with `#[repr(u8)]` and the like, whose variants lie so.
#[doc(hidden)]
#[must_use]
pub const fn after_tag<Tag, const N: usize>(mut fields: [FieldLayout; N]) -> [FieldLayout; N] {
    let mut end = size_of::<Tag>();
    let mut rest: &mut [FieldLayout] = &mut fields;
    while let Some((first, others)) = rest.split_first_mut() {
        let offset = aligned(end, first.align);
        first.offset = Some(offset);
        end = offset.saturating_add(first.size);
        rest = others;
    }
    fields
}

/// Shell's sort: the compiler counts its steps, and with these even a thousand fields are few.
#[expect(
    clippy::indexing_slicing,
    reason = "at compile time, within the bounds that are looked at"
)]
pub(super) const fn sort(fields: &mut [FieldLayout]) {
    let mut gap = fields.len() / 2;
    while gap > 0 {
        let mut next = gap;
        while next < fields.len() {
            let mut place = next;
            while place >= gap && fields[place].is_before(&fields[place.saturating_sub(gap)]) {
                fields.swap(place, place.saturating_sub(gap));
                place = place.saturating_sub(gap);
            }
            next = next.saturating_add(1);
        }
        gap /= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_sorted_by_offset_and_then_as_declared() {
        const FIELDS: [FieldLayout; 6] = in_memory_order([
            field::<u8>("c", 0, 8),
            field::<u64>("a", 1, 0),
            field::<()>("e", 2, 9),
            field::<()>("b", 3, 8),
            field::<u8>("f", 4, 9),
            field::<()>("d", 5, 8),
        ]);
        assert_eq!(FIELDS.map(|field| field.name), ["a", "b", "d", "c", "e", "f"]);
        assert_eq!(FIELDS.map(|field| field.index), [1, 3, 5, 0, 2, 4]);
    }

    #[test]
    fn fields_behind_a_tag_are_aligned() {
        const FIELDS: [FieldLayout; 3] =
            after_tag::<u8, 3>([part::<u8>("a", 0), part::<u32>("b", 1), part::<u16>("c", 2)]);
        assert_eq!(FIELDS.map(|field| field.offset), [Some(1), Some(4), Some(8)]);
    }

    #[test]
    fn a_thousand_fields_are_sorted_at_compile_time() {
        static FIELDS: [FieldLayout; 1000] = {
            let mut fields = [field::<u8>("a", 0, 0); 1000];
            let (mut offset, mut rest): (_, &mut [_]) = (1000, &mut fields);
            while let Some((first, others)) = rest.split_first_mut() {
                offset -= 1;
                first.offset = Some(offset);
                rest = others;
            }
            in_memory_order(fields)
        };
        assert!(FIELDS.iter().enumerate().all(|(index, field)| field.offset == Some(index)));
    }
}
