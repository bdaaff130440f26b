//! `yoke` 0.8: values that borrow from what they carry along.

use yoke::{Yoke, Yokeable};

use crate::{MemSize, Tracer};

/// What the value owns, besides what it borrows, and what the cart owns.
impl<Y, C: MemSize> MemSize for Yoke<Y, C>
where
    Y: for<'a> Yokeable<'a>,
    for<'a> <Y as Yokeable<'a>>::Output: MemSize,
{
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("yokeable", self.get());
        tracer.field("cart", self.backing_cart());
    }
}
