//! `bit-vec` 0.9: vectors of bits.

super::bits::bit_vec!(bit_vec_0_9);
