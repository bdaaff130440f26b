//! `flume` 0.12.

super::channels::channels!(flume_0_12, WeakSender);
