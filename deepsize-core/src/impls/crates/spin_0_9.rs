//! `spin` 0.9: locks and cells without an operating system.

super::spin_locks::spin_locks!(spin_0_9, lazy::Lazy);
