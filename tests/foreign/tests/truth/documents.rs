//! Documents in TOML, whose tables are B-trees, and in YAML.

use mem_size::Gap;
use serde_yaml::{Mapping, Value};

use crate::{at_least, at_least_somewhere, exact};

macro_rules! documents {
    ($toml:ident as $module:ident) => {
        mod $module {
            use $toml::{Table, Value};

            use crate::exact;

            #[test]
            fn documents_are_exact() {
                exact(Table::new);
                exact(|| Value::from("text"));
                exact(|| {
                    "name = 'Ada'\nborn = 1815-12-10\n[deep.deeper]\nlist = [1, 2.5, true, 'x']\n"
                        .parse::<Table>()
                        .ok()
                });
                for length in [1, 11, 12, 100] {
                    exact(|| -> Table {
                        (0..length).map(|n: i32| (format!("key {n}"), Value::from(n))).collect()
                    });
                }
                exact(|| {
                    let text = |n: i32| (format!("{n:03}"), Value::from(n.to_string()));
                    let mut table: Table = (0..300).map(|n| text(n * 7 % 300)).collect();
                    (0..300).step_by(3).for_each(|n| drop(table.remove(&format!("{n:03}"))));
                    table
                });
            }
        }
    };
}
documents!(toml_0_8 as toml_8);
documents!(toml_0_9 as toml_9);
documents!(toml_1 as toml_10);

#[test]
fn mappings_of_yaml_are_a_lower_bound() {
    exact(|| Value::Null);
    exact(|| Value::from("text"));
    exact(|| Value::Sequence(vec![Value::from(7), Value::from("x")]));
    at_least(Gap::Capacity, || Value::Mapping(Mapping::new()));
    at_least_somewhere(Gap::Capacity, || {
        serde_yaml::from_str::<Value>("{name: Ada, deep: {list: [1, 2.5, ~, x]}}").ok()
    });
    at_least(Gap::Opaque, || serde_yaml::from_str::<Value>("!tag x").ok());
}
