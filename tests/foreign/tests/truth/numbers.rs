//! Numbers of any size, and those made of others.

use bigdecimal::BigDecimal;
use mem_size::{Gap, MemSize};
use num_bigint_0_4::{BigInt, BigUint};
use num_complex::Complex;
use num_rational::Ratio;

use crate::{at_least_somewhere, exact, flat};

#[test]
fn big_numbers_are_at_least_their_digits() {
    at_least_somewhere(Gap::Capacity, BigUint::default);
    for bits in [1, 31, 63, 64, 65, 128, 1000] {
        let number: BigUint = at_least_somewhere(Gap::Capacity, || BigUint::from(1_u8) << bits);
        assert!(bits < 64 || number.heap_size() > bits / 8);
        at_least_somewhere(Gap::Capacity, || BigInt::from(-1) << bits);
        at_least_somewhere(Gap::Capacity, || num_bigint_0_5::BigUint::from(1_u8) << bits);
        at_least_somewhere(Gap::Capacity, || num_bigint_0_5::BigInt::from(-1) << bits);
    }
    at_least_somewhere(Gap::Capacity, || (BigUint::from(1_u8) << 1000) >> 990);
    at_least_somewhere(Gap::Capacity, || num_bigint_0_5::BigUint::new(vec![7]));
    at_least_somewhere(Gap::Capacity, || "12345678901234567890.5".parse::<BigDecimal>().ok());
    at_least_somewhere(Gap::Capacity, || Ratio::new_raw(BigInt::from(1), BigInt::from(3)));
}

#[test]
fn numbers_of_numbers_are_what_these_are() {
    flat(&Ratio::new_raw(1_u8, 3));
    flat(&Complex::new(1.5_f32, 2.5));
    exact(|| Ratio::new_raw(Box::new(7), Box::new(9)));
    exact(|| Complex::new(vec![7], vec![]));
}
