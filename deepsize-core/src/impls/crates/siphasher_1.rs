//! `siphasher` 1: hashers.

use siphasher::{sip, sip128};

use crate::impls::flat;

flat!(sip::SipHasher, sip::SipHasher13, sip::SipHasher24);
flat!(sip128::Hash128, sip128::SipHasher, sip128::SipHasher13, sip128::SipHasher24);
