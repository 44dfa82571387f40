//! The command line of [shuliang], one file a subcommand.
//!
//! It is a program, no library: what is public here is public for `main.rs` and `fuzz/`.

#![forbid(unsafe_code)]

mod behind;
mod calendar;
mod check;
mod console;
mod duplicates;
pub mod error;
mod explain;
mod extract;
pub mod input;
mod knowledge;
mod lines;
mod manual;
mod offsets;
mod outcome;
mod output;
mod repair;
mod report;
#[cfg(test)]
mod samples;
mod series;
mod tally;
mod work;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use console::{Console, Verbosity};

/// Mines quantity facts - number, unit, subject, predicate - from Chinese text.
#[derive(Debug, Parser)]
#[command(name = "shuliang", version, after_help = EXIT_STATUS)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    #[command(flatten)]
    verbosity: Verbosity,
}

const EXIT_STATUS: &str = "\
Exit status: 0 done, 1 some input could not be read (the rest is done) or check found something, 2 wrong usage.";

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Args),
    Duplicates(duplicates::Args),
    Repair(repair::Args),
    Series(series::Args),
    Check(check::Args),
    Completions(manual::Completions),
    Man(manual::Man),
}

/// Reads the arguments, does what they say, and gives the exit status.
pub fn run() -> ExitCode {
    let Cli { command, verbosity } = Cli::parse();
    let console = Console::new(verbosity);
    let outcome = match command {
        Command::Extract(args) => extract::run(&args, &console),
        Command::Duplicates(args) => duplicates::run(&args, &console),
        Command::Repair(args) => repair::run(&args, &console),
        Command::Series(args) => series::run(&args, &console),
        Command::Check(args) => check::run(&args, &console),
        Command::Completions(args) => manual::completions(&args),
        Command::Man(args) => manual::man(&args),
    };
    outcome::exit_code(outcome, &console)
}
