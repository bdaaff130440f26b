//! `internment` 0.8: interned values, in a table of the process that nobody can see.

use internment::Intern;

use crate::impls::opaque;

opaque!({T: ?Sized} Intern<T>;);
