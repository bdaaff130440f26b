//! Only the tests are of interest.
