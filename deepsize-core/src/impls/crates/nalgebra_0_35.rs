//! `nalgebra` 0.35: matrices.

super::matrices::matrices!(nalgebra_0_35);
