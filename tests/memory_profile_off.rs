//! Without the feature `profile` the attribute leaves functions as they are; that it does so token by token, the
//! derive's own tests show.
#![cfg(not(feature = "profile"))]

use mem_size::memory_profile;

#[memory_profile(name = "other", to = log)]
fn name_of<T>(_: T) -> &'static str {
    std::any::type_name::<T>()
}

/// A function whose future would be larger if it were wrapped.
#[memory_profile]
async fn measured(bytes: [u8; 100]) -> u8 {
    std::future::ready(()).await;
    bytes.iter().copied().max().unwrap_or(0)
}

async fn plain(bytes: [u8; 100]) -> u8 {
    std::future::ready(()).await;
    bytes.iter().copied().max().unwrap_or(0)
}

#[test]
fn functions_stay_as_they_are() {
    assert_eq!(name_of(1_u8), "u8");
    assert_eq!(size_of_val(&measured([0; 100])), size_of_val(&plain([0; 100])));
}
