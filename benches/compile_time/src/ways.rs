//! The derives that are compared.

/// A derive with the crate behind it.
pub struct Way {
    /// How the tables name it.
    pub name: &'static str,
    /// The crate whose derive it is, if any.
    pub krate: Option<&'static str>,
    /// The feature of the subject that brings the crate.
    pub feature: &'static str,
    /// What stands above each type.
    pub derive: &'static str,
}

/// Without a derive first, then ours, then the peers'.
pub const WAYS: [Way; 9] = [
    Way { name: "no derive", krate: None, feature: "default", derive: "" },
    ours("mem-size, measuring", "mem-size"),
    ours("mem-size with `layout`", "mem-size-layout"),
    ours("mem-size with `registry`", "mem-size-registry"),
    peer("deepsize", "#[derive(deepsize::DeepSizeOf)]"),
    peer("get-size2", "#[derive(get_size2::GetSize)]"),
    peer("mem_dbg", "#[derive(mem_dbg::MemSize)]\n#[mem_size(rec)]"),
    Way {
        name: "mem_dbg with `MemDbg`",
        krate: Some("mem_dbg"),
        feature: "mem_dbg",
        derive: "#[derive(mem_dbg::MemSize, mem_dbg::MemDbg)]\n#[mem_size(rec)]",
    },
    peer("allocative", "#[derive(allocative::Allocative)]"),
];

/// Which of them is to hold the bar.
pub const MEASURING: usize = 1;

/// The peers, of which the cheapest sets it.
pub const PEERS: std::ops::Range<usize> = 4..WAYS.len();

const fn ours(name: &'static str, feature: &'static str) -> Way {
    Way { name, krate: Some("mem-size"), feature, derive: "#[derive(mem_size::MemSize)]" }
}

const fn peer(name: &'static str, derive: &'static str) -> Way {
    Way { name, krate: Some(name), feature: name, derive }
}
