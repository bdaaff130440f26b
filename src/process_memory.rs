//! What the system tells of the memory of the process.

use std::fmt;

use crate::text::InUnits;

/// The memory of the process, in bytes, as the system counts it: whole pages, of code, stacks and
/// the allocator's own rooms too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProcessMemory {
    /// Bytes of physical memory that the process takes now (RSS; on Windows the working set).
    pub resident: usize,
    /// The most that it has taken, where the system tells: Linux and Android do.
    pub peak_resident: Option<usize>,
    /// Bytes of address space that the process has mapped (on Windows, private bytes).
    pub virtual_memory: usize,
}

/// Asks the system how much memory the process takes; `None` where it has no answer.
///
/// Resident, peak and virtual memory are read one after the other, while the process goes on.
///
/// ```
/// if let Some(memory) = mem_size::process_memory() {
///     assert!(memory.resident > 0);
///     println!("{memory}");
/// }
/// ```
#[must_use]
pub fn process_memory() -> Option<ProcessMemory> {
    let stats = memory_stats::memory_stats()?;
    Some(ProcessMemory {
        resident: stats.physical_mem,
        // The system counts in steps of its own, and may be behind with the peak.
        peak_resident: peak_resident().map(|peak| peak.max(stats.physical_mem)),
        virtual_memory: stats.virtual_mem,
    })
}

/// Resident memory alone, in a tenth of the time where there is a figure that the system need not
/// add up; it may be behind by some pages.
pub(super) fn resident() -> Option<usize> {
    status("VmRSS:").or_else(|| Some(memory_stats::memory_stats()?.physical_mem))
}

/// Not by `getrusage`: its peak begins with that of the program that started this one.
fn peak_resident() -> Option<usize> {
    status("VmHWM:")
}

/// A line of the process's status.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn status(name: &str) -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kib: usize = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kib.checked_mul(1024)
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn status(_: &str) -> Option<usize> {
    None
}

/// One line: `12.1 MiB resident (15.0 MiB at most), 120.3 MiB virtual`.
impl fmt::Display for ProcessMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = |bytes: usize| InUnits::of(bytes as u64);
        write!(f, "{} resident", units(self.resident))?;
        if let Some(peak) = self.peak_resident {
            write!(f, " ({} at most)", units(peak))?;
        }
        write!(f, ", {} virtual", units(self.virtual_memory))
    }
}
