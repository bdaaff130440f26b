//! Without the counting allocator each question is answered by an error, not by 0.
//!
//! A program of its own, as an allocator is installed for a whole program.

use mem_size::NotInstalled;

#[test]
fn nothing_is_counted_silently() {
    assert_eq!(mem_size::allocated_blocks(), Err(NotInstalled));
    assert_eq!(mem_size::allocated_bytes(), Err(NotInstalled));
    assert_eq!(mem_size::alloc_stats(), Err(NotInstalled));
    assert_eq!(mem_size::thread_alloc_stats(), Err(NotInstalled));
    assert_eq!(mem_size::reset_peak(), Err(NotInstalled));
    assert!(NotInstalled.to_string().contains("#[global_allocator]"));
}

#[cfg(feature = "process-memory")]
#[test]
fn resident_memory_grows_with_what_is_touched() {
    let Some(before) = mem_size::process_memory() else { return };
    let touched = std::hint::black_box(vec![1_u8; 64 << 20]);
    let after = mem_size::process_memory();
    assert!(after.is_some_and(|after| after.resident >= before.resident + touched.len() / 2));
    assert!(
        after.is_none_or(|after| after.peak_resident.is_none_or(|peak| peak >= after.resident))
    );
}

#[test]
fn search_for_leaks_does_not_run_uncounted() {
    let mut runs = 0;
    assert_eq!(mem_size::detect_leaks(10, || runs += 1), Err(NotInstalled));
    assert_eq!(mem_size::detect_process_leaks(10, || runs += 1), Err(NotInstalled));
    let failure = std::panic::catch_unwind(|| mem_size::assert_no_leaks!(10, || 1));
    assert_eq!(runs, 0);
    let text = failure.err().and_then(|failure| failure.downcast::<String>().ok());
    assert_eq!(text.map(|text| *text), Some(NotInstalled.to_string()));
}

#[test]
fn layouts_are_not_verified_against_nothing() {
    let error = mem_size::LayoutError::Audit(mem_size::AuditError::NotInstalled(NotInstalled));
    assert_eq!(mem_size::verify_std_layouts(), Err(error));
}
