//! `mime` 0.3: media types, some of which are statics and others texts that nobody can size.

use mime::Mime;

use crate::impls::opaque;

opaque!({} Mime;);
