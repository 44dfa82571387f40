//! The road of a document, stage by stage.

mod antecedent;
mod assemble;
mod dating;
mod meaning;
mod reading;

use std::sync::Arc;

use once_cell::sync::Lazy;
use rayon::prelude::*;

use crate::error::Error;
use crate::fact::Extraction;
use crate::layout;
use crate::lexicon::{BUILT_IN, Lexicon};
use crate::passage;
use crate::scope::iso::{self, DocumentTime};
use crate::segmenter;

static DEFAULT: Lazy<Extractor> = Lazy::new(Extractor::new);

/// Reads the facts of a text with the default [`Extractor`].
///
/// ```
/// let extraction = shuliang::extract("累计修缮老旧桥梁及涵洞316处。");
/// let fact = &extraction.facts[0];
/// assert_eq!(fact.quantity.value.as_deref(), Some("316"));
/// assert_eq!(fact.quantity.unit, "处");
/// assert_eq!(fact.subject.as_ref().unwrap().text, "老旧桥梁及涵洞");
/// assert_eq!(fact.predicate.as_ref().unwrap().text, "修缮");
/// ```
pub fn extract(text: &str) -> Extraction {
    DEFAULT.extract(text)
}

/// Reads facts; made once, used for many texts and from many threads. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Extractor {
    /// None stands for the built-in lexicon.
    lexicon: Option<Arc<Lexicon>>,
    document_time: Option<DocumentTime>,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// The extractor with the built-in lexicon and no document time.
    pub fn new() -> Self {
        Self { lexicon: None, document_time: None }
    }

    /// Sets up an extractor of your own.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Reads the facts of one text. It cannot fail: what cannot be read exactly is a warning with its place.
    pub fn extract(&self, text: &str) -> Extraction {
        let page = layout::read(text);
        segmenter::prepare(&page.text);
        let duplicates = passage::find(&page);
        assemble::extraction(text, &page, duplicates, (self.lexicon(), self.document_time))
    }

    /// Reads many texts on all cores; the answers stand in the order of the texts.
    pub fn extract_batch<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<Extraction> {
        texts.par_iter().map(|text| self.extract(text.as_ref())).collect()
    }

    /// The same extractor for texts of another date, as [`ExtractorBuilder::document_time`] takes it.
    ///
    /// ```
    /// # fn main() -> Result<(), shuliang::Error> {
    /// let extractor = shuliang::Extractor::new();
    /// let extraction = extractor.with_document_time("2024-03")?.extract("去年，全市新建公厕15座。");
    /// assert_eq!(extraction.facts[0].time.as_ref().unwrap().iso.as_deref(), Some("2023"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::BadDate`] where it is no such date.
    pub fn with_document_time(&self, date: &str) -> Result<Self, Error> {
        let builder = ExtractorBuilder { lexicon: self.lexicon.clone(), ..ExtractorBuilder::default() };
        builder.document_time(date)?.build()
    }

    fn lexicon(&self) -> &Lexicon {
        self.lexicon.as_deref().unwrap_or(&BUILT_IN)
    }
}

/// Sets up an [`Extractor`].
#[derive(Debug, Clone, Default)]
pub struct ExtractorBuilder {
    lexicon: Option<Arc<Lexicon>>,
    document_time: Option<DocumentTime>,
    whole_dictionary: bool,
}

impl ExtractorBuilder {
    /// Adds rows of your own to the lexicon, as TOML with `[[unit]]`, `[[classifier]]` and `[[name]]` tables:
    ///
    /// ```
    /// # fn main() -> Result<(), shuliang::Error> {
    /// let extractor = shuliang::Extractor::builder()
    ///     .lexicon("[[classifier]]\nform = \"驮\"\n")?
    ///     .build()?;
    /// assert_eq!(extractor.extract("运送茶叶30驮。").facts[0].quantity.unit, "驮");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::LexiconSyntax`] where it is not TOML of that form, or a row could never be read (an empty form, a kind
    /// that there is not), [`Error::DoubleForm`] where a form stands already, [`Error::BadFactor`] where a factor is no
    /// positive number.
    pub fn lexicon(mut self, toml: &str) -> Result<Self, Error> {
        self.lexicon = Some(Arc::new(Lexicon::extended(toml)?));
        Ok(self)
    }

    /// The ISO 8601 date of the texts (`2024`, `2024-03`, `2024-03-05`), by which 今年 and 去年 are known. Without it
    /// the date of a byline or dateline is taken, else a date in the title.
    ///
    /// ```
    /// # fn main() -> Result<(), shuliang::Error> {
    /// let extractor = shuliang::Extractor::builder().document_time("2024-03-05")?.build()?;
    /// let extraction = extractor.extract("去年，全市新建公厕15座。");
    /// assert_eq!(extraction.facts[0].time.as_ref().unwrap().iso.as_deref(), Some("2023"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::BadDate`] where it is no such date.
    pub fn document_time(mut self, date: &str) -> Result<Self, Error> {
        self.document_time = Some(iso::document_time(date).ok_or_else(|| Error::BadDate(date.to_owned()))?);
        Ok(self)
    }

    /// Loads jieba's whole dictionary of 349,000 words when the extractor is built. Without it a short first text loads the
    /// words that it needs, and the whole follows when a text asks for others. The facts are the same either way; a
    /// service that builds its extractor before the first request answers that one as fast as the next.
    ///
    /// ```
    /// # fn main() -> Result<(), shuliang::Error> {
    /// let extractor = shuliang::Extractor::builder().whole_dictionary().build()?;
    /// assert_eq!(extractor.extract("全市新建公厕15座。"), shuliang::extract("全市新建公厕15座。"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn whole_dictionary(mut self) -> Self {
        self.whole_dictionary = true;
        self
    }

    /// The extractor.
    ///
    /// # Errors
    ///
    /// None today; later settings may contradict each other.
    pub fn build(self) -> Result<Extractor, Error> {
        if self.whole_dictionary {
            segmenter::load_whole();
        }
        Ok(Extractor { lexicon: self.lexicon, document_time: self.document_time })
    }
}
