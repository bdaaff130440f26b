//! Strings and paths.

use arcstr::ArcStr;
use bstr::BString;
use camino::Utf8PathBuf;
use compact_str::CompactString;
use mem_size::{Gap, MemSize};
use semver::{Prerelease, Version, VersionReq};
use serde_bytes::ByteBuf;
use smol_str::SmolStr;
use url::Url;

use crate::{at_least, at_least_somewhere, exact};

#[derive(Clone, MemSize)]
#[repr(align(64))]
struct Aligned(u8);

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

#[test]
fn shared_strings_and_their_parts_are_exact() {
    exact(ArcStr::new);
    exact(|| ArcStr::from(LONG));
    exact(|| arcstr::literal!("static"));
    exact(|| vec![ArcStr::from(LONG); 50]);
    exact(|| {
        let whole = ArcStr::from(LONG);
        (whole.substr(2..6), whole.substr(4..))
    });
}

#[test]
fn copy_on_write_vectors_and_strings_share_their_block() {
    use ecow_0_3::{EcoString, EcoVec};
    exact(EcoVec::<String>::new);
    exact(|| EcoVec::<u64>::with_capacity(10));
    exact(|| -> EcoVec<String> { (0..9).map(|n| n.to_string()).collect() });
    exact(|| EcoVec::from_elem(Aligned(7), 3));
    exact(|| vec![EcoVec::from([1_u8, 2, 3]); 50]);
    exact(|| EcoString::from("short"));
    exact(|| EcoString::with_capacity(100));
    exact(|| vec![EcoString::from(LONG); 50]);
    exact(|| EcoString::from(LONG) + "more");
}

#[test]
fn long_copy_on_write_string_of_old_hides_its_capacity() {
    use ecow_0_2::{EcoString, EcoVec};
    exact(|| -> EcoVec<String> { (0..9).map(|n| n.to_string()).collect() });
    exact(|| EcoVec::from_elem(Aligned(7), 3));
    for length in 0..=16 {
        let build = || EcoString::from(LONG.get(..length).unwrap_or_default());
        if length <= EcoString::INLINE_LIMIT {
            exact(build);
        } else {
            at_least(Gap::Capacity, build);
        }
    }
    at_least(Gap::Capacity, || EcoString::with_capacity(100));
    let shared = at_least(Gap::Capacity, || vec![EcoString::from(LONG); 50]);
    assert!(shared.heap_size() < 51 * size_of::<EcoString>() + 2 * LONG.len());
}

#[test]
fn versions_are_exact() {
    exact(|| "1.2.3".parse::<Version>().ok());
    exact(|| ">=1.2.3, <2".parse::<VersionReq>().ok());
    for length in [1, 7, 8, 9, 16, 127, 128, 129, 20_000] {
        exact(|| Prerelease::new(&"x".repeat(length)).ok());
        exact(|| format!("1.2.3-{0}+{0}", "x".repeat(length)).parse::<Version>().ok());
    }
}

#[test]
fn wide_strings_and_byte_buffers_are_exact() {
    use widestring::{U16String, U32String, Utf16String, Utf32String};
    exact(|| U16String::from_str(LONG));
    exact(|| U32String::with_capacity(100));
    exact(|| Utf16String::from_str(LONG));
    exact(|| Utf32String::with_capacity(100));
    exact(|| ByteBuf::from(vec![7_u8; 100]));
    exact(|| ByteBuf::with_capacity(100));
}

macro_rules! compact_strings {
    ($($compact_str:ident),+) => { $( {
        use $compact_str::CompactString;
        exact(|| CompactString::from("short"));
        exact(|| CompactString::from(LONG));
        exact(|| CompactString::with_capacity(1000));
        exact(|| CompactString::const_new(LONG));
        exact(|| {
            let mut text = CompactString::from(LONG);
            (0..100).for_each(|_| text.push('x'));
            text
        });
        // The block keeps a least size, unless it was a string's.
        for length in 0..LONG.len() {
            exact(|| {
                let mut text = CompactString::from(LONG);
                text.truncate(length);
                text.shrink_to_fit();
                text
            });
            exact(|| CompactString::from_string_buffer(LONG.get(..length).unwrap_or("").into()));
        }
    } )+ };
}

#[test]
fn strings_of_older_versions_are_exact() {
    compact_strings!(compact_str_0_8, compact_str_0_9, compact_str);
    use smol_str_0_2::SmolStr;
    exact(|| SmolStr::new("short"));
    exact(|| SmolStr::new_static(LONG));
    exact(|| vec![SmolStr::new(LONG); 50]);
}

#[test]
fn smart_strings_are_exact() {
    use smartstring::{Compact, LazyCompact, SmartString};
    macro_rules! exact_in {
        ($($mode:ident),+) => { $(
            exact(SmartString::<$mode>::new);
            exact(|| SmartString::<$mode>::from("short"));
            exact(|| vec![SmartString::<$mode>::from(LONG); 3]);
            exact(|| SmartString::<$mode>::from(String::with_capacity(101)));
            for length in 20..40 {
                exact(|| {
                    let mut text: SmartString<$mode> = "x".repeat(length).into();
                    text.push('y');
                    text
                });
                exact(|| {
                    let mut text: SmartString<$mode> = LONG.repeat(2).into();
                    text.truncate(length);
                    text.shrink_to_fit();
                    text
                });
            }
        )+ };
    }
    exact_in!(Compact, LazyCompact);
}

