//! Audits where other threads free, reallocate and allocate.

use std::cell::RefCell;
use std::panic::resume_unwind;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use mem_size::{AuditError, Auditor, assert_exact, audit};

use super::{Outcome, only};

/// A place where threads hand each other a value. Unlike a channel it allocates nothing.
struct Desk<T>(Mutex<Option<T>>);

impl<T> Desk<T> {
    const fn new() -> Self {
        Self(Mutex::new(None))
    }

    fn put(&self, value: T) {
        loop {
            let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if place.is_none() {
                *place = Some(value);
                return;
            }
            drop(place);
            thread::yield_now();
        }
    }

    fn take(&self) -> T {
        loop {
            let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(value) = taken {
                return value;
            }
            thread::yield_now();
        }
    }
}

#[test]
fn block_that_another_thread_frees_is_not_live() -> Outcome {
    let (there, done) = (Desk::new(), Desk::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            drop::<Vec<u8>>(there.take());
            done.put(());
        });
        let audit = audit(|| {
            there.put(vec![1_u8; 100]);
            done.take();
            vec![2_u8; 3]
        })?;
        assert!(audit.is_exact(), "{audit}");
        assert_eq!(audit.allocated.bytes, 3);
        Ok(())
    })
}

#[test]
fn block_that_another_thread_allocates_is_known_where_it_is_reported() -> Outcome {
    for _ in 0..100 {
        let audit = audit(|| thread::spawn(|| vec![1_u8; 10]).join())?;
        assert_eq!(only(&audit), [0; 4], "{audit}");
        assert_eq!((audit.allocated.bytes, audit.allocated.blocks), (10, 1));
    }
    Ok(())
}

#[test]
fn block_that_another_thread_reallocates_has_its_new_size() -> Outcome {
    let (there, back) = (Desk::new(), Desk::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            for capacity in [10, 1000, 100_000] {
                let mut bytes: Vec<u8> = there.take();
                bytes.reserve_exact(capacity - bytes.len());
                back.put(bytes);
            }
        });
        [10, 1000, 100_000].map(|capacity| {
            let outcome = Auditor::new().with_backtraces().run(|| {
                there.put(vec![1]);
                back.take()
            });
            (capacity, outcome)
        })
    })
    .into_iter()
    .try_for_each(|(capacity, outcome)| {
        let (bytes, audit) = outcome?;
        assert_eq!(bytes.capacity(), capacity);
        assert!(audit.is_exact(), "{audit}");
        assert_eq!(audit.allocated.bytes, capacity);
        Ok(())
    })
}

#[test]
fn what_another_thread_holds_is_not_dark() -> Outcome {
    let (go, held, end) = (Desk::new(), Desk::new(), Desk::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            go.take();
            let mine = vec![0_u8; 77];
            held.put(());
            end.take();
            drop(mine);
        });
        let audit = audit(|| {
            go.put(());
            held.take();
            vec![1_u8; 10]
        })?;
        end.put(());
        assert!(audit.is_exact(), "{audit}");
        assert_eq!((audit.allocated.bytes, audit.allocated.blocks), (10, 1));
        Ok(())
    })
}

/// Frees a block of the thread that started this one, when the thread-locals of this one are gone.
#[test]
fn block_that_a_destructor_of_a_thread_local_frees_is_not_live() -> Outcome {
    thread_local! {
        static LAST: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
    }
    for _ in 0..100 {
        let audit = audit(|| {
            let mine = vec![1_u8; 100];
            let other = thread::spawn(move || LAST.with_borrow_mut(|last| last.push(mine)));
            (other.join(), vec![2_u8; 3]).1
        })?;
        assert!(audit.is_exact(), "{audit}");
    }
    Ok(())
}

/// Several threads audit at once, while others free, reallocate and hand back what they get, so
/// that addresses are used again all the time.
#[test]
fn audits_are_exact_among_threads_that_exchange_blocks() -> Outcome {
    const AUDITORS: usize = 3;
    const ROUNDS: usize = 1000;
    type Bytes = Vec<u8>;
    let desks: [(Desk<Option<Bytes>>, Desk<Bytes>); AUDITORS] =
        [const { (Desk::new(), Desk::new()) }; AUDITORS];
    thread::scope(|scope| {
        for (there, back) in &desks {
            scope.spawn(|| {
                let mut nth = 0;
                while let Some(mut block) = there.take() {
                    nth += 1;
                    match nth % 3 {
                        0 => block = vec![0; 1 + nth % 50],
                        1 => block.reserve_exact(nth % 100),
                        _ => block.shrink_to_fit(),
                    }
                    back.put(block);
                }
            });
        }
        let auditors = desks.each_ref().map(|(there, back)| {
            scope.spawn(move || -> Result<Vec<String>, AuditError> {
                let mut wrong = Vec::new();
                for round in 0..ROUNDS {
                    let audit = audit(|| {
                        there.put(Some(Vec::with_capacity(1 + round % 60)));
                        let first = back.take();
                        let kept = vec![0_u8; 1 + round % 40];
                        there.put(Some(first));
                        (back.take(), kept)
                    })?;
                    // Not asserted here: the other thread would wait for ever.
                    if !audit.is_exact() {
                        wrong.push(audit.to_string());
                    }
                }
                there.put(None);
                Ok(wrong)
            })
        });
        for auditor in auditors {
            let wrong = auditor.join().unwrap_or_else(|failure| resume_unwind(failure))?;
            assert_eq!(wrong, Vec::<String>::new());
        }
        Ok(())
    })
}

/// The standard library holds a lock while it prints the backtrace of a panic, and allocates under
/// it.
#[test]
fn panic_with_a_backtrace_ends_in_an_audit_that_keeps_backtraces() -> std::io::Result<()> {
    const AGAIN: &str = "MEM_SIZE_TEST_PANICS";
    if std::env::var_os(AGAIN).is_some() {
        let _ = Auditor::new().with_backtraces().run(|| -> Vec<u8> { panic!("on purpose") });
    }
    let name = "threads::panic_with_a_backtrace_ends_in_an_audit_that_keeps_backtraces";
    assert!(!ends(name, AGAIN)?.success());
    Ok(())
}

/// Errors of some crates capture a backtrace where `RUST_BACKTRACE` is set.
#[test]
fn value_that_captures_a_backtrace_is_audited_by_the_assertion() -> std::io::Result<()> {
    const AGAIN: &str = "MEM_SIZE_TEST_CAPTURES";
    if std::env::var_os(AGAIN).is_some() {
        assert_exact!({
            let backtrace = std::backtrace::Backtrace::capture();
            assert_eq!(backtrace.status(), std::backtrace::BacktraceStatus::Captured);
            vec![1_u8, 2, 3]
        });
        return Ok(());
    }
    let name = "threads::value_that_captures_a_backtrace_is_audited_by_the_assertion";
    assert!(ends(name, AGAIN)?.success());
    Ok(())
}

/// Runs a test of this file in a process of its own, with the variable and `RUST_BACKTRACE` set.
fn ends(name: &str, variable: &str) -> std::io::Result<ExitStatus> {
    let mut child = Command::new(std::env::current_exe()?)
        .args(["--exact", name])
        .envs([(variable, "1"), ("RUST_BACKTRACE", "1")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    for _ in 0..600 {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        thread::sleep(Duration::from_millis(100));
    }
    child.kill()?;
    Err(std::io::Error::from(std::io::ErrorKind::TimedOut))
}
