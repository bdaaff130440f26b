//! Runs cargo on the subject, and stands between cargo and rustc to take the time of that one call.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

use nix::sys::resource::{UsageWho, getrusage};

use crate::source;
use crate::ways::Way;

/// Where the wrapped compiler leaves the time that it took.
const TIME: &str = "MEM_SIZE_COMPILE_TIME";

/// What cargo is asked for.
#[derive(Clone, Copy)]
pub enum Mode {
    Check,
    Build,
}

impl Mode {
    pub const ALL: [Self; 2] = [Self::Check, Self::Build];

    pub fn command(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Build => "build",
        }
    }
}

/// Whether cargo has called this program in place of rustc.
pub fn is_wrapper() -> bool {
    env::var_os(TIME).is_some()
}

/// Calls rustc as cargo wants it, and writes down the processor time that it took, in seconds.
pub fn wrapped() -> io::Result<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    let rustc = arguments.next().ok_or(io::ErrorKind::InvalidInput)?;
    let status = Command::new(rustc).args(arguments).status()?;
    if let Some(file) = env::var_os(TIME) {
        fs::write(file, used()?.to_string())?;
    }
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds the subject with this derive from nothing, dependencies apart: seconds of processor time,
/// user and system.
pub fn timed(way: &Way, mode: Mode) -> io::Result<f64> {
    let home = home().join(way.name.replace(|c: char| !c.is_alphanumeric(), "_"));
    fs::create_dir_all(&home)?;
    let (source, time) = (home.join("subject.rs"), home.join("time"));
    fs::write(&source, source::written(way.derive))?;
    let status = cargo(mode, way.feature)
        .arg("--target-dir")
        .arg(home.join("target"))
        .env("RUSTC_WORKSPACE_WRAPPER", env::current_exe()?)
        .env("MEM_SIZE_SUBJECT", &source)
        .env(TIME, &time)
        .status()?;
    if !status.success() {
        return Err(io::Error::other(format!("{} does not compile", way.name)));
    }
    let seconds = fs::read_to_string(time)?;
    seconds.parse().map_err(|_| io::Error::other("the compiler took no time"))
}

/// Cargo on the subject with this feature.
pub fn cargo(mode: Mode, feature: &str) -> Command {
    let mut command = Command::new("cargo");
    command
        .args([mode.command(), "--quiet", "--package", "mem-size-compile-time-subject"])
        .args(["--features", feature])
        .args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
        .env("CARGO_INCREMENTAL", "0");
    command
}

/// Seconds of processor time, user and system, of all programs that this one has waited for.
pub fn used() -> io::Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds =
        |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    Ok(seconds(usage.user_time()) + seconds(usage.system_time()))
}

/// A folder for all of this, beside what cargo has built of this program.
pub fn home() -> PathBuf {
    let exe = env::current_exe().unwrap_or_default();
    let target = exe.parent().and_then(Path::parent).unwrap_or(Path::new("target"));
    target.join("compile_time")
}
