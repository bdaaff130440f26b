//! Mistakes in the use of the derive, each with the errors that a user sees.
//!
//! The texts of the compiler change: they are compared only on the toolchain that blessed them, and
//! elsewhere the test is reported as ignored. To bless:
//! `TRYBUILD=overwrite cargo test -p mem-size-ui`.

#[rustversion::attr(
    not(all(stable, since(1.95), before(1.96))),
    ignore = "the expected errors are those of Rust 1.95"
)]
#[test]
fn mistakes_are_explained() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("*/*.rs");
    cases.compile_fail("memory_profile/item/*.rs");
}
