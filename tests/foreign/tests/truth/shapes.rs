//! Geometries.

use geo_types::{Geometry, GeometryCollection, LineString, MultiPoint, Point, Polygon};
use mem_size::Gap;

use crate::{at_least, exact, flat};

fn line(length: u32) -> LineString {
    (0..length).map(|n| (f64::from(n), 0.0)).collect()
}

#[test]
fn geometries_are_exact_but_polygons() {
    flat(&Point::new(1.5, 2.5));
    flat(&geo_types::coord! { x: 1_u8, y: 2 });
    exact(|| line(7));
    exact(|| MultiPoint::from(vec![(0.0, 1.0), (1.0, 2.0)]));
    exact(|| Geometry::Point(Point::new(1.5, 2.5)));
    exact(|| GeometryCollection::from(vec![Geometry::LineString(line(3)); 2]));
    at_least(Gap::Capacity, || Polygon::new(line(4), vec![]));
    at_least(Gap::Capacity, || Polygon::new(line(4), vec![line(5), line(6)]));
    at_least(Gap::Capacity, || Geometry::Polygon(Polygon::new(line(4), vec![line(5)])));
}

#[test]
fn vectors_and_matrices_are_flat() {
    flat(&glam_0_29::Vec3::ONE);
    flat(&glam_0_29::DMat4::IDENTITY);
    flat(&euclid::default::Point2D::new(1, 2));
    flat(&euclid::default::Transform3D::<f32>::identity());
    flat(&glam_0_30::Vec3A::ONE);
    flat(&glam_0_30::Quat::IDENTITY);
}
