//! The limits as text, in columns.

use core::fmt::{self, Display};

use super::{Float, Integer, Limits, Primitive};

/// Two tables: the platform, then a row per type.
impl Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { max_size, address_width, pointer_width, .. } = self;
        let Self { page_size, cache_line, cache_padding, .. } = *self;
        let Self { integers, floats, primitives, .. } = self;
        let exponent = max_size.count_ones();
        writeln!(f, "largest object   {max_size} bytes (2^{exponent} - 1)")?;
        writeln!(f, "address          {address_width} bits")?;
        writeln!(f, "pointer          {pointer_width} bits")?;
        writeln!(f, "page             {}", Known(page_size))?;
        writeln!(f, "cache line       {}", Known(cache_line))?;
        writeln!(f, "cache padding    {}", Known(cache_padding))?;
        write!(f, "\n{:<10} {:>4}  {:>4}  {:>5}  range", "type", "bits", "size", "align")?;
        integers.iter().try_for_each(|integer| write!(f, "\n{integer}"))?;
        floats.iter().try_for_each(|float| write!(f, "\n{float}"))?;
        primitives.iter().try_for_each(|primitive| write!(f, "\n{primitive}"))
    }
}

/// A row: name, bits, size, alignment, range.
impl Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, bits, size, align, min, max } = self;
        write!(f, "{name:<10} {bits:>4}  {size:>4}  {align:>5}  {min} ..= {max}")
    }
}

/// A row: name, bits, size, alignment, range and precision.
impl Display for Float {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, bits, size, align, min, max, epsilon, digits, .. } = self;
        write!(f, "{name:<10} {bits:>4}  {size:>4}  {align:>5}  ")?;
        if *bits == 32 {
            #[expect(clippy::cast_possible_truncation, reason = "these were once `f32`")]
            let (min, max, epsilon) = (*min as f32, *max as f32, *epsilon as f32);
            write!(f, "{min:e} ..= {max:e}, epsilon {epsilon:e}, {digits} digits")
        } else {
            write!(f, "{min:e} ..= {max:e}, epsilon {epsilon:e}, {digits} digits")
        }
    }
}

/// A row: name, bits, size, alignment.
impl Display for Primitive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, size, align } = self;
        write!(f, "{name:<10} {:>4}  {size:>4}  {align:>5}", self.bits())
    }
}

/// Bytes that the target may leave open.
struct Known(Option<usize>);

impl Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(bytes) => write!(f, "{bytes} bytes"),
            None => f.write_str("not known before run time"),
        }
    }
}
