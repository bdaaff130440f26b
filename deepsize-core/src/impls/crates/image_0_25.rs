//! `image` 0.25: images and their pixels.

use image::{DynamicImage, ImageBuffer, Luma, LumaA, Pixel, Rgb, Rgba};

use crate::impls::flat;
use crate::{Flat, Gap, MemSize, Tracer};

flat!({T: Flat} Luma<T>, LumaA<T>, Rgb<T>, Rgba<T>);

/// What the container of its samples owns.
impl<P: Pixel, C: MemSize> MemSize for ImageBuffer<P, C>
where
    C: core::ops::Deref<Target = [P::Subpixel]>,
{
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.as_raw().trace(tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        C::is_flat()
    }
}

/// What the image owns that it is.
impl MemSize for DynamicImage {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::ImageLuma8(image) => tracer.field("0", image),
            Self::ImageLumaA8(image) => tracer.field("0", image),
            Self::ImageRgb8(image) => tracer.field("0", image),
            Self::ImageRgba8(image) => tracer.field("0", image),
            Self::ImageLuma16(image) => tracer.field("0", image),
            Self::ImageLumaA16(image) => tracer.field("0", image),
            Self::ImageRgb16(image) => tracer.field("0", image),
            Self::ImageRgba16(image) => tracer.field("0", image),
            Self::ImageRgb32F(image) => tracer.field("0", image),
            Self::ImageRgba32F(image) => tracer.field("0", image),
            // A kind that came later.
            _ => tracer.gap(Gap::Opaque),
        }
    }
}
