//! The program: everything of it stands in the library beside this file, so that `fuzz/` reaches it too.

#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    shuliang_cli::run()
}
