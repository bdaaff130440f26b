//! `lock_api` 0.4, and with it the locks of `parking_lot` 0.12.

super::raw_locks::raw_locks!(lock_api);
