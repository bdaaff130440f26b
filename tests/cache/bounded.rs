//! A bound in bytes holds in real caches, and does not by the length of what they hold.

use crate::counting::live;
use crate::fill::fill;

#[test]
fn live_bytes_are_within_five_percent_of_the_bound() {
    for filled in fill(8 << 20, || live().bytes.unsigned_abs()) {
        let (name, off) = (filled.cache, filled.percent_off());
        if filled.weigher == "mem_size" {
            assert!(off.abs() < 5.0, "{name} is {off:+.1} % off its bound");
        } else {
            assert!(off > 30.0, "{name}, weighed by length, is only {off:+.1} % off");
        }
        assert!(filled.entries > 1000, "{name} has {} entries", filled.entries);
    }
}
