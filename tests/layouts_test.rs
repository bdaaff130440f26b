//! The test that tells `cargo mem-size layouts` the types of a crate.
//!
//! A program of its own, as the list of types is that of a whole program.
#![cfg(all(feature = "registry", feature = "json", feature = "derive"))]

use std::env;
use std::fs;
use std::process::Command;

use mem_size::{MemSize, layouts, registry};

mem_size::layouts_test!();

#[derive(MemSize)]
#[repr(C)]
struct Entry {
    kind: u8,
    id: u32,
}

#[test]
fn types_are_written_where_the_variable_says() {
    let name = format!("mem-size-layouts-test-{}", std::process::id());
    let folder = env::temp_dir().join(name);
    fs::create_dir_all(&folder).unwrap();
    let run = |with_folder: bool| {
        let mut test = Command::new(env::current_exe().unwrap());
        test.args(["mem_size_layouts", "--exact"]);
        if with_folder {
            test.env(layouts::FOLDER_VARIABLE, &folder);
        }
        assert!(test.output().unwrap().status.success());
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect::<Vec<_>>()
    };
    assert_eq!(run(false).len(), 0);
    let files = run(true);
    let [file] = &*files else { panic!("{files:?}") };
    assert!(file.file_name().unwrap().to_str().unwrap().starts_with("layouts_test-"));
    let read = layouts::load(file).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let types = registry::types().within("layouts_test");
    assert_eq!((read.to_string(), &read), (types.to_string(), &types));
    assert!(read.to_string().contains("layouts_test::Entry "), "{read}");
}

#[test]
#[should_panic(expected = "no type with `#[derive(MemSize)]` is within `another_crate`")]
fn crate_without_types_fails() {
    layouts::write("another_crate");
}
