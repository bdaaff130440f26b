//! Rows that lie in each other, as lines with branches: differences and series are shown so. What
//! stands in a line is left to these.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::render::MOST_LEVELS;
use crate::text::{Branch, Columns, Side};

/// Rows to show, numbered from 0, each after the row that it lies in.
pub(super) trait Rows<const N: usize> {
    /// How many there are.
    fn count(&self) -> usize;

    /// The row that one lies in.
    fn parent(&self, row: usize) -> Option<usize>;

    /// How much it has to tell; of little, several rows share a line.
    fn weight(&self, row: usize) -> usize;

    /// Whether it must be shown, however little it has to tell.
    fn is_kept(&self, row: usize) -> bool;

    /// The line of a row: first the label, at most `columns` wide, last the notes.
    fn line(&self, row: usize, columns: usize) -> [String; N];

    /// The line for what a row has to tell of itself alone, below it.
    fn own(&self, row: usize) -> Option<[String; N]>;

    /// The line for several rows.
    fn together(&self, rows: &[usize]) -> [String; N];
}

/// What is left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How many levels below the roots are shown.
    pub(super) depth: usize,
    /// Rows with a smaller part of the largest weight share a line.
    pub(super) min_percent: f64,
}

impl Limits {
    /// A label deeper down would be all branches.
    pub(super) const DEFAULT: Self = Self { depth: 20, min_percent: 1.0 };

    /// For each row, whether it is large enough to be shown, or holds one that must be.
    #[expect(clippy::cast_precision_loss, reason = "a share is not asked for more than 53 bits")]
    pub(super) fn shown<const N: usize>(self, rows: &impl Rows<N>) -> Vec<bool> {
        let heaviest = (0..rows.count()).map(|row| rows.weight(row)).max().unwrap_or(0) as f64;
        let mut shown: Vec<bool> = (0..rows.count())
            .map(|row| {
                let is_large = rows.weight(row) as f64 * 100.0 >= heaviest * self.min_percent;
                (is_large && rows.weight(row) > 0) || rows.is_kept(row)
            })
            .collect();
        for row in (0..rows.count()).rev() {
            if shown.get(row) == Some(&true)
                && let Some(parent) = rows.parent(row).and_then(|parent| shown.get_mut(parent))
            {
                *parent = true;
            }
        }
        shown
    }
}

/// How wide a label may get, with the branches before it, before its type is abbreviated.
const LABEL_COLUMNS: usize = 58;

/// All rows in columns, below a line of heads.
pub(super) fn columns<const N: usize>(
    rows: &impl Rows<N>,
    limits: Limits,
    sides: [Side; N],
    heads: [&str; N],
) -> Columns<N> {
    let forest = Forest::new(rows, limits);
    let mut columns = Columns::with_heads(sides, heads);
    let roots = forest.items(&forest.roots, None).into_iter();
    let mut waiting: Vec<_> = roots.rev().map(|item| (item, Branch::root(), 0)).collect();
    while let Some((item, branch, depth)) = waiting.pop() {
        let (line, inside) = forest.line(&item, depth);
        let count = inside.len();
        let below = inside.into_iter().enumerate().rev();
        let branches = below.map(|(nth, item)| (item, Branch::of(&branch, nth, count)));
        waiting.extend(branches.map(|(item, branch)| (item, branch, depth.saturating_add(1))));
        columns.push(&with_branch(line, &branch));
    }
    columns
}

/// What has a line.
enum Item {
    Row(usize),
    /// What the row around has to tell of itself.
    Own(usize),
    Together(Vec<usize>),
}

/// Rows, and what lies in each.
struct Forest<'a, R> {
    rows: &'a R,
    limits: Limits,
    shown: Vec<bool>,
    below: Vec<Vec<usize>>,
    roots: Vec<usize>,
}

impl<'a, R> Forest<'a, R> {
    fn new<const N: usize>(rows: &'a R, limits: Limits) -> Self
    where
        R: Rows<N>,
    {
        let mut below: Vec<Vec<usize>> = Vec::new();
        below.resize_with(rows.count(), Vec::new);
        let mut roots = Vec::new();
        for row in 0..rows.count() {
            match rows.parent(row).and_then(|parent| below.get_mut(parent)) {
                Some(siblings) => siblings.push(row),
                None => roots.push(row),
            }
        }
        Self { rows, limits, shown: limits.shown(rows), below, roots }
    }

    /// The line of an item, and the items below it.
    fn line<const N: usize>(&self, item: &Item, depth: usize) -> ([String; N], Vec<Item>)
    where
        R: Rows<N>,
    {
        let row = match item {
            Item::Row(row) => *row,
            Item::Own(row) => return (self.rows.own(*row).unwrap_or_else(empty), Vec::new()),
            Item::Together(rows) => return (self.rows.together(rows), Vec::new()),
        };
        let room = LABEL_COLUMNS.saturating_sub(depth.saturating_mul(3));
        let mut line = self.rows.line(row, room);
        let inside: &[usize] = self.below.get(row).map_or(&[], |inside| inside);
        if inside.is_empty() || depth < self.limits.depth.min(MOST_LEVELS) {
            let own = self.rows.own(row).map(|_| row);
            return (line, self.items(inside, own));
        }
        if let Some(notes) = line.last_mut() {
            let comma = if notes.is_empty() { "" } else { ", " };
            *notes = format!("{notes}{comma}… {} inside", inside.len());
        }
        (line, Vec::new())
    }

    /// What stands below a row: the large rows, what it has to tell of itself, and the small rows.
    fn items(&self, inside: &[usize], own: Option<usize>) -> Vec<Item> {
        if inside.is_empty() {
            return Vec::new();
        }
        let is_shown = |row: &usize| self.shown.get(*row) == Some(&true);
        let (large, small): (Vec<_>, Vec<_>) = inside.iter().copied().partition(is_shown);
        let mut items: Vec<_> = large.into_iter().map(Item::Row).collect();
        items.extend(own.map(Item::Own));
        match *small {
            [] => {}
            [one] => items.push(Item::Row(one)),
            _ => items.push(Item::Together(small)),
        }
        items
    }
}

fn empty<const N: usize>() -> [String; N] {
    core::array::from_fn(|_| String::new())
}

fn with_branch<const N: usize>(mut line: [String; N], branch: &Branch) -> [String; N] {
    if let Some(label) = line.first_mut() {
        label.insert_str(0, &branch.line);
    }
    line
}
