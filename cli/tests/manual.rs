//! What the program says of itself: help, version, completions, manual pages.

mod run;

use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};
use run::{folder, shuliang_in};

const SUBCOMMANDS: &[&str] = &["extract", "duplicates", "repair", "series", "check", "completions", "man"];

#[test]
fn every_subcommand_has_help_with_examples_and_a_page() {
    let folder = folder(&[]);
    for subcommand in SUBCOMMANDS {
        for flag in ["--help", "-h"] {
            let assert = shuliang_in(&folder, subcommand).arg(flag).assert().success().stderr(is_empty());
            assert.stdout(contains("Examples:").and(contains(format!("  shuliang {subcommand} "))));
        }
        let assert = shuliang_in(&folder, "man").arg(subcommand).assert().success().stderr(is_empty());
        assert.stdout(contains(format!(".TH shuliang-{subcommand} 1")).and(contains("Examples:")));
    }
    let assert = shuliang_in(&folder, "man").assert().success();
    assert.stdout(contains(".TH shuliang 1").and(contains("shuliang\\-extract(1)")).and(contains("Exit status")));
}

#[test]
fn every_shell_has_completions() {
    let folder = folder(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let assert = shuliang_in(&folder, "completions").arg(shell).assert().success().stderr(is_empty());
        assert.stdout(contains("duplicates").and(contains("text-field")));
    }
    let mut command = shuliang_in(&folder, "completions");
    command.args(["fish", "-o", "shuliang.fish"]).assert().success().stdout(is_empty());
    let script = std::fs::read_to_string(folder.path().join("shuliang.fish")).expect("the script is there");
    assert!(starts_with("#").eval(&script), "{script:.60}");
}

#[test]
fn the_version_is_that_of_the_package() {
    let version = format!("shuliang {}\n", env!("CARGO_PKG_VERSION"));
    shuliang_in(&folder(&[]), "--version").assert().success().stdout(version);
}
