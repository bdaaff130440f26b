//! A backtrace of the standard library, cut down to what the program did between `recorded` and the allocation.

/// Below this, the program has asked for the recording.
const START: &str = "mem_size::process::record::recorded";
/// Above these is the tool itself.
const ALLOCATOR: [&str; 3] = ["mem_size::process::alloc::", "__rust_alloc", "__rust_realloc"];

/// The frames of the program and its libraries, innermost first: a line for the function, a line for the place if it is
/// known. Those of the standard library are left out, unless there are no others.
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
    let is_allocator = |frame: &Vec<&str>| {
        frame.first().is_some_and(|name| ALLOCATOR.iter().any(|ours| name.contains(ours)))
    };
    let is_start = |frame: &Vec<&str>| frame.first().is_some_and(|name| name.contains(START));
    let tool = frames.iter().position(is_allocator).unwrap_or(0);
    let mut program: Vec<&Vec<&str>> = frames
        .iter()
        .skip(tool)
        .skip_while(|frame| is_allocator(frame))
        .take_while(|frame| !is_start(frame))
        .collect();
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
        let text = "   0: std::backtrace::Backtrace::create\n   \
                    1: mem_size::process::record::Recorder::keep\n             at ./src/process/record.rs:1:2\n   \
                    2: mem_size::process::alloc::note_new\n   \
                    2: __rustc::__rust_alloc\n   \
                    3: alloc::vec::Vec<T>::with_capacity\n   \
                    4: app::build\n             at ./src/main.rs:7:9\n   \
                    5: mem_size::process::record::recorded\n   \
                    6: app::main\n";
        let expected = "app::build\n    at ./src/main.rs:7:9";
        assert_eq!(of_the_program(text), expected);
    }

    #[test]
    fn frames_of_std_stay_where_there_are_no_others() {
        let text = "0: __rustc::__rust_alloc\n1: alloc::vec::from_elem\n\
                    2: mem_size::process::record::recorded\n";
        assert_eq!(of_the_program(text), "alloc::vec::from_elem");
    }

    #[test]
    fn text_of_another_form_stays() {
        assert_eq!(of_the_program("disabled backtrace"), "disabled backtrace");
        assert_eq!(
            of_the_program("0: mem_size::process::alloc::x"),
            "0: mem_size::process::alloc::x"
        );
    }
}
