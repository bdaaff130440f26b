//! Types that own nothing and say so: containers of them are not walked.

use std::cell::{Cell, OnceCell, UnsafeCell};
use std::collections::hash_map::{DefaultHasher, RandomState};
use std::hash::BuildHasherDefault;
use std::marker::{PhantomData, PhantomPinned};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZero, NonZeroU8, NonZeroUsize, Saturating, Wrapping};
use std::ops::{Bound, ControlFlow, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo};
use std::path::Component;
use std::pin::Pin;
use std::sync::atomic::{self, AtomicU64};
use std::sync::{LazyLock, MutexGuard, Once, OnceLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant, SystemTime};

use mem_size::MemSize;

macro_rules! flat {
    ($($type:ty),+ $(,)?) => { $( assert!(<$type>::is_flat(), "{}", stringify!($type)); )+ };
}

#[test]
fn plain_types_are_flat() {
    flat!((), bool, char, u8, u128, usize, i8, i128, isize, f32, f64, [u8; 9], [String; 0]);
    flat!(NonZeroU8, NonZeroUsize, NonZero<i128>, Wrapping<u8>, Saturating<i64>, AtomicU64);
    flat!(atomic::AtomicBool, std::cmp::Ordering, atomic::Ordering);
    flat!((u8, u16, u32, u64, u8, u16, u32, u64, u8, u16, u32, u64, u8, u16, u32, char));
    flat!(Option<u8>, Result<u8, u16>, std::task::Poll<u8>, ControlFlow<u8, u16>, Bound<u8>);
    flat!(std::cmp::Reverse<u8>, Range<u8>, RangeInclusive<u8>, RangeFrom<u8>, RangeTo<u8>);
    flat!(std::ops::RangeToInclusive<u8>, RangeFull, std::convert::Infallible);
    flat!(Cell<u8>, UnsafeCell<u8>, OnceCell<u8>, OnceLock<u8>, std::mem::MaybeUninit<u8>);
    flat!(std::cell::LazyCell<u8>, LazyLock<u8>, Once);
    flat!(Duration, Instant, SystemTime, std::alloc::Layout, std::any::TypeId);
    flat!(std::thread::ThreadId, RandomState, DefaultHasher, BuildHasherDefault<Vec<u8>>);
    flat!(IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6);
    flat!(std::mem::Discriminant<String>, std::panic::Location<'_>, std::fmt::Error);
}

#[rustversion::since(1.96)]
#[test]
fn ranges_of_the_next_edition_are_flat() {
    flat!(std::range::Range<u8>, std::range::RangeFrom<u8>, std::range::RangeToInclusive<u8>);
    flat!(std::range::RangeIter<u8>, std::range::RangeFromIter<u8>);
}

#[rustversion::since(1.98)]
#[test]
fn buffer_for_the_digits_of_a_number_is_flat() {
    flat!(std::fmt::NumBuffer<u8>, std::fmt::NumBuffer<i128>, std::fmt::NumBuffer<usize>);
}

#[rustversion::since(1.99)]
#[test]
fn list_of_variadic_arguments_is_flat() {
    flat!(std::ffi::VaList<'_>);
}

#[rustversion::since(1.100)]
#[test]
fn the_global_allocator_and_the_never_type_are_flat() {
    flat!(std::alloc::Global, std::alloc::AllocError, !, Result<u8, !>);
}

#[rustversion::since(1.89)]
#[test]
fn nonzero_char_is_flat() {
    flat!(NonZero<char>, Option<NonZero<char>>);
}

#[test]
fn what_only_borrows_is_flat() {
    flat!(&str, &mut String, &[String], &dyn Fn(), *const str);
    flat!(PhantomData<String>, PhantomData<str>, PhantomData<dyn Fn()>, PhantomPinned);
    flat!(MutexGuard<'_, String>, RwLockReadGuard<'_, str>, RwLockWriteGuard<'_, [u8]>);
    flat!(std::cell::Ref<'_, str>, std::cell::RefMut<'_, String>, Pin<&str>, Pin<&mut String>);
    flat!(std::slice::Iter<'_, String>, std::str::Chars<'_>, Component<'_>, std::io::IoSlice<'_>);
    flat!(std::iter::Peekable<std::str::Chars<'_>>, std::iter::Rev<std::slice::Iter<'_, String>>);
}

#[test]
fn what_the_system_keeps_is_flat() {
    flat!(std::fs::File, std::fs::Metadata, std::fs::OpenOptions, std::fs::Permissions);
    flat!(std::fs::FileType, std::net::TcpStream, std::net::TcpListener, std::net::UdpSocket);
    flat!(std::process::Child, std::process::ExitStatus, std::io::Stdin, std::io::Stdout);
    flat!(std::io::Empty, std::io::Sink, std::io::ErrorKind, std::io::SeekFrom);
    flat!(std::io::Cursor<[u8; 3]>, std::io::Take<std::fs::File>);
}

#[test]
fn function_pointers_are_flat() {
    flat!(fn(), fn() -> String, unsafe fn(u8), extern "C" fn(u8) -> u8, unsafe extern "C" fn());
    flat!(fn(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8) -> String);
    flat!(fn(&str), fn(&str) -> &str, fn(&mut String) -> &mut str, fn(&mut [u8]) -> &u8);
    flat!(fn(&str, u8), fn(u8, &str) -> &[u8], fn(&str, &mut String) -> bool, fn(&u8, &u8));
    flat!(fn(u8, &str, &mut String) -> u8, fn(&u8, &u8, &u8), fn(u8, u8, &str) -> &str);
    flat!(unsafe fn(&u8), extern "C" fn(&u8, *mut u8), unsafe extern "C" fn(&mut u8) -> u8);
    flat!(unsafe extern "system" fn(*mut u8) -> u8, extern "system" fn(u8), extern "C-unwind" fn());
}

#[test]
fn what_may_own_a_block_is_not_flat() {
    macro_rules! owning {
        ($($type:ty),+ $(,)?) => { $( assert!(!<$type>::is_flat(), "{}", stringify!($type)); )+ };
    }
    owning!(String, Vec<u8>, Box<u8>, Box<()>, Option<String>, [String; 1], (u8, String));
    owning!(Cell<String>, std::mem::MaybeUninit<String>, Wrapping<String>, Range<String>);
    owning!(std::rc::Weak<u8>, std::io::Error, std::vec::IntoIter<u8>, std::thread::Thread);
    owning!(LazyLock<u8, Box<dyn Fn() -> u8>>, std::iter::Peekable<std::vec::IntoIter<u8>>);
}
