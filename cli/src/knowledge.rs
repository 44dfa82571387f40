//! What the extractor is told beforehand: the date of the texts, and words of the user's own.

use std::fs;
use std::path::PathBuf;

use shuliang::Extractor;

use crate::error::UsageError;

#[derive(Debug, Clone, clap::Args)]
pub struct Knowledge {
    /// The date of the texts (2024, 2024-03 or 2024-03-05), by which 今年 and 去年 are known [default: what their heads say]
    #[arg(long, value_name = "DATE", value_parser = dated)]
    date: Option<String>,

    // No doc comment: [[unit]] would be a link there.
    #[arg(
        long,
        value_name = "FILE",
        help = "Units, measure words and names of your own: [[unit]], [[classifier]] and [[name]] tables of TOML"
    )]
    lexicon: Option<PathBuf>,
}

fn dated(date: &str) -> Result<String, shuliang::Error> {
    Extractor::builder().document_time(date)?;
    Ok(date.to_owned())
}

impl Knowledge {
    /// Whether the user said the date of the texts.
    pub fn has_date(&self) -> bool {
        self.date.is_some()
    }

    /// The extractor that knows this.
    pub fn extractor(&self) -> Result<Extractor, UsageError> {
        let mut builder = Extractor::builder();
        if let Some(path) = &self.lexicon {
            let name = path.display().to_string();
            let words =
                fs::read_to_string(path).map_err(|cause| UsageError::LexiconFile { path: name.clone(), cause })?;
            builder = builder.lexicon(&words).map_err(|cause| UsageError::Lexicon { path: name, cause })?;
        }
        if let Some(date) = &self.date {
            builder = builder.document_time(date).map_err(UsageError::Extractor)?;
        }
        builder.build().map_err(UsageError::Extractor)
    }
}
