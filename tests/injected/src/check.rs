//! What the compiler says of a crate with the derive on each of its types.

use std::path::Path;
use std::process::Command;

use cargo_metadata::Message;
use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};

use crate::subject::Subject;
use crate::{Failure, copy};

/// What came of it.
#[derive(Default)]
pub(crate) struct Outcome {
    /// How often the type of a field has no impl, as it is of another crate, or written by a macro.
    pub(crate) missing: usize,
    /// All other errors, as the compiler shows them.
    pub(crate) errors: Vec<String>,
}

/// Lets Cargo check the copy.
pub(crate) fn run(subject: &Subject, copy: &Path) -> Result<Outcome, Failure> {
    let copy = copy.canonicalize()?;
    let output = Command::new(env!("CARGO"))
        .args(["check", "--lib", "--quiet", "--message-format=json", "--no-default-features"])
        .arg(format!("--features={}", subject.features.join(",")))
        .current_dir(&copy)
        .env("CARGO_TARGET_DIR", copy::work().join("target"))
        // What the crate denies concerns its own text.
        .env("RUSTFLAGS", "--cap-lints=warn")
        .output()?;
    let mut outcome = Outcome::default();
    let mut was_checked = false;
    for message in Message::parse_stream(output.stdout.as_slice()) {
        let Message::CompilerMessage(message) = message? else { continue };
        if !message.target.src_path.starts_with(&copy) {
            continue;
        }
        was_checked = true;
        let diagnostic = message.message;
        match diagnostic.level {
            DiagnosticLevel::Error if is_missing_impl(&diagnostic) => outcome.missing += 1,
            DiagnosticLevel::Error | DiagnosticLevel::Ice => {
                outcome.errors.extend(diagnostic.rendered.filter(|text| !is_summary(text)));
            }
            _ => {}
        }
    }
    if !output.status.success() && !was_checked {
        let complaint = String::from_utf8_lossy(&output.stderr);
        return Err(format!("`{}` was not checked: {complaint}", subject.name).into());
    }
    Ok(outcome)
}

/// Whether a field's type is merely not known. Of a type parameter the derive should have asked it,
/// and functions all are known.
fn is_missing_impl(diagnostic: &Diagnostic) -> bool {
    let is_unmet = diagnostic.code.as_ref().is_some_and(|code| code.code == "E0277");
    let asks_for_bound = |text: &str| text.contains("restricting type parameter");
    let name = diagnostic.message.split('`').nth(1).unwrap_or_default();
    is_unmet
        && diagnostic.message.starts_with("the memory of ")
        && !is_parameter(name)
        && !is_function(name)
        && !diagnostic.children.iter().any(|child| asks_for_bound(&child.message))
}

/// Whether what has no impl is called by a single letter, as only type parameters are. Where one
/// has no bounds yet, the compiler suggests none.
fn is_parameter(name: &str) -> bool {
    name.len() == 1 && name.starts_with(char::is_uppercase)
}

/// Whether it is a pointer to a function, or a trait object of a closure.
fn is_function(name: &str) -> bool {
    let name = name.strip_prefix("dyn ").unwrap_or(name);
    let bound = name.strip_prefix("for<").and_then(|rest| rest.split_once("> "));
    let name = bound.map_or(name, |(_, name)| name);
    let starts = ["fn(", "unsafe ", "extern ", "Fn(", "FnMut(", "FnOnce("];
    starts.iter().any(|start| name.starts_with(start))
}

fn is_summary(text: &str) -> bool {
    ["error: aborting", "error: could not compile"].iter().any(|start| text.starts_with(start))
}
