//! How a run ends, and what the shell is told.

use std::io;
use std::process::ExitCode;

use crate::console::Console;
use crate::error::Error;

/// What the shell is told of wrong usage; clap says the same of wrong arguments.
const WRONG_USAGE: u8 = 2;

/// How a subcommand ended that could write all it had to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Every input was read.
    Complete,
    /// Some input could not be read; the rest is done.
    Partial,
    /// What was looked for was found.
    Found,
}

impl Outcome {
    /// How a run ends in which so many things could not be read.
    pub fn of(errors: usize) -> Self {
        if errors == 0 { Self::Complete } else { Self::Partial }
    }
}

/// The exit status of a run. A reader who closed the pipe has what he wanted: that is no failure.
pub fn exit_code(result: Result<Outcome, Error>, console: &Console) -> ExitCode {
    match result {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::Partial | Outcome::Found) => ExitCode::FAILURE,
        Err(Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            console.error(&error);
            if matches!(error, Error::Usage(_)) { ExitCode::from(WRONG_USAGE) } else { ExitCode::FAILURE }
        }
    }
}
