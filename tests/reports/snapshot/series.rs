//! What grows from snapshot to snapshot, held against `detect_leaks`' words.

use mem_size::snapshot::{Course, Keys, Series};
use mem_size::{MemSize, Report, Snapshot};

#[derive(Default, MemSize)]
struct Server {
    leak: Vec<Box<[u64]>>,
    cache: Vec<u8>,
    same: String,
}

#[test]
fn growth_per_step_is_told_by_path() {
    let mut server = Server::default();
    let snapshots = [0, 100, 100, 100, 100].map(|cached| {
        server.leak.push(Box::new([1]));
        server.leak.shrink_to_fit();
        server.cache = Vec::with_capacity(cached);
        let mut snapshot = Snapshot::new();
        snapshot.add("server", &server);
        snapshot
    });
    let series = Series::of_snapshots(&snapshots, &Keys::new());
    assert_eq!(series.steps, 4);
    let leak = series.find("server.leak").unwrap();
    let each = size_of::<Box<[u64]>>() + size_of::<u64>();
    assert_eq!(leak.course(), Course::Steady);
    assert!(leak.steps().all(|step| step == each.cast_signed()));
    assert_eq!(leak.growth(), 4 * each.cast_signed());
    let cache = series.find("server.cache").unwrap();
    assert_eq!((cache.course(), cache.per_step()), (Course::Unsteady, 25.0));
    assert!(series.find("server.same").is_none());
    let text = series.to_string();
    assert!(
        text.contains("leak: Vec<Box<[u64]>>") && text.contains("grows in each step"),
        "{text}"
    );
    assert!(text.contains("without steady growth"), "{text}");
}

#[test]
fn growth_that_slows_down_is_not_steady() {
    let reports =
        [0, 800, 1200, 1400, 1500].map(|bytes| Report::of(&Vec::<u8>::with_capacity(bytes)));
    let series = Series::of_reports(&reports, &Keys::new());
    assert_eq!(series.rows[0].course(), Course::Unsteady);
    let reports = [5, 4, 3].map(|bytes| Report::of(&Vec::<u8>::with_capacity(bytes)));
    assert_eq!(Series::of_reports(&reports, &Keys::new()).rows[0].course(), Course::None);
}

#[test]
fn nothing_grows_in_a_series_of_the_same() {
    let report = Report::of(&vec![1_u8]);
    for reports in [vec![], vec![report.clone()], vec![report.clone(), report.clone(), report]] {
        let series = Series::of_reports(&reports, &Keys::new());
        assert!(series.rows.is_empty());
        assert!(series.to_string().starts_with("no growth in "), "{series}");
    }
}

#[test]
fn what_comes_and_goes_has_its_rows() {
    let reports = [None, Some(vec![0_u64; 100]), None].map(|value| Report::of(&value));
    let series = Series::of_reports(&reports, &Keys::new());
    assert!(!series.rows.is_empty());
    assert_eq!(series.rows[0].course(), Course::None);
}
