//! A backtrace of the standard library, cut down to what the program did between two functions of
//! this file: the one that runs it, and the one that captures the backtrace.

use std::any::type_name_of_val;
use std::backtrace::Backtrace;
use std::hint::black_box;

/// What the compiler puts between a program and its allocator.
const SHIMS: [&str; 2] = ["__rust_alloc", "__rust_realloc"];

/// Runs the program's part.
#[inline(never)]
pub(super) fn run<T, F: FnOnce() -> T>(build: F) -> T {
    let value = build();
    // Something to do after it, so that the frame is there until then.
    black_box(());
    value
}

/// Captures a backtrace, for the allocator.
#[inline(never)]
pub(super) fn capture() -> Backtrace {
    let backtrace = Backtrace::force_capture();
    black_box(());
    backtrace
}

/// The name that a frame of `run` has, but for its arguments.
fn name_of_run() -> &'static str {
    let name = type_name_of_val(&run::<(), fn()>);
    name.split('<').next().unwrap_or(name)
}

/// The frames of the program and its libraries, innermost first: a line for the function, a line
/// for the place if it is known. Those of the standard library are left out, unless there are no
/// others.
///
/// All of the text where it does not look as expected.
pub(super) fn of_the_program(text: &str) -> String {
    let mut frames: Vec<Vec<&str>> = Vec::new();
    for line in text.lines().map(str::trim) {
        match frames.last_mut() {
            Some(frame) if line.starts_with("at ") => frame.push(line),
            _ => frames.push(Vec::from([without_number(line)])),
        }
    }
    let is_of = |frame: &[&str], function: &str| {
        frame.first().is_some_and(|name| name.starts_with(function))
    };
    let (capture, run) = (type_name_of_val(&capture), name_of_run());
    let captured = frames.iter().position(|frame| is_of(frame, capture)).unwrap_or(0);
    let mut program: Vec<&Vec<&str>> =
        frames.iter().skip(captured).take_while(|frame| !is_of(frame, run)).collect();
    // The allocator's own calls, among which there are some of std.
    let allocator = program.iter().take_while(|frame| is_allocator(frame) || is_std(frame));
    let own = allocator.collect::<Vec<_>>().iter().rposition(|frame| is_allocator(frame));
    program.drain(..own.map_or(0, |own| own.saturating_add(1)));
    if program.is_empty() {
        return text.to_string();
    }
    if !program.iter().all(|frame| is_std(frame)) {
        program.retain(|frame| !is_std(frame));
    }
    let mut lines = Vec::new();
    for frame in program {
        let mut parts = frame.iter();
        lines.extend(parts.next().map(ToString::to_string));
        lines.extend(parts.map(|place| format!("    {place}")));
    }
    lines.join("\n")
}

/// Whether a frame is one of this crate, or leads to it.
fn is_allocator(frame: &[&str]) -> bool {
    let of_the_crate = module_path!().split("::").next().unwrap_or_default();
    frame.first().is_some_and(|name| {
        let path = name.trim_start_matches('<').strip_prefix(of_the_crate);
        path.is_some_and(|path| path.starts_with("::"))
            || SHIMS.iter().any(|shim| name.contains(shim))
    })
}

/// Whether a frame is one of the standard library.
fn is_std(frame: &[&str]) -> bool {
    let is_name = |name: &&str| {
        let name = name.trim_start_matches('<');
        ["alloc::", "core::", "std::"].iter().any(|std| name.starts_with(std))
    };
    frame.first().is_some_and(is_name) || frame.iter().any(|place| place.starts_with("at /rustc/"))
}

/// `12: app::main` as `app::main`.
fn without_number(line: &str) -> &str {
    match line.split_once(": ") {
        Some((number, name)) if number.chars().all(|c| c.is_ascii_digit()) => name,
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_around_the_program_are_left_out() {
        let (capture, run) = (type_name_of_val(&capture), name_of_run());
        let krate = module_path!().split("::").next().unwrap_or_default();
        let text = format!(
            "   0: std::backtrace::Backtrace::create\n   \
                1: {capture}\n             at ./src/allocator/frames.rs:1:2\n   \
                2: std::thread::local::LocalKey<T>::try_with\n   \
                3: {krate}::anywhere::note\n   \
                4: <{krate}::anywhere::Alloc<A> as core::alloc::GlobalAlloc>::alloc\n   \
                5: __rustc::__rust_alloc\n   \
                6: alloc::vec::Vec<T>::with_capacity\n   \
                7: app::build\n             at ./src/main.rs:7:9\n   \
                8: {run}::<app::Tree, app::main::{{{{closure}}}}>\n   \
                9: app::main\n"
        );
        let expected = "app::build\n    at ./src/main.rs:7:9";
        assert_eq!(of_the_program(&text), expected);
    }

    #[test]
    fn frames_have_the_names_that_are_looked_for() {
        let mut text = String::new();
        run(|| text = black_box(capture()).to_string());
        assert!(text.contains(type_name_of_val(&capture)), "{text}");
        assert!(text.contains(name_of_run()), "{text}");
    }

    #[test]
    fn crates_of_a_similar_name_are_programs() {
        assert!(is_allocator(&[type_name_of_val(&of_the_program)]));
        let krate = module_path!().split("::").next().unwrap_or_default();
        assert!(!is_allocator(&[&format!("{krate}_user::main")]));
    }

    #[test]
    fn frames_of_std_stay_where_there_are_no_others() {
        let run = name_of_run();
        let text = format!("0: __rustc::__rust_alloc\n1: alloc::vec::from_elem\n2: {run}\n");
        assert_eq!(of_the_program(&text), "alloc::vec::from_elem");
    }

    #[test]
    fn text_of_another_form_stays() {
        assert_eq!(of_the_program("disabled backtrace"), "disabled backtrace");
        let only_ours = format!("0: {}", type_name_of_val(&capture));
        assert_eq!(of_the_program(&only_ours), only_ours);
    }
}
