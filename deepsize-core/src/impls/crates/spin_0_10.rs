//! `spin` 0.10: locks and cells without an operating system.

super::spin_locks::spin_locks!(spin_0_10, lazy::Lazy);
