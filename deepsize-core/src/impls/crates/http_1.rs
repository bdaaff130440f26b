//! `http` 1.

use http::header::{
    HeaderMap, HeaderName, HeaderValue, InvalidHeaderName, InvalidHeaderValue, MaxSizeReached,
    ToStrError,
};
use http::method::{InvalidMethod, Method};
use http::status::{InvalidStatusCode, StatusCode};
use http::uri::{Authority, InvalidUri, InvalidUriParts, PathAndQuery, Scheme, Uri};
use http::{Extensions, Request, Response, Version, request, response};

use crate::impls::{flat, opaque};
use crate::std_layout::{max, struct_size};
use crate::{Block, Gap, MemSize, Tracer};

flat!(StatusCode, Version);
flat!(InvalidHeaderName, InvalidHeaderValue, InvalidMethod, InvalidStatusCode, InvalidUri);
flat!(InvalidUriParts, MaxSizeReached, ToStrError);

// All text is `Bytes` inside, which nobody can see: it may be a static, or shared.
opaque!(
    {} Authority;
    {} Extensions;
    {} HeaderName;
    {} HeaderValue;
    {} PathAndQuery;
    {} Scheme;
    {} Uri;
);

// LAYOUT: the usual methods are an enum, and others of at most 15 bytes lie inline. More are a
// block of the text. From http 1's src/method.rs (`InlineExtension::MAX`, `AllocatedExtension`);
// tests/foreign.
const LONGEST_INLINE: usize = 15;

/// Nothing for the usual methods and for short ones; otherwise one block of the text.
impl MemSize for Method {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.as_str().len() > LONGEST_INLINE {
            tracer.block(Block::holding(self.as_str()));
        }
    }
}

/// One block of the positions, one of at least the entries, one of at least the further values, and
/// a gap: nothing tells the capacities of the latter two.
impl<T: MemSize> MemSize for HeaderMap<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.capacity() == 0 {
            return;
        }
        let (keys, values) = (self.keys_len(), self.len());
        let positions = positions(self.capacity()).saturating_mul(2 * size_of::<u16>());
        tracer.block(Block::new(positions).overhead(positions));
        let entries = Block::new(keys.saturating_mul(entry_size::<T>()));
        let entries = match self.keys().next() {
            Some(first) => entries.containing(first),
            None => entries,
        };
        tracer.block_with(entries, |tracer| trace_values(self, Which::First, tracer));
        let further = values.saturating_sub(keys).saturating_mul(further_size::<T>());
        tracer.block_with(Block::new(further), |tracer| {
            trace_values(self, Which::Further, tracer);
        });
        tracer.gap(Gap::Capacity);
    }
}

/// Of the values under a name: the first lies beside it.
#[derive(Clone, Copy)]
enum Which {
    First,
    Further,
}

/// Traces the names and the values beside them, or the further values.
fn trace_values<T: MemSize>(map: &HeaderMap<T>, which: Which, tracer: &mut Tracer<'_>) {
    let mut last = core::ptr::null();
    for (name, value) in map {
        let is_first = !core::ptr::eq(name, last);
        last = name;
        match which {
            Which::First if is_first => tracer.entries([(name, value)]),
            Which::Further if !is_first => tracer.elements([value]),
            _ => {}
        }
    }
}

// LAYOUT: of the positions, a power of two, all but a quarter are used. Each is two words of 16
// bits. From http 1's src/header/map.rs (`usable_capacity`, `Pos`); tests/foreign.
fn positions(capacity: usize) -> usize {
    capacity.checked_next_power_of_two().unwrap_or(0)
}

// LAYOUT: `{ hash, key, value, links }`, a hash of 16 bits and perhaps two words. From http 1's
// src/header/map.rs (`Bucket`); tests/foreign.
const fn entry_size<T>() -> usize {
    let align = max(align_of::<usize>(), max(align_of::<HeaderName>(), align_of::<T>()));
    let links = size_of::<Option<[usize; 2]>>();
    struct_size(size_of::<u16>() + size_of::<HeaderName>() + size_of::<T>() + links, align)
}

// LAYOUT: `{ value, prev, next }`, two links that are a word and its kind. From http 1's
// src/header/map.rs (`ExtraValue`); tests/foreign.
const fn further_size<T>() -> usize {
    let align = max(align_of::<usize>(), align_of::<T>());
    struct_size(size_of::<T>() + 4 * size_of::<usize>(), align)
}

/// What its fields own.
impl MemSize for request::Parts {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("method", &self.method);
        tracer.field("uri", &self.uri);
        tracer.field("headers", &self.headers);
        tracer.field("extensions", &self.extensions);
    }
}

/// What its fields own.
impl MemSize for response::Parts {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("headers", &self.headers);
        tracer.field("extensions", &self.extensions);
    }
}

/// What head and body own.
impl<T: MemSize> MemSize for Request<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("method", self.method());
        tracer.field("uri", self.uri());
        tracer.field("headers", self.headers());
        tracer.field("extensions", self.extensions());
        tracer.field("body", self.body());
    }
}

/// What head and body own.
impl<T: MemSize> MemSize for Response<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("headers", self.headers());
        tracer.field("extensions", self.extensions());
        tracer.field("body", self.body());
    }
}
