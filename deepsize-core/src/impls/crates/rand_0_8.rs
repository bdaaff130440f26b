//! `rand` 0.8: generators of random numbers.

super::random_numbers::generators!(rand_0_8);
