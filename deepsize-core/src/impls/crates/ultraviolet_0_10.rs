//! `ultraviolet` 0.10: vectors, matrices and rotors of `f32`, also of several at once.

use ultraviolet::{
    Bivec2, Bivec2x4, Bivec2x8, Bivec3, Bivec3x4, Bivec3x8, Isometry2, Isometry3, Mat2, Mat2x4,
    Mat2x8, Mat3, Mat3x4, Mat3x8, Mat4, Mat4x4, Mat4x8, Rotor2, Rotor2x4, Rotor2x8, Rotor3,
    Rotor3x4, Rotor3x8, Similarity2, Similarity3, Vec2, Vec2x4, Vec2x8, Vec3, Vec3x4, Vec3x8, Vec4,
    Vec4x4, Vec4x8,
};

use crate::impls::flat;

flat!(Bivec2, Bivec2x4, Bivec2x8, Bivec3, Bivec3x4, Bivec3x8);
flat!(Isometry2, Isometry3, Similarity2, Similarity3);
flat!(Mat2, Mat2x4, Mat2x8, Mat3, Mat3x4, Mat3x8, Mat4, Mat4x4, Mat4x8);
flat!(Rotor2, Rotor2x4, Rotor2x8, Rotor3, Rotor3x4, Rotor3x8);
flat!(Vec2, Vec2x4, Vec2x8, Vec3, Vec3x4, Vec3x8, Vec4, Vec4x4, Vec4x8);
