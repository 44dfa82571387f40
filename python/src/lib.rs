//! Quantity facts of Chinese text in Python.
//!
//! `package/shuliang/_shuliang.pyi` says the types.

mod error;
mod extraction;
mod extractor;
mod facts;
mod passages;
mod record;
mod table;
mod texts;
mod values;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::extractor::Extractor;

/// The native part of the package `shuliang`.
#[pymodule]
mod _shuliang {
    use super::*;

    #[pymodule_export]
    use crate::error::Error;
    #[pymodule_export]
    use crate::extraction::Extraction;
    #[pymodule_export]
    use crate::extractor::Extractor;
    #[pymodule_export]
    use crate::facts::{
        Base, Change, Duplicate, Fact, Join, Paragraph, Part, Passage, Per, Place, Quantity, Subject, Time, Warning,
    };
    #[pymodule_export]
    use crate::passages::{Repaired, RepairedParagraph, Repeat, Standing, Stretch};
    #[pymodule_export]
    use crate::table::FactTable;

    /// Reads the facts of one text with the default extractor.
    #[pyfunction]
    fn extract(py: Python<'_>, text: &str) -> Extraction {
        default(py).extract(py, text)
    }

    /// Reads many texts on all cores without holding the GIL; the answers stand in the order of the texts.
    #[pyfunction]
    fn extract_batch(py: Python<'_>, texts: &Bound<'_, PyAny>) -> PyResult<Vec<Extraction>> {
        default(py).extract_batch(py, texts)
    }

    /// Reads many texts into a table, one fact a row; see `Extractor.extract_arrow`.
    #[pyfunction]
    #[pyo3(signature = (texts, docs = None))]
    fn extract_arrow(py: Python<'_>, texts: &Bound<'_, PyAny>, docs: Option<&Bound<'_, PyAny>>) -> PyResult<FactTable> {
        default(py).extract_arrow(py, texts, docs)
    }

    /// Reads many texts into a table, one text a row; see `Extractor.extract_lists`.
    #[pyfunction]
    fn extract_lists(py: Python<'_>, texts: &Bound<'_, PyAny>) -> PyResult<FactTable> {
        default(py).extract_lists(py, texts)
    }

    /// Joins the broken paragraphs of a text.
    #[pyfunction]
    fn repair(py: Python<'_>, text: &str) -> Repaired {
        py.detach(|| passages::repair(text))
    }

    /// The passages that stand more than once, within a text or in several, in the order of their later standing.
    #[pyfunction]
    fn duplicates(py: Python<'_>, texts: &Bound<'_, PyAny>) -> PyResult<Vec<Repeat>> {
        let texts = texts::strings(texts)?;
        let repeats = py.detach(|| passages::duplicates(&texts));
        Ok(repeats.into_iter().map(Repeat).collect())
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}

fn default(py: Python<'_>) -> &'static Extractor {
    static DEFAULT: PyOnceLock<Extractor> = PyOnceLock::new();
    DEFAULT.get_or_init(py, Extractor::default)
}
