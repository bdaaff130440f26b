//! What `#[memory_profile]` calls by name, in every build of this crate.
//!
//! The macro is built for the host, with the features that any user of it there has asked for: it
//! may measure where this build has nothing to measure with. Then these leave the body as it is.

/// What tells the function from all others.
#[cfg(feature = "profile")]
#[doc(hidden)]
#[macro_export]
macro_rules! __profile_function {
    ($name:literal) => {{
        static __MEM_SIZE_FUNCTION: $crate::__private::profile::Function =
            $crate::__private::profile::Function::new($name);
        &__MEM_SIZE_FUNCTION
    }};
}

/// The scope of a body.
#[cfg(feature = "profile")]
#[doc(hidden)]
#[macro_export]
macro_rules! __profile_scope {
    ($name:literal) => {
        $crate::__private::profile::scope($crate::__profile_function!($name))
    };
    ($name:literal, $handler:expr) => {
        $crate::__private::profile::scope_to($crate::__profile_function!($name), $handler)
    };
}

/// The body of an `async fn`, awaited.
#[cfg(feature = "profile")]
#[doc(hidden)]
#[macro_export]
macro_rules! __profile_future {
    ($name:literal, $body:expr) => {
        $crate::__private::profile::Measured::new(
            $crate::__profile_function!($name),
            $crate::__private::profile::pin!($crate::__private::profile::Some($body)),
        )
        .await
    };
    ($name:literal, $body:expr, $handler:expr) => {
        $crate::__private::profile::Measured::to(
            $crate::__profile_function!($name),
            $handler,
            $crate::__private::profile::pin!($crate::__private::profile::Some($body)),
        )
        .await
    };
}

/// No scope.
#[cfg(not(feature = "profile"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __profile_scope {
    ($($ignored:tt)*) => {
        $crate::__private::PhantomData::<$crate::__private::bool>
    };
}

/// The body of an `async fn`, awaited.
#[cfg(not(feature = "profile"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __profile_future {
    ($name:literal, $body:expr $(, $handler:expr)?) => {
        $body.await
    };
}
