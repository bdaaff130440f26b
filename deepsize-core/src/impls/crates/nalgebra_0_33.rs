//! `nalgebra` 0.33: matrices.

super::matrices::matrices!(nalgebra_0_33);
