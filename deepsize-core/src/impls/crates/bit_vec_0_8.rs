//! `bit-vec` 0.8: vectors of bits.

super::bits::bit_vec!(bit_vec);
