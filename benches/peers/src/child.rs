//! Each value is measured in a process of its own, because a crate may overflow the stack on it, or
//! never come back.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::cases::{ACCURACY, Case, FOREIGN, TIME};
use crate::times;
use crate::ways::Peer;

/// The first argument of such a process.
pub const FLAG: &str = "--measure";
/// After so long without an answer, a crate hangs.
const PATIENCE: Duration = Duration::from_secs(10);
/// While values of millions of blocks are built and measured many times.
const LONG_PATIENCE: Duration = Duration::from_secs(60);
/// So many KiB of address space, in case a crate asks for ever more memory.
const MEMORY: usize = 4 << 20;

/// What became of asking one crate.
#[derive(Clone, Copy)]
pub enum Outcome {
    Bytes { heap: isize, gaps: usize },
    NoImpl,
    Hangs,
    Overflows,
    Panics,
    Crashes,
}

/// What all crates say of one value.
pub struct Sizes {
    /// What the allocator handed out for the value.
    pub truth: isize,
    /// In the order of [`Peer::ALL`].
    pub outcomes: Vec<Outcome>,
}

/// Asks all crates for the size of one value. Where one takes the process down, another process
/// asks those after it.
pub fn sizes(case: &Case) -> io::Result<Sizes> {
    let mut sizes = Sizes { truth: 0, outcomes: Vec::new() };
    while sizes.outcomes.len() < Peer::ALL.len() {
        let process = Process::start("sizes", case.name, &[sizes.outcomes.len()])?;
        let Ok(truth) = process.next(LONG_PATIENCE) else {
            return Err(io::Error::other(format!("could not build {}", case.name)));
        };
        sizes.truth = truth.parse().map_err(io::Error::other)?;
        while sizes.outcomes.len() < Peer::ALL.len() {
            match process.next(PATIENCE) {
                Ok(line) => sizes.outcomes.push(outcome(&line)),
                Err(RecvTimeoutError::Timeout) => {
                    sizes.outcomes.push(Outcome::Hangs);
                    break;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    sizes.outcomes.push(process.end()?);
                    break;
                }
            }
        }
    }
    Ok(sizes)
}

/// The median nanoseconds of these crates, by their places in [`Peer::ALL`].
pub fn times(case: &Case, peers: &[usize]) -> io::Result<Vec<f64>> {
    let process = Process::start("times", case.name, peers)?;
    let mut medians = Vec::new();
    for _ in peers {
        let line = process.next(LONG_PATIENCE).map_err(io::Error::other)?;
        medians.push(line.parse().map_err(io::Error::other)?);
    }
    Ok(medians)
}

/// A line of `answer`, read again.
fn outcome(line: &str) -> Outcome {
    let numbers = line.split_once(' ').map(|(heap, gaps)| (heap.parse(), gaps.parse()));
    match numbers {
        Some((Ok(heap), Ok(gaps))) => Outcome::Bytes { heap, gaps },
        _ => Outcome::NoImpl,
    }
}

struct Process {
    child: Child,
    lines: Receiver<String>,
}

impl Process {
    fn start(what: &str, case: &str, peers: &[usize]) -> io::Result<Self> {
        let program = std::env::current_exe()?;
        let mut command = if cfg!(unix) {
            let mut shell = Command::new("sh");
            shell.args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"")]).arg(program);
            shell
        } else {
            Command::new(program)
        };
        command.args([FLAG, what, case]).args(peers.iter().map(usize::to_string));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let output = child.stdout.take().ok_or_else(|| io::Error::other("no output"))?;
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            BufReader::new(output)
                .lines()
                .map_while(Result::ok)
                .try_for_each(|line| sender.send(line))
        });
        Ok(Self { child, lines })
    }

    fn next(&self, patience: Duration) -> Result<String, RecvTimeoutError> {
        self.lines.recv_timeout(patience)
    }

    /// Why it ended without an answer.
    fn end(mut self) -> io::Result<Outcome> {
        let mut complaint = String::new();
        if let Some(mut errors) = self.child.stderr.take() {
            errors.read_to_string(&mut complaint)?;
        }
        let status: ExitStatus = self.child.wait()?;
        Ok(if complaint.contains("overflowed its stack") {
            Outcome::Overflows
        } else if status.code() == Some(101) {
            Outcome::Panics
        } else {
            Outcome::Crashes
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The child's side: writes a line for each answer.
pub fn answer(what: &str, name: &str, peers: &[usize]) {
    let mut cases = ACCURACY.iter().chain(TIME).chain(FOREIGN);
    let Some(case) = cases.find(|case| case.name == name) else { return };
    (case.run)(&mut |built| {
        let mut output = io::stdout().lock();
        let mut say = |line: String| {
            // Nobody to tell if the parent is gone.
            let _ = writeln!(output, "{line}").and_then(|()| output.flush());
        };
        if what == "times" {
            let ways = built.ways.into_iter().enumerate();
            let asked = ways.filter(|(nth, _)| peers.contains(nth)).filter_map(|(_, way)| way);
            times::medians(&asked.collect::<Vec<_>>())
                .into_iter()
                .for_each(|median| say(median.to_string()));
            return;
        }
        say(built.truth.to_string());
        for way in built.ways.iter().skip(peers.first().copied().unwrap_or(0)) {
            say(match way {
                Some(way) => {
                    let answer = (way.answer)();
                    format!("{} {}", answer.bytes.cast_signed(), answer.gaps)
                }
                None => String::from("none"),
            });
        }
    });
}