#[test]
fn strings_that_share_buffers_unseen_are_opaque() {
    at_least(Gap::Opaque, || tendril_0_4::StrTendril::from("short"));
    at_least(Gap::Opaque, || vec![tendril_0_4::StrTendril::from(LONG); 3]);
    at_least(Gap::Opaque, || vec![tendril_0_5::StrTendril::from(LONG); 3]);
    at_least(Gap::Opaque, || tendril_0_5::ByteTendril::from(LONG.as_bytes()));
}

#[test]
fn relative_path_is_at_least_its_text() {
    use relative_path::{RelativePath, RelativePathBuf};
    let path = at_least(Gap::Capacity, || RelativePathBuf::from(LONG));
    assert_eq!(path.heap_size(), LONG.len());
    at_least(Gap::Capacity, RelativePathBuf::new);
    exact(|| -> Box<RelativePath> { RelativePathBuf::from(LONG).into_boxed_relative_path() });
}

#[test]
fn wide_texts_with_a_nul_and_boxed_ones_are_exact() {
    use widestring::{U16CString, U16String, U32CString, U32String, Utf16String};
    exact(U16CString::default);
    exact(|| U16CString::from_str(LONG).ok());
    exact(|| U32CString::from_str(LONG).ok());
    exact(|| U16CString::from_str(LONG).ok().map(U16CString::into_boxed_ucstr));
    exact(|| U16String::from_str(LONG).into_boxed_ustr());
    exact(|| U32String::from_str(LONG).into_boxed_ustr());
    exact(|| Utf16String::from_str(LONG).into_boxed_utfstr());
}

#[test]
fn interned_string_belongs_to_the_process() {
    at_least(Gap::Opaque, || string_cache::DefaultAtom::from("short"));
    at_least(Gap::Opaque, || string_cache::DefaultAtom::from(LONG));
    at_least(Gap::Opaque, || string_cache_0_9::DefaultAtom::from(LONG));
    at_least(Gap::Opaque, || string_cache_0_11::DefaultAtom::from(LONG));
    at_least(Gap::Opaque, || internment::Intern::<String>::new(String::from(LONG)));
    at_least(Gap::Opaque, || internment::Intern::<str>::from(LONG));
}

#[test]
fn interners_are_a_lower_bound() {
    use lasso::Rodeo;
    at_least_somewhere(Gap::Capacity, Rodeo::<lasso::Spur>::default);
    let rodeo = at_least_somewhere(Gap::Capacity, || {
        let mut rodeo: Rodeo = Rodeo::new();
        (0..1000).for_each(|n: u32| {
            assert_eq!(rodeo.get_or_intern(n.to_string()), rodeo.get_or_intern(n.to_string()))
        });
        rodeo.get_or_intern("x".repeat(10_000));
        rodeo
    });
    assert!(rodeo.heap_size() > 10_000 + 1001 * size_of::<&str>());
    let filled = || {
        let mut rodeo: Rodeo = Rodeo::new();
        (0..1000).for_each(|n: u32| {
            rodeo.get_or_intern(n.to_string());
        });
        rodeo.get_or_intern_static("no text of the arena");
        rodeo
    };
    let reader = at_least_somewhere(Gap::Opaque, || filled().into_reader());
    assert!(reader.heap_size() > 1001 * size_of::<&str>());
    let resolver = at_least_somewhere(Gap::Opaque, || filled().into_resolver());
    assert_eq!(resolver.heap_size(), 1001 * size_of::<&str>());
    at_least(Gap::Opaque, || Rodeo::<lasso::Spur>::new().into_resolver());
    at_least(Gap::Opaque, string_interner::DefaultStringInterner::default);
}

#[test]
fn texts_that_may_be_borrowed_are_a_lower_bound() {
    macro_rules! cows {
        ($($cow:ident),+) => { $(
            exact(|| $cow::borrowed(LONG));
            exact(|| $cow::<str>::owned(String::new()));
            at_least(Gap::Capacity, || $cow::<str>::owned(String::from(LONG)));
            at_least(Gap::Capacity, || $cow::<[String]>::owned(vec![String::from("x"); 3]));
            at_least(Gap::Capacity, || $cow::<[u8]>::owned(vec![7; 9]));
        )+ };
    }
    use beef::Cow;
    use beef::lean::Cow as LeanCow;
    cows!(Cow, LeanCow);
}

#[test]
fn temporary_files_own_their_path() {
    exact(|| tempfile::tempdir().ok());
    exact(|| tempfile::NamedTempFile::new().ok());
    exact(|| tempfile::NamedTempFile::new().ok().map(tempfile::NamedTempFile::into_temp_path));
    at_least(Gap::Opaque, || tempfile::SpooledTempFile::new(100));
}
