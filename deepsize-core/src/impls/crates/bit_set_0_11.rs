//! `bit-set` 0.11: sets of bits.

super::bits::bit_set!(bit_set_0_11, bit_vec_0_10);
