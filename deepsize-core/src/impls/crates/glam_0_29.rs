//! `glam` 0.29: vectors, matrices and transforms.

super::glam::flat_types!(glam_0_29);
