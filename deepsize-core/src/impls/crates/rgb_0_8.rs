//! `rgb` 0.8: pixels.

use rgb::alt::{Gray, GrayAlpha};
use rgb::{Abgr, Argb, Bgr, Bgra, Grb, Rgb, Rgba};

use crate::Flat;
use crate::impls::flat;

flat!({T: Flat} Bgr<T>, Gray<T>, Grb<T>, Rgb<T>);
flat!({T: Flat, A: Flat} Abgr<T, A>, Argb<T, A>, Bgra<T, A>, GrayAlpha<T, A>, Rgba<T, A>);
