//! `flume` 0.11.

super::channels::channels!(flume, WeakSender);
