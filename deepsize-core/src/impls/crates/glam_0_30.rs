//! `glam` 0.30: vectors, matrices and transforms.

super::glam::flat_types!(glam_0_30);
