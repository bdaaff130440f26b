//! Reports of leaks as JSON.

use crate::json::json_methods;
use crate::leaks::LeakReport;

json_methods!(
    LeakReport,
    "mem_size::LeakReport",
    "report of leaks",
    "# #[global_allocator]
# static ALLOC: mem_size::CountingAlloc = mem_size::CountingAlloc::new();",
    "let mut log = Vec::new();
let value = mem_size::detect_leaks(100, || log.push(Box::new(1_u32))).unwrap();"
);
