//! The command line of [shuliang], one file a subcommand.

#![forbid(unsafe_code)]

mod duplicates;
mod error;
mod explain;
mod extract;
mod format;
mod input;
mod jsonl;
mod offsets;
mod outcome;
mod repair;
#[cfg(test)]
mod samples;
mod table;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Mines quantity facts - number, unit, subject, predicate - from Chinese text.
#[derive(Debug, Parser)]
#[command(name = "shuliang", version, after_help = EXIT_STATUS)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_STATUS: &str = "\
Exit status: 0 done, 1 some input could not be read (the rest is done), 2 wrong usage.";

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Args),
    Duplicates(duplicates::Args),
    Repair(repair::Args),
}

fn main() -> ExitCode {
    let command = Cli::parse().command;
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match command {
        Command::Extract(args) => extract::run(&args, &mut out),
        Command::Duplicates(args) => duplicates::run(&args, &mut out),
        Command::Repair(args) => repair::run(&args, &mut out),
    };
    outcome::exit_code(outcome.and_then(|outcome| out.flush().map(|()| outcome)))
}
