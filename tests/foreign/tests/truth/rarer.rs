//! Types that mostly stand beside others: views, parts, errors that give something back.

use mem_size::Gap;

use crate::{at_least, at_least_somewhere, exact};

#[test]
fn parts_of_addresses_and_requests_are_what_they_hold() {
    let url = |text: &str| text.parse::<url::Url>().map(|url| url.origin());
    exact(|| url("https://example.org/path").ok());
    exact(|| url("https://127.0.0.1/path").ok());
    exact(|| url("data:text/plain,x").ok());
    at_least(Gap::Opaque, http::Extensions::new);
    at_least(Gap::Opaque, || "example.org:80".parse::<http::uri::Authority>().ok());
    at_least(Gap::Opaque, || "/path?query".parse::<http::uri::PathAndQuery>().ok());
    at_least(Gap::Opaque, || "a-scheme-of-our-own".parse::<http::uri::Scheme>().ok());
}

#[test]
fn error_of_a_network_keeps_the_text() {
    exact(|| "no network at all, but a long text".parse::<ipnetwork::IpNetwork>().err());
    exact(|| "10.0.0.0/33".parse::<ipnetwork::IpNetwork>().err());
}

#[test]
fn sets_of_futures_and_handles_on_runtimes_are_opaque() {
    use futures::future::AbortHandle;
    use futures::stream::{FuturesOrdered, FuturesUnordered};
    use std::sync::Arc;
    let ready = || [1, 2, 3].map(futures::future::ready);
    drop(at_least(Gap::Opaque, || FuturesUnordered::from_iter(ready())));
    drop(at_least(Gap::Opaque, || FuturesOrdered::from_iter(ready())));
    at_least(Gap::Opaque, || AbortHandle::new_pair().0);
    let runtime = || tokio::runtime::Builder::new_current_thread().build().ok();
    at_least(Gap::Opaque, runtime);
    at_least(Gap::Opaque, tokio::task::LocalSet::new);
    at_least(Gap::Opaque, tokio::task::JoinSet::<String>::new);
    at_least(Gap::Opaque, || tokio::sync::Barrier::new(3));
    at_least(Gap::Opaque, || runtime().map(|runtime| runtime.handle().clone()));
    at_least(Gap::Opaque, || Arc::new(tokio::sync::Mutex::new(7)).try_lock_owned().ok());
    at_least(Gap::Opaque, || Arc::new(tokio::sync::RwLock::new(7)).try_read_owned().ok());
    at_least(Gap::Opaque, || Arc::new(tokio::sync::RwLock::new(7)).try_write_owned().ok());
    at_least(Gap::Opaque, || Arc::new(tokio::sync::Semaphore::new(7)).try_acquire_owned().ok());
    at_least(Gap::Opaque, || crossbeam_utils::sync::Parker::new().unparker().clone());
}

#[test]
fn what_could_not_be_sent_is_given_back() {
    let text = || String::from("not sent");
    exact(|| tokio::sync::mpsc::channel(1).0.try_send(text()).err());
    exact(|| tokio::sync::watch::channel(text()).0.send(text()).err());
    exact(|| tokio::sync::broadcast::channel(1).0.send(text()).err());
    exact(|| tokio::sync::OnceCell::new_with(Some(text())).set(text()).err());
}

#[test]
fn shapes_of_several_parts_are_vectors() {
    use geo_types::{Coord, LineString, MultiLineString, MultiPolygon, Polygon};
    let line = |count| LineString::from_iter((0..count).map(|n| Coord { x: n, y: 7 }));
    exact(|| MultiLineString::new(vec![line(3), line(0), line(9)]));
    let polygon = || Polygon::new(line(3), vec![line(4)]);
    at_least(Gap::Capacity, || MultiPolygon::new(vec![polygon(), polygon()]));
}

#[test]
fn messages_and_transducers_are_what_they_hold() {
    exact(|| prost_types::SourceContext { file_name: String::with_capacity(99) });
    let bytes = || fst::Set::from_iter(["a", "b"]).map(fst::Set::into_fst);
    exact(|| bytes().ok());
    at_least(Gap::Capacity, || rmpv::Utf8String::from("a text"));
    let topics = vec![alloy_primitives::B256::ZERO; 3];
    at_least(Gap::Capacity, || alloy_primitives::LogData::new(topics.clone(), vec![7; 9].into()));
}

#[test]
fn wide_slices_in_a_box_are_one_block() {
    use widestring::{U16CString, U16String, U32String, Utf16String};
    exact(|| U16String::from_str("wide").into_boxed_ustr());
    exact(|| U32String::from_str("").into_boxed_ustr());
    exact(|| U16CString::from_str("wide").map(U16CString::into_boxed_ucstr).ok());
    exact(|| Utf16String::from("wide").into_boxed_utfstr());
}

#[test]
fn parts_of_a_document_hide_how_they_are_written() {
    at_least_somewhere(Gap::Opaque, || toml_edit_0_25::Key::new("a long name of a key"));
    at_least_somewhere(Gap::Opaque, || toml_edit_0_22::Key::new("a long name of a key"));
    at_least(Gap::Opaque, || toml_edit_0_25::Formatted::new(String::from("a text")));
    at_least(Gap::Opaque, || toml_edit_0_22::Formatted::new(7_i64));
}

#[test]
fn matches_lie_in_the_text() {
    let pattern = regex::Regex::new("b+").ok();
    // The search makes a cache, which is the pattern's.
    let found = pattern.as_ref().and_then(|pattern| pattern.find("abbb"));
    exact(|| found);
}

#[test]
fn views_of_arrays_own_nothing() {
    exact(|| Some(ndarray_0_16::ArrayView::from(&[1_u8, 2, 3])));
    exact(|| Some(ndarray_0_17::ArrayView::from(&[1_u8, 2, 3])));
}
