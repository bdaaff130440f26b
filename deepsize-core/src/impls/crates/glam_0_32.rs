//! `glam` 0.32: vectors, matrices and transforms.

super::glam::flat_types!(
    glam_0_32, ISizeVec2, ISizeVec3, ISizeVec4, USizeVec2, USizeVec3, USizeVec4
);
