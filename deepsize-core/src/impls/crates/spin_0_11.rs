//! `spin` 0.11: locks and cells without an operating system.

super::spin_locks::spin_locks!(spin_0_11, lazylock::LazyLock);
