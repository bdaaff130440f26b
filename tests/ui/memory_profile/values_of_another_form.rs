use mem_size::memory_profile;

#[memory_profile(name = parse)]
fn name_as_a_path() {}

#[memory_profile(name = "")]
fn empty_name() {}

#[memory_profile(name)]
fn no_value() {}

#[memory_profile(to = "log")]
fn to_as_a_string() {}

#[memory_profile(to = |profile| drop(profile))]
fn to_as_a_closure() {}

#[memory_profile(crate = )]
fn no_crate() {}

#[memory_profile("parse")]
fn no_word() {}

fn main() {}
