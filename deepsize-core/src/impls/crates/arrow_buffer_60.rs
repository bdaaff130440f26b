//! `arrow-buffer` 60.

super::arrow_buffers::buffers!(arrow_buffer_60);
