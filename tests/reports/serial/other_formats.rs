//! Not JSON alone: a format that knows structs from maps, and that writes the names of types.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Debug;

use mem_size::snapshot::{Keys, Series};
use mem_size::{Report, Snapshot, compare, detect_leaks, profile, registry};
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::shop;

fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    for names in [false, true] {
        let config = PrettyConfig::new().struct_names(names);
        let text = ron::ser::to_string_pretty(value, config).unwrap();
        assert_eq!(&ron::from_str::<T>(&text).unwrap(), value);
    }
}

#[test]
fn whatever_is_written_comes_back_from_another_format() {
    let shop = shop(None);
    let _held = shop.held.lock().unwrap();
    let reports = [Report::of(&shop), Report::of(&super::shop(None)), Report::of(&shop)];
    comes_back(&reports[0]);
    comes_back(&reports[0].usage);
    comes_back(&reports[1].since(&reports[0]));
    comes_back(&Series::of_reports(&reports, &Keys::new()));
    let mut snapshot = Snapshot::new();
    snapshot.add("name", &shop);
    comes_back(&snapshot);
    comes_back(&compare! { "one" => vec![1], "two" => 2 });
    comes_back(&profile(|| vec![1]).1);
    comes_back(&detect_leaks(10, || vec![1]).unwrap());
    comes_back(&registry::types());
}
