//! As much of JSON Schema (draft 7) as the schema of speedscope's format uses.

use serde_json::{Map, Value};

/// Why a value is not as its schema has it.
pub(crate) fn check(value: &Value, schema: &Value, whole: &Value) -> Result<(), String> {
    let Some(rules) = schema.as_object() else { return Err(format!("no schema: {schema}")) };
    rules.iter().try_for_each(|(rule, says)| keeps(value, (rule, says), rules, whole))
}

fn keeps(
    value: &Value,
    (rule, says): (&str, &Value),
    rules: &Map<String, Value>,
    whole: &Value,
) -> Result<(), String> {
    let fails = || Err(format!("{rule}: {says} does not hold for {value}"));
    let holds = match rule {
        "$schema" | "title" | "definitions" => true,
        "$ref" => {
            let name = says.as_str().and_then(|path| path.strip_prefix('#'));
            let schema = name.and_then(|name| whole.pointer(name)).ok_or("no such schema")?;
            return check(value, schema, whole);
        }
        "type" => match says.as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("number") => value.is_number(),
            _ => return Err(format!("a type that is not known: {says}")),
        },
        "const" => value == says,
        "enum" => says.as_array().is_some_and(|all| all.contains(value)),
        "required" => says.as_array().is_some_and(|names| {
            names.iter().all(|name| name.as_str().is_some_and(|name| value.get(name).is_some()))
        }),
        "anyOf" => says
            .as_array()
            .is_some_and(|any| any.iter().any(|schema| check(value, schema, whole).is_ok())),
        "properties" => {
            let known = says.as_object().into_iter().flatten();
            let present = known.filter_map(|(name, schema)| Some((value.get(name)?, schema)));
            return present.into_iter().try_for_each(|(part, schema)| check(part, schema, whole));
        }
        "items" if rules.contains_key("type") => {
            let items = value.as_array().into_iter().flatten();
            return items.into_iter().try_for_each(|item| check(item, says, whole));
        }
        _ => return Err(format!("a rule that is not known: {rule}")),
    };
    if holds { Ok(()) } else { fails() }
}
