//! How the entries of a table lie in it, and how likely that is.

use crate::std_layout::hash_layout::GROUP_WIDTH;

/// What a table looks like in which removals from one end to the other have left tombstones for
/// half of the capacity. It was nearly full: a removal leaves a tombstone only among as many
/// neighbouring buckets in use as there are in a group. Counted in tables of 4,096 buckets, for
/// each width of groups.
struct Halved {
    /// The load of such a table before the removals, if hardly any entry is left.
    least: f64,
    /// How much higher it was in proportion to what is left, as a part of half the buckets.
    slope: f64,
    /// The entries that are left mostly take at most this part of half the buckets.
    most_left: f64,
}

const HALVED: Halved = match GROUP_WIDTH {
    16 => Halved { least: 0.84, slope: 0.0, most_left: 0.7 },
    8 => Halved { least: 0.72, slope: 0.22, most_left: 0.78 },
    _ => Halved { least: 0.62, slope: 0.31, most_left: 0.84 },
};
/// Entries lie in clusters, as one whose bucket is taken goes to the next free one. So the variance
/// of the number of free buckets among them is so many times that of independent entries: in a
/// table thinned by removals, and in a dense one. Counted in tables of a million buckets.
const THIN_CLUSTERS: f64 = 1.5;
const DENSE_CLUSTERS: f64 = 4.8;

/// Probabilities for [`Spread::is_crowd`]: what is less likely does not happen by chance.
pub(super) const RARE: f64 = e_to_the_minus(6);
pub(super) const UNLIKELY: f64 = e_to_the_minus(UNLIKELY_POWER);
pub(super) const UNLIKELY_POWER: usize = 12;

/// The first entries of a table, in the order in which they lie.
#[derive(Clone, Copy)]
pub(super) struct Sample {
    pub(super) entries: usize,
    /// How many standard deviations the free buckets among them must be away from those in a table
    /// that removals have thinned everywhere.
    pub(super) from_thin: f64,
    /// The same, from those in a table from one end of which all entries were removed.
    pub(super) from_dense: f64,
}

impl Sample {
    /// Whether this many entries with the span of `spread` lie as in a table of `len` entries and
    /// `buckets` buckets from which none were removed.
    ///
    /// Removals can bring `capacity()` down to exactly that of a smaller table. What is left then
    /// lies in twice as many buckets. If the removals went all over the table, it lies at least
    /// twice as far apart. If they went from one end to the other, it is as dense as the table was:
    /// nearly full, as tombstones take half of the capacity. The sample must be far from both.
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    pub(super) fn is_of_fresh_table(self, spread: Spread) -> bool {
        let free = spread.span.saturating_sub(self.entries) as f64;
        let (entries, load) = (self.entries as f64, spread.len as f64 / spread.buckets as f64);
        let (thin, variance) = free_among(entries, load / 2.0);
        if free >= thin || squared(thin - free) < squared(self.from_thin) * variance * THIN_CLUSTERS
        {
            return false;
        }
        let (dense, variance) = free_among(entries, HALVED.least + HALVED.slope * load);
        if load < HALVED.most_left
            && (free <= dense
                || squared(free - dense) < squared(self.from_dense) * variance * DENSE_CLUSTERS)
        {
            return false;
        }
        // Entries lie side by side only if the hasher does not scatter them.
        free * 3.0 >= free_among(entries, load).0
    }
}

/// How entries lie in their table.
#[derive(Clone, Copy)]
pub(super) struct Spread {
    /// Entries present.
    pub(super) len: usize,
    /// How many buckets there are from the first entry that was looked at to the last, both
    /// included.
    pub(super) span: usize,
    /// How many buckets the table may have.
    pub(super) buckets: usize,
}

impl Spread {
    /// Whether the entries keep to a part of the table, and the rest of it would be free by chance
    /// with a probability below `chance`.
    ///
    /// That probability is about `free^room`, where `free` is the part of all buckets that is free,
    /// and `room` the number of buckets outside the span. This is for entries that are in each
    /// bucket with the same probability: those that removals have left.
    #[expect(clippy::cast_precision_loss, reason = "a likelihood")]
    pub(super) fn is_crowd(self, chance: f64) -> bool {
        let free = self.buckets.saturating_sub(self.len).max(1) as f64 / self.buckets as f64;
        self.room() > 0 && power(free, self.room()) < chance
    }

    /// The same for entries each of which lies where its hash leads, or in the next free bucket, as
    /// in a table without removals.
    ///
    /// The room is free if no hash leads there, with a probability of `(span / buckets)^len`; and
    /// it may be divided between the two ends of the table in `room + 1` ways.
    #[expect(clippy::cast_precision_loss, reason = "a likelihood")]
    pub(super) fn is_crowd_by_hashes(self, chance: f64) -> bool {
        // Entries without a size have no span.
        let part = self.span.max(1) as f64 / self.buckets as f64;
        self.room() > 0 && power(part, self.len) * (self.room() as f64 + 1.0) < chance
    }

    /// How many buckets lie before the first entry and behind the last.
    fn room(self) -> usize {
        self.buckets.saturating_sub(self.span)
    }

    /// Whether the distance to the next entry repeats itself more often than by chance, as it does
    /// where neighbouring keys have neighbouring buckets. By chance `len` of `2 × buckets - len`
    /// distances are the same as the one before. If `distance` is given, only it is looked for.
    pub(super) fn is_steady(
        self,
        addresses: impl Iterator<Item = usize>,
        distance: Option<usize>,
    ) -> bool {
        let (mut last, mut step, mut repeats, mut entries) = (0, 0, 0_usize, 0_usize);
        for address in addresses {
            let this = address.abs_diff(last);
            repeats += usize::from(this == step && distance.is_none_or(|it| it == this));
            (last, step, entries) = (address, this, entries + 1);
        }
        let chance = self.buckets.saturating_mul(2).saturating_sub(self.len);
        repeats.saturating_mul(chance) > entries.saturating_mul(self.buckets)
    }
}

/// How many free buckets lie between so many entries, at such a load: mean and variance of the
/// negative binomial distribution.
fn free_among(entries: f64, load: f64) -> (f64, f64) {
    let mean = entries * (1.0 - load) / load;
    (mean, mean / load)
}

fn power(mut base: f64, mut exponent: usize) -> f64 {
    let mut product = 1.0;
    while exponent > 0 {
        if exponent % 2 == 1 {
            product *= base;
        }
        base *= base;
        exponent /= 2;
    }
    product
}

const fn e_to_the_minus(mut power: usize) -> f64 {
    let mut product = 1.0;
    while power > 0 {
        product /= core::f64::consts::E;
        power -= 1;
    }
    product
}

fn squared(value: f64) -> f64 {
    value * value
}
