//! Each mirrored layout holds here, and one that does not is named.

use std::collections::HashMap;

use mem_size::{
    AuditError, Block, LayoutError, MemSize, Tracer, audit, verify_layout, verify_std_layouts,
};

#[test]
fn std_is_laid_out_as_core_believes() -> Result<(), LayoutError> {
    verify_std_layouts()
}

/// A hash table under the belief that each bucket has so many bytes more.
struct Believed<const MORE: usize>(HashMap<u64, u64>);

impl<const MORE: usize> MemSize for Believed<MORE> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let size = self.0.heap_size() + MORE;
        let value = self.0.values().next().map(std::ptr::from_ref);
        let block = Block::new(size);
        tracer.block(value.map_or(block, |value| block.containing(value)));
    }
}

fn believed<const MORE: usize>() -> Believed<MORE> {
    Believed((0..20).map(|number| (number, number)).collect())
}

#[test]
fn layout_that_differs_is_named() {
    assert_eq!(verify_layout("table", believed::<0>), Ok(()));
    let error = verify_layout("table", believed::<8>).unwrap_err();
    let LayoutError::Differ(mismatches) = &error else { unreachable!("{error}") };
    assert_eq!(mismatches.len(), 1);
    let audit = &mismatches[0].audit;
    assert_eq!(mismatches[0].layout, "table");
    assert_eq!(audit.resized[0].measured, audit.resized[0].allocated + 8);
    assert!(error.to_string().starts_with("table: audit of Believed<8>: 1 block"), "{error}");
    assert_eq!(format!("{error:?}"), error.to_string(), "tests print errors by `Debug`");
}

#[test]
fn nothing_is_verified_within_an_audit() {
    let mut inner = None;
    audit(|| inner = Some(verify_std_layouts())).unwrap();
    assert_eq!(inner, Some(Err(LayoutError::Audit(AuditError::Nested))));
}
