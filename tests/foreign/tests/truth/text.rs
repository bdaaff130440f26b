//! Strings and paths.

use bstr::BString;
use camino::Utf8PathBuf;
use compact_str::CompactString;
use mem_size::{Gap, MemSize};
use smol_str::SmolStr;
use url::Url;

use crate::{at_least, exact};

const LONG: &str = "a text that is too long to lie inline in any of these";

#[test]
fn compact_strings_are_exact() {
    exact(|| CompactString::from("short"));
    exact(|| CompactString::from(LONG));
    exact(|| CompactString::with_capacity(1000));
    exact(|| CompactString::const_new(LONG));
    exact(|| vec![CompactString::from(LONG); 3]);
    exact(|| {
        let mut text = CompactString::from(LONG);
        (0..100).for_each(|_| text.push('x'));
        text
    });
}

#[test]
fn small_strings_share_their_block() {
    exact(|| SmolStr::new("short"));
    exact(|| SmolStr::new(LONG));
    exact(|| SmolStr::new_static(LONG));
    exact(|| vec![SmolStr::new(LONG); 50]);
}

#[test]
fn byte_strings_and_paths_are_exact() {
    exact(|| BString::from("bytes"));
    exact(|| Utf8PathBuf::from("some/path"));
    exact(|| {
        let mut path = Utf8PathBuf::with_capacity(100);
        path.push("x");
        path
    });
}

#[test]
fn url_is_at_least_its_text() {
    let url = at_least(Gap::Capacity, || Url::parse("https://example.org/a path?q=1#f"));
    assert!(url.is_ok_and(|url| url.heap_size() == url.as_str().len()));
    exact(|| url::Host::Domain(String::from("example.org")));
}
