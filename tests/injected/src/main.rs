//! Puts `#[derive(MemSize)]` on every type of published crates, and tells which errors the compiler
//! finds in what the derive writes. That a foreign type has no impl is none of them.
//!
//! ```sh
//! cargo run --release --manifest-path tests/injected/Cargo.toml            # all crates
//! cargo run --release --manifest-path tests/injected/Cargo.toml -- semver  # these
//! ```
//!
//! The crates are those in `subjects/Cargo.toml`. Cargo fetches them, and copies are changed in
//! `target/`.

mod check;
mod copy;
mod derive;
mod subject;

use std::process::ExitCode;

use check::Outcome;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<ExitCode, Failure> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let subjects = subject::all()?;
    if let Some(unknown) = wanted.iter().find(|name| subjects.iter().all(|it| it.name != **name)) {
        return Err(format!("`{unknown}` is not in subjects/Cargo.toml").into());
    }
    let mut is_clean = true;
    println!("{:24} {:>7} {:>6} {:>8} {:>6}", "crate", "edition", "types", "no impl", "errors");
    for subject in subjects {
        if !wanted.is_empty() && !wanted.contains(&subject.name) {
            continue;
        }
        let copy = copy::make(&subject)?;
        let types = derive::inject(&copy, &subject.edition)?;
        let Outcome { missing, errors } = check::run(&subject, &copy)?;
        let name = format!("{} {}", subject.name, subject.version);
        println!("{name:24} {:>7} {types:>6} {missing:>8} {:>6}", subject.edition, errors.len());
        for error in &errors {
            println!("\n{error}");
        }
        is_clean &= errors.is_empty();
    }
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
