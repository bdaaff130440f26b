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
    flat(&glam_0_30::BVec4A::TRUE);
    flat(&glam_0_30::U8Vec3::ONE);
    flat(&glam_0_31::ISizeVec2::ONE);
    flat(&glam_0_32::USizeVec4::ONE);
    flat(&glam_0_33::DAffine3::IDENTITY);
    flat(&glam_0_34::IVec3::ONE);
}

#[test]
fn images_are_what_holds_their_samples() {
    use image::{DynamicImage, GrayImage, ImageBuffer, Rgb, RgbImage, Rgba};
    flat(&Rgba([0_u8, 1, 2, 3]));
    exact(|| RgbImage::new(30, 20));
    exact(|| GrayImage::from_raw(2, 2, Vec::with_capacity(100)));
    exact(|| {
        let mut samples = Vec::with_capacity(100);
        samples.extend([7_u16; 12]);
        ImageBuffer::<Rgb<u16>, _>::from_raw(2, 2, samples)
    });
    flat(&ImageBuffer::<Rgb<u8>, _>::from_raw(1, 1, [0_u8; 3].as_slice()));
    exact(|| DynamicImage::new_rgb8(30, 20));
    exact(|| DynamicImage::new_luma_a16(30, 20));
    exact(|| DynamicImage::new_rgba32f(30, 20));
    exact(|| DynamicImage::new_rgb8(30, 20).into_luma16());
}
