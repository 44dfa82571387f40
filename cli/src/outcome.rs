//! How a run ends, and what the shell is told.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::error::Error;

/// How a subcommand ended that could write all it had to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Every input was read.
    Complete,
    /// Some input could not be read; the rest is done.
    Partial,
}

impl Outcome {
    /// How a run ends in which so many inputs could not be read.
    pub fn of(unread: usize) -> Self {
        if unread == 0 { Self::Complete } else { Self::Partial }
    }
}

/// The exit status of a run. A reader who closed the pipe has what he wanted: that is no failure.
pub fn exit_code(result: io::Result<Outcome>) -> ExitCode {
    match result {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::Partial) => ExitCode::FAILURE,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say(Error::Write(error));
            ExitCode::FAILURE
        }
    }
}

/// Prints a line on standard error. Where that is closed too nobody is left to tell, so a failure is let go.
pub fn say(message: impl std::fmt::Display) {
    let _ = writeln!(io::stderr(), "{message}");
}
