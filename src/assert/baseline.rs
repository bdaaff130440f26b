//! The assertion that a value takes about what it took when its baseline was committed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use mem_size_core::MemSize;

use crate::json;
use crate::report::Report;

/// The environment variable that accepts what values take now.
const UPDATE: &str = "MEM_SIZE_UPDATE";

/// Fails a test unless a value takes about as many bytes as in its baseline, a file that is
/// committed with the test. The message of a failure is the [`Diff`](crate::Diff).
///
/// ```no_run
/// use mem_size::assert_within_baseline;
///
/// let cache: Vec<String> = (0..1000).map(|number| format!("entry {number}")).collect();
/// assert_within_baseline!(cache, "cache"); // within 5 %
/// assert_within_baseline!(cache, "cache", 0.5 %);
/// ```
///
/// The baseline is the [`Report`](crate::Report) as JSON, a line for each node. It is the file
/// `tests/baselines/64-bit/cache.json` in the package of the test: sizes depend on how wide
/// pointers are, so each width has a folder. Run the test with `MEM_SIZE_UPDATE=1` in the
/// environment to write baselines that are not there, and to accept what has changed; then look at
/// the files' differences, and commit them.
///
/// A value that has become smaller by more than the tolerance fails as well: the baseline is to
/// follow, or the room would be taken again unnoticed. So does one with more gaps than in the
/// baseline, whatever its size: what could not be measured may be large. A reference is followed:
/// what it points to is measured.
///
/// A file is read and written as a whole, so tests may run side by side; give each value a name of
/// its own. A name may have letters, digits, `-`, `_`, `.` and blanks.
///
/// # Panics
///
/// When the size is out of the tolerance, when there are more gaps, when the baseline is not there
/// or cannot be read or written, and when the name has other characters.
///
/// ```text
/// `cache` is not within 5 % of tests/baselines/64-bit/cache.json; MEM_SIZE_UPDATE=1 accepts it
///
/// 35.5 KiB → 70.9 KiB: +35.4 KiB (+99.7 %)
///
///               before     after     change  count
/// Vec<String>  35.5 KiB  70.9 KiB  +35.4 KiB  +1000
/// ```
///
/// Needs the features `snapshot` and `json`.
#[macro_export]
macro_rules! assert_within_baseline {
    ($value:expr, $name:expr $(,)?) => {
        $crate::assert_within_baseline!($value, $name, 5 %)
    };
    ($value:expr, $name:expr, $percent:literal % $(,)?) => {{
        use $crate::__private::AssertWithinBaseline as _;
        $value.__assert_within_baseline(&$crate::__private::Baseline {
            value: $crate::__private::stringify!($value),
            package: $crate::__private::env!("CARGO_MANIFEST_DIR"),
            name: &$name,
            percent: $percent as _,
        });
    }};
    ($($other:tt)*) => {
        $crate::__private::compile_error! {
            "expected a value, a name and a tolerance: `value, \"name\"` or `value, \"name\", 5 %`"
        }
    };
}

/// What a value is held against.
#[derive(Clone, Copy, Debug)]
pub struct Baseline<'a> {
    /// The expression of the value.
    pub value: &'static str,
    /// The folder of the package.
    pub package: &'a str,
    /// The name of the file, without its ending.
    pub name: &'a str,
    /// The tolerance, in percent of the baseline.
    pub percent: f64,
}

/// The method behind [`assert_within_baseline!`](crate::assert_within_baseline): called on a
/// reference, it measures what the reference points to.
pub trait AssertWithinBaseline: MemSize {
    /// Panics unless the size is that of the baseline.
    #[track_caller]
    #[expect(clippy::panic, reason = "it fails the test")]
    fn __assert_within_baseline(&self, baseline: &Baseline<'_>) {
        let accepts =
            std::env::var_os(UPDATE).is_some_and(|value| !value.is_empty() && value != "0");
        let report = Report::of(self);
        let result = if accepts { baseline.accept(&report) } else { baseline.check(&report) };
        if let Err(message) = result {
            panic!("{message}");
        }
    }
}

impl<T: MemSize + ?Sized> AssertWithinBaseline for T {}

impl Baseline<'_> {
    fn check(&self, report: &Report) -> Result<(), String> {
        let (file, path) = self.file()?;
        let value = self.value;
        // What cannot be asked cannot be read either, which says why.
        if matches!(path.try_exists(), Ok(false)) {
            return Err(format!(
                "`{value}` has no baseline {}; {UPDATE}=1 writes it\n\n{report}",
                file.display()
            ));
        }
        let before = Report::load(&path)
            .map_err(|error| format!("{error}\n{UPDATE}=1 writes the baseline anew"))?;
        let diff = report.since(&before);
        let gaps = |report: &Report| report.usage.gaps.total();
        let wrong = if gaps(report) > gaps(&before) {
            "has more gaps than".to_owned()
        } else if diff.percent().abs() > self.percent {
            format!("is not within {} % of", self.percent)
        } else {
            return Ok(());
        };
        Err(format!("`{value}` {wrong} {}; {UPDATE}=1 accepts it\n\n{diff}", file.display()))
    }

    /// Writes what differs; a file that says the same is left as it is.
    fn accept(&self, report: &Report) -> Result<(), String> {
        let (_, path) = self.file()?;
        if Report::load(&path).is_ok_and(|before| before == *report) {
            return Ok(());
        }
        write(&path, report).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// The file, as it is called in the package and as it is found.
    fn file(&self) -> Result<(PathBuf, PathBuf), String> {
        let Self { name, package, .. } = self;
        let is_allowed = |c: char| c.is_alphanumeric() || "-_. ".contains(c);
        if name.is_empty() || name.starts_with('.') || !name.chars().all(is_allowed) {
            return Err(format!(
                "`{name}` is no name of a baseline: take letters, digits, `-`, `_`, `.` and blanks"
            ));
        }
        let width = format!("{}-bit", usize::BITS);
        let folders: PathBuf = ["tests", "baselines", &width].iter().collect();
        let file = folders.join(format!("{name}.json"));
        let path = Path::new(package).join(&file);
        Ok((file, path))
    }
}

fn write(path: &Path, report: &Report) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    json::replace(path, &report.to_json())
}
