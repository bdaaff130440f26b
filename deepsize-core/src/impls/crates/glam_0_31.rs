//! `glam` 0.31: vectors, matrices and transforms.

super::glam::flat_types!(
    glam_0_31, ISizeVec2, ISizeVec3, ISizeVec4, USizeVec2, USizeVec3, USizeVec4
);
