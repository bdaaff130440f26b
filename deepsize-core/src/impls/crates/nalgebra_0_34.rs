//! `nalgebra` 0.34: matrices.

super::matrices::matrices!(nalgebra_0_34);
