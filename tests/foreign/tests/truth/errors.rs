//! Errors, which a program keeps beside what they are about.

use mem_size::Gap;

use crate::{at_least, exact, flat};

#[test]
fn errors_give_back_what_could_not_be_sent() {
    exact(|| crossbeam_channel::SendError(String::from("x")));
    exact(|| crossbeam_channel::TrySendError::Full(String::from("x")));
    exact(|| crossbeam_channel::SendTimeoutError::Timeout(String::from("x")));
    exact(|| flume::SendError(String::from("x")));
    exact(|| flume_0_12::TrySendError::Disconnected(String::from("x")));
    exact(|| async_channel::SendError(String::from("x")));
    exact(|| async_channel::TrySendError::Closed(String::from("x")));
    exact(|| tokio::sync::mpsc::error::SendError(String::from("x")));
    exact(|| tokio::sync::mpsc::error::TrySendError::Full(String::from("x")));
    exact(|| tokio::sync::broadcast::error::SendError(String::from("x")));
    exact(|| tokio::sync::watch::error::SendError(String::from("x")));
    exact(|| tokio::sync::SetError::InitializingError(String::from("x")));
    flat(&flume::SendError(7));
    flat(&crossbeam_channel::RecvError);
    flat(&async_channel::TryRecvError::Empty);
    flat(&arrayvec::CapacityError::new(7));
    at_least(Gap::Opaque, || arrayvec::CapacityError::new(String::from("x")));
}

#[test]
fn errors_with_a_text_are_exact() {
    let unclosed = String::from("(");
    exact(|| regex::Regex::new(&unclosed).err());
    exact(|| "no network".parse::<ipnetwork::IpNetwork>().err());
    flat(&"no network".parse::<ipnet::IpNet>().err());
}

#[test]
fn errors_of_files_own_them() {
    let persisted = || {
        let file = tempfile::NamedTempFile::new().ok()?;
        file.persist("/no directory/of this name").err()
    };
    assert!(exact(persisted).is_some());
    let kept = || {
        let path = tempfile::NamedTempFile::new().ok()?.into_temp_path();
        path.persist("/no directory/of this name").err()
    };
    assert!(exact(kept).is_some());
}

#[test]
fn errors_that_tell_why_in_words_of_their_own_are_flat() {
    flat(&"no version".parse::<semver::Version>().err());
    flat(&"no id".parse::<uuid::Uuid>().err());
    flat(&"no date".parse::<chrono::NaiveDate>().err());
    flat(&"no day".parse::<chrono::Weekday>().err());
    flat(&http::StatusCode::from_u16(7).err());
    flat(&http::HeaderName::from_bytes(b"(").err());
    flat(&"".parse::<http::Uri>().err());
    flat(&"no id".parse::<ulid::Ulid>().err());
}

#[test]
fn errors_in_a_box_are_opaque() {
    at_least(Gap::Opaque, || serde_json::from_str::<u8>("{").err());
    at_least(Gap::Opaque, || serde_yaml::from_str::<u8>("{").err());
    at_least(Gap::Opaque, || "no date".parse::<jiff::civil::Date>().err());
}
