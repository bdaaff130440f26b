//! `prost-types` 0.14: the well-known types of protobuf. Messages of your own derive.

use prost_types::value::Kind;
use prost_types::{
    Any, Duration, FieldMask, ListValue, NullValue, SourceContext, Struct, Timestamp, Value,
};

use crate::impls::flat;
use crate::{MemSize, Tracer};

flat!(Duration, NullValue, Timestamp);

/// What the fields own, which are public.
macro_rules! messages {
    ($($message:ident { $($field:ident),+ })+) => { $(
        /// What its fields own.
        impl MemSize for $message {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let Self { $($field),+ } = self;
                $( tracer.field(stringify!($field), $field); )+
            }
        }
    )+ };
}

messages! {
    Any { type_url, value }
    FieldMask { paths }
    ListValue { values }
    SourceContext { file_name }
    Struct { fields }
    Value { kind }
}

/// What a text, a list or a struct owns.
impl MemSize for Kind {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::NullValue(_) | Self::NumberValue(_) | Self::BoolValue(_) => {}
            Self::StringValue(text) => text.trace(tracer),
            Self::StructValue(fields) => fields.trace(tracer),
            Self::ListValue(values) => values.trace(tracer),
        }
    }
}
