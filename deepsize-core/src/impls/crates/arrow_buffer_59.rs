//! `arrow-buffer` 59.

super::arrow_buffers::buffers!(arrow_buffer_59);
