//! `rand` 0.10: generators of random numbers.

super::random_numbers::generators!(rand_0_10);
