//! Documents in TOML, whose tables are B-trees or keep how they are written, and in YAML.

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

macro_rules! yaml {
    ($yaml:ident) => {
        mod $yaml {
            use mem_size::Gap;
            use $yaml::{Mapping, Value};

            use crate::{at_least, at_least_somewhere, exact};

            #[test]
            fn mappings_are_a_lower_bound() {
                exact(|| Value::Null);
                exact(|| Value::from("text"));
                exact(|| Value::Sequence(vec![Value::from(7), Value::from("x")]));
                at_least(Gap::Capacity, || Value::Mapping(Mapping::new()));
                at_least_somewhere(Gap::Capacity, || {
                    $yaml::from_str::<Value>("{name: Ada, deep: {list: [1, 2.5, ~, x]}}").ok()
                });
                at_least(Gap::Opaque, || $yaml::from_str::<Value>("!tag x").ok());
            }
        }
    };
}
yaml!(serde_norway);
yaml!(serde_yaml);
yaml!(serde_yaml_ng);

macro_rules! written_documents {
    ($toml_edit:ident) => {
        mod $toml_edit {
            use mem_size::Gap;
            use $toml_edit::{Array, DocumentMut, Item, Table, Value, table};

            use crate::{at_least, at_least_somewhere, exact, usage};

            #[test]
            fn documents_are_a_lower_bound() {
                exact(|| Item::None);
                at_least(Gap::Opaque, || Value::from(7));
                at_least(Gap::Opaque, || Value::from("a text"));
                at_least(Gap::Capacity, Table::new);
                at_least_somewhere(Gap::Capacity, || (0..9).collect::<Array>());
                at_least_somewhere(Gap::Capacity, || {
                    "# A person\nname = 'Ada'\nborn = 1815-12-10\n[deep.deeper]\n\
                     list = [1, 2.5, true, 'x'] # and\n[[all]]\nof = { them = 7 }\n[[all]]\n"
                        .parse::<DocumentMut>()
                        .ok()
                });
            }

            #[test]
            fn entries_count_and_what_their_texts_own() {
                let mut table = Table::new();
                let empty = usage(&table).heap;
                table.insert("key", Item::Value(Value::from("a text")));
                let one = usage(&table).heap;
                assert!(one > empty + size_of::<Item>() + "a text".len());
                table.insert("number", Item::Value(Value::from(7)));
                assert_eq!(usage(&table).heap, 2 * one - "a text".len());
            }

            #[test]
            fn table_in_an_inline_table_is_no_panic() {
                at_least_somewhere(Gap::Capacity, || {
                    let mut document = DocumentMut::new();
                    // The first step makes an inline table, which then holds a table.
                    document["name"]["first"] = table();
                    document["name"]["first"]["text"] = Item::Value(Value::from("a text"));
                    document
                });
                at_least_somewhere(Gap::Capacity, || {
                    let mut document = DocumentMut::new();
                    // The second step is left without a value.
                    let _ = &mut document["name"]["first"];
                    document
                });
            }
        }
    };
}
written_documents!(toml_edit_0_22);
written_documents!(toml_edit_0_25);
