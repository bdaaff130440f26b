//! `spin` 0.12: locks and cells without an operating system.

super::spin_locks::spin_locks!(spin_0_12, lazylock::LazyLock);
