//! Comparisons as JSON.

use crate::compare::Comparison;
use crate::json::json_methods;

json_methods!(
    Comparison,
    "mem_size::Comparison",
    "comparison",
    "",
    "let value = mem_size::compare! { \"two\" => vec![1, 2], \"none\" => Vec::<u8>::new() };"
);
