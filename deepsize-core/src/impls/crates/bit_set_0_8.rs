//! `bit-set` 0.8: sets of bits.

super::bits::bit_set!(bit_set, bit_vec);
