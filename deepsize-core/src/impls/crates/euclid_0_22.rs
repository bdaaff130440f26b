//! `euclid` 0.22: geometry.

use euclid::{
    Angle, BoolVector2D, BoolVector3D, Box2D, Box3D, HomogeneousVector, Length, Point2D, Point3D,
    Rect, RigidTransform3D, Rotation2D, Rotation3D, Scale, SideOffsets2D, Size2D, Size3D,
    Transform2D, Transform3D, Translation2D, Translation3D, UnknownUnit, Vector2D, Vector3D,
};

use crate::Flat;
use crate::impls::flat;

flat!(BoolVector2D, BoolVector3D, UnknownUnit);
flat!({T: Flat} Angle<T>);
flat!(
    {T: Flat, U}
    Box2D<T, U>, Box3D<T, U>, HomogeneousVector<T, U>, Length<T, U>, Point2D<T, U>, Point3D<T, U>,
    Rect<T, U>, SideOffsets2D<T, U>, Size2D<T, U>, Size3D<T, U>, Vector2D<T, U>, Vector3D<T, U>
);
flat!(
    {T: Flat, S, D}
    RigidTransform3D<T, S, D>, Rotation2D<T, S, D>, Rotation3D<T, S, D>, Scale<T, S, D>,
    Transform2D<T, S, D>, Transform3D<T, S, D>, Translation2D<T, S, D>, Translation3D<T, S, D>
);
