//! Impls where the derive of a crate does not compile, which is on recursive types. Written as the
//! derive would have done it.

use crate::data::{Json, Level, Link, Node, Vertex};

type Refs = mem_dbg::HashMap<usize, usize>;

macro_rules! mem_dbg_structs {
    ($($type:ident { $($field:ident),+ })+) => { $(
        impl mem_dbg::FlatType for $type {
            type Flat = mem_dbg::False;
        }

        impl mem_dbg::MemSize for $type {
            fn mem_size_rec(&self, flags: mem_dbg::SizeFlags, refs: &mut Refs) -> usize {
                let mut bytes = size_of::<Self>();
                $(bytes += self.$field.mem_size_rec(flags, refs) - size_of_val(&self.$field);)+
                bytes
            }
        }
    )+ };
}

mem_dbg_structs! {
    Node { left, key, right }
    Link { before, next, after }
    Vertex { id, edges }
    Level { left, right }
}

impl mem_dbg::FlatType for Json {
    type Flat = mem_dbg::False;
}

impl mem_dbg::MemSize for Json {
    fn mem_size_rec(&self, flags: mem_dbg::SizeFlags, refs: &mut Refs) -> usize {
        let owned = match self {
            Self::Number(number) => number.mem_size_rec(flags, refs) - size_of_val(number),
            Self::Text(text) => text.mem_size_rec(flags, refs) - size_of_val(text),
            Self::List(list) => list.mem_size_rec(flags, refs) - size_of_val(list),
            Self::Map(map) => map.mem_size_rec(flags, refs) - size_of_val(map),
        };
        size_of::<Self>() + owned
    }
}

macro_rules! datasize_structs {
    ($($type:ident { $($field:ident),+ })+) => { $(
        impl datasize::DataSize for $type {
            const IS_DYNAMIC: bool = true;
            const STATIC_HEAP_SIZE: usize = 0;

            fn estimate_heap_size(&self) -> usize {
                0 $(+ self.$field.estimate_heap_size())+
            }
        }
    )+ };
}

datasize_structs! {
    Node { left, key, right }
    Link { before, next, after }
}

impl datasize::DataSize for Json {
    const IS_DYNAMIC: bool = true;
    const STATIC_HEAP_SIZE: usize = 0;

    fn estimate_heap_size(&self) -> usize {
        match self {
            Self::Number(number) => number.estimate_heap_size(),
            Self::Text(text) => text.estimate_heap_size(),
            Self::List(list) => list.estimate_heap_size(),
            Self::Map(map) => map.estimate_heap_size(),
        }
    }
}
