//! HTTP.

use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Method, Request, Response, StatusCode, Uri, Version};
use mem_size::{Gap, MemSize};

use crate::{at_least, at_least_somewhere, exact, flat};

#[test]
fn codes_and_methods_are_exact() {
    flat(&StatusCode::OK);
    flat(&Version::HTTP_11);
    exact(|| Method::GET);
    for length in [1, 14, 15, 16, 17, 100] {
        exact(|| Method::from_bytes("X".repeat(length).as_bytes()).ok());
    }
}

#[test]
fn hidden_text_is_a_gap() {
    at_least(Gap::Opaque, || HeaderValue::from_static("text/plain"));
    at_least(Gap::Opaque, || HeaderName::from_static("x-custom"));
    at_least(Gap::Opaque, || "http://example.org/a?b".parse::<Uri>().ok());
    at_least(Gap::Opaque, || Request::new(vec![7_u8; 100]));
    at_least(Gap::Opaque, || Response::new(String::from("body")));
}

#[test]
fn header_maps_are_a_lower_bound() {
    exact(HeaderMap::<HeaderValue>::new);
    for capacity in [1, 2, 3, 6, 7, 12, 100] {
        at_least(Gap::Capacity, || HeaderMap::<u8>::with_capacity(capacity));
    }
    for length in [1, 6, 7, 12, 13, 100] {
        let map = at_least_somewhere(Gap::Capacity, || {
            let mut map = HeaderMap::<String>::default();
            for n in 0..length {
                if let Ok(name) = format!("x-{n}").parse::<HeaderName>() {
                    map.append(&name, n.to_string());
                    map.append(name, String::from("further"));
                }
            }
            map.append(header::HOST, String::from("example.org"));
            map
        });
        // All values are found: those beside their name, and the further ones.
        let texts = map.values().map(String::capacity).sum::<usize>();
        let values = map.len() * size_of::<String>() + map.keys_len() * size_of::<HeaderName>();
        assert!(map.heap_size() >= texts + values);
        assert!(map.clone().heap_size() <= map.heap_size());
    }
}
