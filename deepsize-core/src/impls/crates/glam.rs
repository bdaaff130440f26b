//! The types of all versions of `glam`.

/// The types of one version; those of sizes are not in all.
macro_rules! flat_types {
    ($glam:ident $(, $size_type:ident)*) => {
        use $glam::{
            Affine2, Affine3A, BVec2, BVec3, BVec3A, BVec4, BVec4A, DAffine2, DAffine3, DMat2,
            DMat3, DMat4, DQuat, DVec2, DVec3, DVec4, EulerRot, I8Vec2, I8Vec3, I8Vec4, I16Vec2,
            I16Vec3, I16Vec4, I64Vec2, I64Vec3, I64Vec4, IVec2, IVec3, IVec4, Mat2, Mat3, Mat3A,
            Mat4, Quat, U8Vec2, U8Vec3, U8Vec4, U16Vec2, U16Vec3, U16Vec4, U64Vec2, U64Vec3,
            U64Vec4, UVec2, UVec3, UVec4, Vec2, Vec3, Vec3A, Vec4,
        };

        use crate::impls::flat;

        flat!(Affine2, Affine3A, DAffine2, DAffine3, EulerRot);
        flat!(BVec2, BVec3, BVec3A, BVec4, BVec4A, IVec2, IVec3, IVec4, UVec2, UVec3, UVec4);
        flat!(I8Vec2, I8Vec3, I8Vec4, I16Vec2, I16Vec3, I16Vec4, I64Vec2, I64Vec3, I64Vec4);
        flat!(U8Vec2, U8Vec3, U8Vec4, U16Vec2, U16Vec3, U16Vec4, U64Vec2, U64Vec3, U64Vec4);
        flat!(DMat2, DMat3, DMat4, DQuat, DVec2, DVec3, DVec4);
        flat!(Mat2, Mat3, Mat3A, Mat4, Quat, Vec2, Vec3, Vec3A, Vec4);
        $( flat!($glam::$size_type); )*
    };
}
pub(super) use flat_types;
