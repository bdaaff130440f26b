//! An audit names the block that is forgotten, made up, reported twice or with a wrong size, and
//! nothing else.
//!
//! A program of its own, as tests of it run it again as a child process.

mod parts;
mod threads;

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::rc::Rc;
use std::sync::Mutex;

use mem_size::{
    Audit, AuditError, Auditor, Block, CountingAlloc, Gap, MemSize, Tracer, assert_exact, audit,
};

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

type Outcome = Result<(), AuditError>;

#[derive(MemSize)]
struct Forgetful {
    names: Vec<String>,
    #[mem_size(skip)]
    forgotten: Vec<u16>,
}

fn forgetful() -> Forgetful {
    Forgetful { names: vec!["Ada".into(), "Grace".into()], forgotten: vec![7; 50] }
}

/// Everything else is in order.
fn only(audit: &Audit) -> [usize; 4] {
    [audit.dark.len(), audit.repeated.len(), audit.resized.len(), audit.phantom.len()]
}

#[test]
fn forgotten_field_is_dark_matter() -> Outcome {
    let audit = audit(forgetful)?;
    assert_eq!(only(&audit), [1, 0, 0, 0]);
    assert_eq!(audit.dark_bytes(), 100);
    assert_eq!(audit.allocated.bytes - audit.measured.bytes, 100);
    assert_eq!(audit.allocated.blocks, 4);
    let text = audit.to_string();
    assert!(text.starts_with("audit of Forgetful: 100 bytes of dark matter\n"), "{text}");
    assert!(
        text.ends_with("dark matter: allocated, but reported by no `trace`\n  100 B"),
        "{text}"
    );
    Ok(())
}

#[test]
fn backtrace_leads_to_the_place_of_the_allocation() -> Outcome {
    let (value, audit) = Auditor::new().with_backtraces().run(forgetful)?;
    assert_eq!(value.forgotten.len(), 50);
    let backtrace = audit.dark.first().and_then(|block| block.backtrace.as_deref()).unwrap_or("");
    assert!(backtrace.contains("audit::forgetful"), "{backtrace}");
    assert!(!backtrace.contains("mem_size::process"), "{backtrace}");
    Ok(())
}

struct ByHand(fn(&ByHand, &mut Tracer<'_>), Vec<u8>);

impl MemSize for ByHand {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        (self.0)(self, tracer);
    }
}

#[test]
fn block_that_is_reported_twice_is_named_with_both_places() -> Outcome {
    let twice = |value: &ByHand, tracer: &mut Tracer<'_>| {
        tracer.field("first", &value.1);
        tracer.field("again", &value.1);
    };
    let audit = audit(|| ByHand(twice, vec![0; 10]))?;
    assert_eq!(only(&audit), [0, 1, 0, 0]);
    let places: Vec<_> = audit.repeated.iter().flat_map(|block| &block.places).collect();
    assert_eq!(places, ["first: Vec<u8>", "again: Vec<u8>"]);
    assert!(audit.to_string().contains("10 B by first: Vec<u8> and again: Vec<u8>"));
    Ok(())
}

#[test]
fn place_with_a_line_break_in_its_name_stays_in_its_line() -> Outcome {
    let by_length = |value: &ByHand, tracer: &mut Tracer<'_>| {
        tracer.field("twice\t", &value.1);
        tracer.field("twice\t", &value.1);
    };
    let text = audit(|| ByHand(by_length, vec![0; 10]))?.to_string();
    assert!(text.contains(r"10 B by twice\t: Vec<u8> and twice\t: Vec<u8>"), "{text}");
    Ok(())
}

#[test]
fn wrong_size_is_named_with_the_right_one() -> Outcome {
    let by_length = |value: &ByHand, tracer: &mut Tracer<'_>| {
        tracer.block(Block::new(value.1.len()).starting_at(value.1.as_ptr()));
    };
    let audit = audit(|| {
        let mut bytes = Vec::with_capacity(10);
        bytes.push(1);
        ByHand(by_length, bytes)
    })?;
    assert_eq!(only(&audit), [0, 0, 1, 0]);
    let sizes: Vec<_> =
        audit.resized.iter().map(|block| (block.measured, block.allocated)).collect();
    assert_eq!(sizes, [(1, 10)]);
    Ok(())
}

