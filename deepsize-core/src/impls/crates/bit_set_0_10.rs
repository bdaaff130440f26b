//! `bit-set` 0.10: sets of bits.

super::bits::bit_set!(bit_set_0_10, bit_vec_0_9);
