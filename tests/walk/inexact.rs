//! What one gets who asks for an exact size, with and without gaps.

use std::cell::RefCell;
use std::error::Error;
use std::sync::Mutex;

use mem_size::{Gap, Inexact, MemSize, MemUsage};

#[test]
fn exact_size_is_the_deep_size() {
    let list = vec![String::from("a"), String::from("b")];
    assert_eq!(list.mem_usage().exact(), Ok(list.deep_size()));
    assert_eq!(list.mem_usage().exact_or(1), list.deep_size());
    assert_eq!(MemUsage::default().exact(), Ok(0));
}

#[test]
fn any_gap_gives_the_default_or_an_error_with_what_is_known() {
    let value = (Mutex::new([1_u8; 9]), RefCell::new(vec![0_u8; 50]), vec![0_u8; 100]);
    let (held, writing) = (value.0.lock(), value.1.borrow_mut());
    assert_eq!(value.mem_usage().exact_or(12_345), 12_345);
    let inexact = value.mem_usage().exact().expect_err("two places cannot be looked into");
    assert_eq!(inexact.lower_bound(), size_of_val(&value) + 100);
    assert_eq!(inexact.usage(), value.mem_usage());
    let gaps = inexact.gaps();
    assert_eq!((gaps.total(), gaps.count(Gap::Locked), gaps.count(Gap::Borrowed)), (2, 1, 1));
    drop((held, writing));
    assert_eq!(value.mem_usage().exact(), Ok(size_of_val(&value) + 50 + 100));
}

#[test]
fn error_passes_for_any_error_and_prints_the_bound_and_the_gaps() {
    fn size(cell: &RefCell<[u8; 8]>) -> Result<usize, Box<dyn Error + Send + Sync>> {
        Ok(cell.mem_usage().exact()?)
    }

    let cell = RefCell::new([0; 8]);
    assert!(size(&cell).is_ok_and(|bytes| bytes == size_of_val(&cell)));
    let writing = cell.borrow_mut();
    let error = size(&cell).expect_err("it is borrowed");
    let bytes = size_of_val(&cell);
    let expected =
        format!("only a lower bound is known: {bytes} bytes; 1 gap: 1 × mutably borrowed");
    assert_eq!(error.to_string(), expected);
    assert!(error.is::<Inexact>());
    drop(writing);
}
