//! Profiles as JSON.

use crate::json::json_methods;
use crate::profile::Profile;

json_methods!(
    Profile,
    "mem_size::Profile",
    "profile",
    "",
    "let (_, value) = mem_size::profile_named(\"work\", || vec![1, 2, 3]);"
);
