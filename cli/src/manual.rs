//! `shuliang completions` and `shuliang man`: what a package installs beside the program.

use std::io::Write;

use clap::{Command, CommandFactory};
use clap_complete::Shell;

use crate::Cli;
use crate::error::{Error, UsageError};
use crate::outcome::Outcome;
use crate::output::Output;

/// Print the completions of a shell
#[derive(Debug, clap::Args)]
#[command(after_help = COMPLETIONS)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,

    #[command(flatten)]
    output: Output,
}

const COMPLETIONS: &str = "\
Examples:
  shuliang completions bash -o ~/.local/share/bash-completion/completions/shuliang
  shuliang completions zsh -o ~/.zfunc/_shuliang
  shuliang completions fish -o ~/.config/fish/completions/shuliang.fish";

/// Print the manual page of the program or of a subcommand
#[derive(Debug, clap::Args)]
#[command(after_help = MAN)]
pub struct Man {
    /// The subcommand [default: the program as a whole]
    #[arg(value_name = "COMMAND")]
    subcommand: Option<String>,

    #[command(flatten)]
    output: Output,
}

const MAN: &str = "\
Examples:
  shuliang man | man -l -                           read it
  shuliang man -o shuliang.1                        the pages that a package installs
  shuliang man extract -o shuliang-extract.1";

pub fn completions(args: &Completions) -> Result<Outcome, Error> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "shuliang", &mut script);
    print(&script, &args.output)
}

pub fn man(args: &Man) -> Result<Outcome, Error> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command(args.subcommand.as_deref())?).render(&mut page)?;
    print(&page, &args.output)
}

/// The program, or its subcommand `name` as its page names it.
fn command(name: Option<&str>) -> Result<Command, UsageError> {
    let mut program = Cli::command();
    program.build();
    let Some(name) = name else {
        return Ok(program);
    };
    let known = || program.get_subcommands().map(Command::get_name).collect::<Vec<_>>().join(", ");
    let found = program.find_subcommand(name).cloned();
    found.ok_or_else(|| UsageError::NoCommand { name: name.to_owned(), known: known() })
}

/// The bytes are made before they are written: a closed pipe is an error of the pipe, not of the maker.
fn print(bytes: &[u8], output: &Output) -> Result<Outcome, Error> {
    let mut out = output.open()?;
    out.write_all(bytes)?;
    out.commit()?;
    Ok(Outcome::Complete)
}
