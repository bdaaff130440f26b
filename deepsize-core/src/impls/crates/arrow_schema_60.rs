//! `arrow-schema` 60.

use arrow_schema_60::Metadata;

super::arrow_schemas::schemas!(arrow_schema_60);

/// The shared map, if it is not empty.
impl MemSize for Metadata {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(map) = self.as_arc() {
            map.trace(tracer);
        }
    }
}
