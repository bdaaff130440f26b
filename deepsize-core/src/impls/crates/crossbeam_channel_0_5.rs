//! `crossbeam-channel` 0.5.

super::channels::channels!(crossbeam_channel);
