//! The road of a document, stage by stage.

use once_cell::sync::Lazy;
use rayon::prelude::*;

use crate::error::Error;
use crate::fact::Extraction;
use crate::layout;
use crate::passage;

static DEFAULT: Lazy<Extractor> = Lazy::new(Extractor::new);

/// Reads the facts of a text with the default [`Extractor`].
///
/// ```
/// let extraction = shuliang::extract("改造城市道路及小街巷489条。");
/// assert!(extraction.warnings.is_empty());
/// ```
pub fn extract(text: &str) -> Extraction {
    DEFAULT.extract(text)
}

/// Reads facts; made once, used for many texts and from many threads.
#[derive(Debug, Clone, Default)]
pub struct Extractor {}

impl Extractor {
    /// The extractor with the built-in lexicon and no document time.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets up an extractor of your own.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Reads the facts of one text. It cannot fail: what cannot be read exactly is a warning with its place.
    pub fn extract(&self, text: &str) -> Extraction {
        let page = layout::read(text);
        let duplicates = passage::find(&page);
        Extraction { paragraphs: page.public_paragraphs(), duplicates, ..Extraction::default() }
    }

    /// Reads many texts on all cores; the answers stand in the order of the texts.
    pub fn extract_batch<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<Extraction> {
        texts.par_iter().map(|text| self.extract(text.as_ref())).collect()
    }
}

/// Sets up an [`Extractor`].
#[derive(Debug, Clone, Default)]
pub struct ExtractorBuilder {}

impl ExtractorBuilder {
    /// The extractor, or why it cannot be had.
    pub fn build(self) -> Result<Extractor, Error> {
        Ok(Extractor {})
    }
}