#[test]
fn block_that_does_not_exist_is_a_phantom() -> Outcome {
    let made_up = |value: &ByHand, tracer: &mut Tracer<'_>| {
        tracer.field("bytes", &value.1);
        tracer.block(Block::new(77));
        tracer.block(Block::new(78).starting_at(&raw const *value));
    };
    let audit = audit(|| ByHand(made_up, vec![0; 10]))?;
    assert_eq!(only(&audit), [0, 0, 0, 2]);
    assert!(
        audit
            .to_string()
            .contains("reported, but not allocated\n  78 B by ByHand\n  77 B by ByHand")
    );
    Ok(())
}

#[test]
fn block_without_an_address_is_found_by_its_size() -> Outcome {
    let nowhere = |value: &ByHand, tracer: &mut Tracer<'_>| {
        tracer.block(Block::new(value.1.capacity()));
    };
    assert!(audit(|| ByHand(nowhere, vec![0; 10]))?.is_exact());
    Ok(())
}

#[test]
fn what_is_allocated_outside_the_build_is_not_asked_for() -> Outcome {
    let before = vec![0_u8; 100];
    let audit = audit(|| (before, vec![0_u8; 10]))?;
    assert_eq!(only(&audit), [0, 0, 0, 1]);
    drop(vec![0; 5]);
    assert_exact!(drop(vec![0_u8; 1000]));
    Ok(())
}

#[test]
fn ordinary_values_are_exact() {
    assert_exact!((0..1000).map(|n| (n, n.to_string())).collect::<HashMap<_, _>>());
    assert_exact!((0..1000).map(|n| (n, n.to_string())).collect::<BTreeMap<_, _>>(), "a tree");
    assert_exact!({
        let shared = Rc::new(vec![1, 2, 3]);
        vec![Rc::clone(&shared), shared]
    });
    assert_exact!({
        // With a hasher that is the same in every run: another may leave a lower bound.
        let mut thinned: HashMap<u64, Box<u64>, BuildHasherDefault<DefaultHasher>> =
            (0..5000).map(|n| (n, Box::new(n))).collect();
        thinned.retain(|n, _| n % 7 == 0);
        thinned
    });
    assert_exact!(());
}

#[test]
fn gap_is_told_beside_the_dark_matter() -> Outcome {
    let (lock, audit) = Auditor::new().run(|| {
        let lock: &'static Mutex<Vec<u8>> = Box::leak(Box::new(Mutex::new(vec![0; 30])));
        Follow { held: lock.lock().ok(), lock }
    })?;
    assert_eq!(audit.dark_bytes(), 30);
    assert_eq!(audit.gaps.count(Gap::Locked), 1);
    assert!(audit.to_string().contains("gaps"));
    drop(lock.held);
    Ok(())
}

#[derive(MemSize)]
struct Follow {
    #[mem_size(skip)]
    held: Option<std::sync::MutexGuard<'static, Vec<u8>>>,
    #[mem_size(follow)]
    lock: &'static Mutex<Vec<u8>>,
}

#[test]
fn assertion_fails_with_the_difference_and_the_note() {
    let failure = std::panic::catch_unwind(|| assert_exact!(forgetful(), "note {}", 7));
    let text = failure.err().and_then(|text| text.downcast::<String>().ok()).unwrap_or_default();
    assert!(text.contains("100 bytes of dark matter"), "{text}");
    assert!(text.ends_with("\n\nnote 7"), "{text}");
}

#[test]
fn panic_while_building_ends_the_recording() -> Outcome {
    let failure = std::panic::catch_unwind(|| audit(|| -> Vec<u8> { panic!("on purpose") }));
    assert!(failure.is_err());
    assert!(audit(|| vec![1_u8])?.is_exact());
    Ok(())
}

#[test]
fn audit_within_an_audit_is_an_error() -> Outcome {
    let mut inner = None;
    let outer = audit(|| {
        inner = Some(audit(|| 1_u8).map(|audit| audit.is_exact()));
        vec![1_u8]
    })?;
    assert_eq!(inner, Some(Err(AuditError::Nested)));
    assert!(outer.is_exact(), "{outer}");
    Ok(())
}

#[test]
fn deep_list_is_audited_without_overflow() -> Outcome {
    #[derive(MemSize)]
    struct Link {
        next: Option<Box<Link>>,
        after: u8,
    }
    impl Drop for Link {
        fn drop(&mut self) {
            let mut next = self.next.take();
            while let Some(mut link) = next {
                next = link.next.take();
            }
        }
    }
    let audit = audit(|| {
        (0..100_000).fold(Link { next: None, after: 0 }, |tail, _| Link {
            next: Some(Box::new(tail)),
            after: 1,
        })
    })?;
    assert!(audit.is_exact());
    assert_eq!(audit.allocated.blocks, 100_000);
    Ok(())
}
