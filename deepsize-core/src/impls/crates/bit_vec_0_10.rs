//! `bit-vec` 0.10: vectors of bits.

super::bits::bit_vec!(bit_vec_0_10);
