//! The types of all versions of `glam`.

/// The types of one version.
macro_rules! flat_types {
    ($glam:ident) => {
        use $glam::{
            Affine2, Affine3A, BVec2, BVec3, BVec4, DAffine2, DAffine3, DMat2, DMat3, DMat4, DQuat,
            DVec2, DVec3, DVec4, EulerRot, IVec2, IVec3, IVec4, Mat2, Mat3, Mat3A, Mat4, Quat,
            UVec2, UVec3, UVec4, Vec2, Vec3, Vec3A, Vec4,
        };

        use crate::impls::flat;

        flat!(Affine2, Affine3A, DAffine2, DAffine3, EulerRot);
        flat!(BVec2, BVec3, BVec4, IVec2, IVec3, IVec4, UVec2, UVec3, UVec4);
        flat!(DMat2, DMat3, DMat4, DQuat, DVec2, DVec3, DVec4);
        flat!(Mat2, Mat3, Mat3A, Mat4, Quat, Vec2, Vec3, Vec3A, Vec4);
    };
}
pub(super) use flat_types;
