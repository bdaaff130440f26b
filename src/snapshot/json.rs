//! Snapshots, differences and series as JSON.

use crate::json::json_methods;
use crate::snapshot::{Diff, Series, Snapshot};

json_methods!(
    Snapshot,
    "mem_size::Snapshot",
    "snapshot",
    "",
    "let mut value = mem_size::Snapshot::new();
value.add(\"bytes\", &vec![1_u8, 2, 3]);"
);

json_methods!(
    Diff,
    "mem_size::Diff",
    "difference",
    "",
    "use mem_size::Report;
let [before, after] = [100, 300].map(|length| Report::of(&vec![0_u8; length]));
let value = after.since(&before);"
);

json_methods!(
    Series,
    "mem_size::snapshot::Series",
    "series",
    "",
    "use mem_size::{Report, snapshot::{Keys, Series}};
let reports = [100, 300, 600].map(|length| Report::of(&vec![0_u8; length]));
let value = Series::of_reports(&reports, &Keys::new());"
);
