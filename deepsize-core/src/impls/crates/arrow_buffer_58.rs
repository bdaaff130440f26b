//! `arrow-buffer` 58.

super::arrow_buffers::buffers!(arrow_buffer_58);
