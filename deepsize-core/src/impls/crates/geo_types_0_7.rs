//! `geo-types` 0.7: geometries.

use geo_types::{
    Coord, CoordNum, Geometry, GeometryCollection, Line, LineString, MultiLineString, MultiPoint,
    MultiPolygon, Point, Polygon, Rect, Triangle,
};

use crate::impls::flat;
use crate::{Block, Gap, MemSize, Tracer};

// Coordinates are `Copy`.
flat!({T: CoordNum} Coord<T>, Line<T>, Point<T>, Rect<T>, Triangle<T>);

/// Geometries that are a vector.
macro_rules! vectors {
    ($($type:ident),+) => { $(
        /// As the vector inside.
        impl<T: CoordNum> MemSize for $type<T> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("0", &self.0);
            }
        }
    )+ };
}
vectors!(GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon);

/// The lines, and a gap: of those inside, the capacity is not known.
impl<T: CoordNum> MemSize for Polygon<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("exterior", self.exterior());
        let interiors = self.interiors();
        tracer.block_with(Block::holding(interiors), |tracer| tracer.elements(interiors));
        tracer.gap(Gap::Capacity);
    }
}

/// As the geometry that it is.
impl<T: CoordNum> MemSize for Geometry<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Point(_) | Self::Line(_) | Self::Rect(_) | Self::Triangle(_) => {}
            Self::LineString(line) => line.trace(tracer),
            Self::Polygon(polygon) => polygon.trace(tracer),
            Self::MultiPoint(points) => points.trace(tracer),
            Self::MultiLineString(lines) => lines.trace(tracer),
            Self::MultiPolygon(polygons) => polygons.trace(tracer),
            Self::GeometryCollection(geometries) => geometries.trace(tracer),
        }
    }
}
