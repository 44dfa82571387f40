//! What a run says on standard error: errors, warnings, its progress, its log and its closing line.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::input::Inputs;
use crate::tally;

/// Work that is done sooner shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often a bar is drawn while nothing is told of it.
const TICK: Duration = Duration::from_millis(200);

const BAR: &str = "{elapsed} [{bar:30}] {percent}% of {binary_total_bytes}, {msg}, {eta} left";
const SPINNER: &str = "{elapsed} {spinner} {binary_bytes}, {msg}";

/// How much a run says.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Verbosity {
    /// Say nothing but errors: no warnings, no progress, no closing line
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Messages")]
    quiet: bool,

    /// Log what is read and how
    #[arg(short, long, global = true, help_heading = "Messages")]
    verbose: bool,
}

/// Standard error, and what goes there.
pub struct Console {
    verbosity: Verbosity,
    started: Instant,
    bar: ProgressBar,
}

impl Console {
    pub fn new(verbosity: Verbosity) -> Self {
        if verbosity.verbose {
            let log = tracing_subscriber::fmt().with_max_level(tracing::Level::DEBUG).with_writer(io::stderr);
            log.with_ansi(io::stderr().is_terminal()).init();
        }
        Self { verbosity, started: Instant::now(), bar: ProgressBar::hidden() }
    }

    /// The bar to which what is read of `inputs` is told. It is drawn where the work is long and standard error is a
    /// terminal on which nothing else is printed.
    pub fn watch(&self, inputs: &Inputs) -> ProgressBar {
        let Verbosity { quiet, verbose } = self.verbosity;
        if quiet || verbose || !io::stderr().is_terminal() || io::stdout().is_terminal() {
            return self.bar.clone();
        }
        let (template, size) = inputs.size().map_or((SPINNER, None), |size| (BAR, Some(size)));
        if let Some(size) = size {
            self.bar.set_length(size);
        }
        self.bar.set_style(ProgressStyle::with_template(template).expect("the template is well formed"));
        let bar = self.bar.clone();
        thread::spawn(move || {
            thread::sleep(PATIENCE);
            if !bar.is_finished() {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(TICK);
            }
        });
        self.bar.clone()
    }

    /// Tells the bar how many documents are done.
    pub fn done(&self, documents: usize) {
        self.bar.set_message(tally::count(documents, "document"));
    }

    pub fn error(&self, error: impl Display) {
        self.say(format_args!("error: {error}"));
    }

    pub fn warn(&self, warning: impl Display) {
        if !self.verbosity.quiet {
            self.say(format_args!("warning: {warning}"));
        }
    }

    /// The closing line: what was read, and in what time.
    pub fn close(&self, read: impl Display) {
        self.bar.finish_and_clear();
        if !self.verbosity.quiet {
            self.say(format_args!("{read} in {:.2} s", self.started.elapsed().as_secs_f64()));
        }
    }

    /// Prints a line, above the bar where one is drawn. Where standard error is closed nobody is left to tell, so a
    /// failure is let go.
    fn say(&self, line: impl Display) {
        self.bar.suspend(|| drop(writeln!(io::stderr(), "{line}")));
    }
}
