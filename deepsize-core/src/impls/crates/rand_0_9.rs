//! `rand` 0.9: generators of random numbers.

super::random_numbers::generators!(rand_0_9);
