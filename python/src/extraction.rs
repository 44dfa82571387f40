//! Everything that was read from one text.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::record::{self, ToPython};

/// Everything that was read from one text.
///
/// Its objects are made when they are first asked for, so that reading a batch costs no Python time.
#[pyclass(frozen, module = "shuliang")]
pub struct Extraction {
    read: shuliang::Extraction,
    facts: PyOnceLock<Py<PyAny>>,
    paragraphs: PyOnceLock<Py<PyAny>>,
    duplicates: PyOnceLock<Py<PyAny>>,
    warnings: PyOnceLock<Py<PyAny>>,
}

impl From<shuliang::Extraction> for Extraction {
    fn from(read: shuliang::Extraction) -> Self {
        let [facts, paragraphs, duplicates, warnings] = [const { PyOnceLock::new() }; 4];
        Self { read, facts, paragraphs, duplicates, warnings }
    }
}

#[pymethods]
impl Extraction {
    /// The facts, in text order.
    #[getter]
    fn facts(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        made(py, &self.facts, &self.read.facts)
    }

    /// The paragraphs after repair, in text order.
    #[getter]
    fn paragraphs(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        made(py, &self.paragraphs, &self.read.paragraphs)
    }

    /// Passages that stand in the text more than once.
    #[getter]
    fn duplicates(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        made(py, &self.duplicates, &self.read.duplicates)
    }

    /// What could not be read exactly.
    #[getter]
    fn warnings(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        made(py, &self.warnings, &self.read.warnings)
    }

    /// The fields as a dict, with values as JSON has them: numbers of facts are strings.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record::to_dict(py, &self.read)
    }

    /// The fields as JSON.
    fn to_json(&self) -> PyResult<String> {
        record::to_json(&self.read)
    }

    /// What `to_json` wrote.
    #[staticmethod]
    fn from_json(json: &str) -> PyResult<Self> {
        record::from_json::<shuliang::Extraction>(json).map(Self::from)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
    }

    fn __repr__(&self) -> String {
        let shuliang::Extraction { facts, paragraphs, duplicates, warnings } = &self.read;
        let (facts, paragraphs) = (facts.len(), paragraphs.len());
        let (duplicates, warnings) = (duplicates.len(), warnings.len());
        format!("<Extraction: facts {facts}, paragraphs {paragraphs}, duplicates {duplicates}, warnings {warnings}>")
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.read == other.read
    }
}

/// The objects of a list, made once.
fn made(py: Python<'_>, made: &PyOnceLock<Py<PyAny>>, of: &impl ToPython) -> PyResult<Py<PyAny>> {
    made.get_or_try_init(py, || of.to_python(py).map(Bound::unbind)).map(|made| made.clone_ref(py))
}
