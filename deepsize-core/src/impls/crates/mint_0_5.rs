//! `mint` 0.5: vectors and matrices.

use mint::{
    ColumnMatrix2, ColumnMatrix2x3, ColumnMatrix2x4, ColumnMatrix3, ColumnMatrix3x2,
    ColumnMatrix3x4, ColumnMatrix4, ColumnMatrix4x2, ColumnMatrix4x3, EulerAngles, Point2, Point3,
    Quaternion, RowMatrix2, RowMatrix2x3, RowMatrix2x4, RowMatrix3, RowMatrix3x2, RowMatrix3x4,
    RowMatrix4, RowMatrix4x2, RowMatrix4x3, Vector2, Vector3, Vector4,
};

use crate::Flat;
use crate::impls::flat;

flat!(
    {T: Flat}
    Point2<T>, Point3<T>, Quaternion<T>, Vector2<T>, Vector3<T>, Vector4<T>, ColumnMatrix2<T>,
    ColumnMatrix2x3<T>, ColumnMatrix2x4<T>, ColumnMatrix3<T>, ColumnMatrix3x2<T>,
    ColumnMatrix3x4<T>, ColumnMatrix4<T>, ColumnMatrix4x2<T>, ColumnMatrix4x3<T>, RowMatrix2<T>,
    RowMatrix2x3<T>, RowMatrix2x4<T>, RowMatrix3<T>, RowMatrix3x2<T>, RowMatrix3x4<T>,
    RowMatrix4<T>, RowMatrix4x2<T>, RowMatrix4x3<T>
);
flat!({T: Flat, B} EulerAngles<T, B>);
