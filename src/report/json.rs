//! Reports as JSON.

use crate::Report;
use crate::json::json_methods;

json_methods!(
    Report,
    "mem_size::Report",
    "report",
    "",
    "let value = mem_size::Report::of(&vec![String::from(\"a\"), String::from(\"b\")]);"
);
