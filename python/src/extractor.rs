//! The extractor and the functions that use the default one.

use std::sync::Arc;

use arrow_array::{ArrayRef, Int64Array, RecordBatch};
use arrow_schema::{ArrowError, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyType};
use rayon::prelude::*;
use shuliang::OffsetUnit;

use crate::error::{Error, exception};
use crate::extraction::Extraction;
use crate::table::{self, FactTable};
use crate::texts;

/// So many texts are read before their facts become columns and the rest of what was read is let go.
const BATCH: usize = 4096;

/// Reads facts; made once, used for many texts and from many threads.
///
/// lexicon: rows of your own as TOML with `[[unit]]`, `[[classifier]]` and `[[name]]` tables: a `str` of TOML, or the
/// `pathlib.Path` of a file.
/// date: the date of the texts, by which 今年 and 去年 are known: "2024", "2024-03", "2024-03-05" or a `datetime.date`.
/// offsets: what positions count: "chars" (as `str` does), "bytes" of UTF-8 or "utf16" units.
///
/// Raises `shuliang.Error` where one of them cannot be read, `OSError` where a file cannot.
#[pyclass(frozen, module = "shuliang")]
#[derive(Debug)]
pub struct Extractor {
    extractor: shuliang::Extractor,
    unit: OffsetUnit,
    made_of: Settings,
}

/// What the extractor was made of, so that it can be made again in another process.
#[derive(Debug, Clone, IntoPyObject)]
struct Settings(Option<String>, Option<String>, String);

impl Default for Extractor {
    fn default() -> Self {
        let made_of = Settings(None, None, "chars".to_owned());
        Self { extractor: shuliang::Extractor::new(), unit: OffsetUnit::Chars, made_of }
    }
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (lexicon = None, date = None, offsets = "chars"))]
    fn new(lexicon: Option<Bound<'_, PyAny>>, date: Option<Bound<'_, PyAny>>, offsets: &str) -> PyResult<Self> {
        let mut builder = shuliang::Extractor::builder();
        let mut made_of = Settings(None, None, offsets.to_owned());
        if let Some(lexicon) = lexicon {
            let (toml, file) = toml_of(&lexicon)?;
            builder = builder.lexicon(&toml).map_err(|error| exception(format!("{file}{error}")))?;
            made_of.0 = Some(toml);
        }
        if let Some(date) = date {
            let date = date_of(&date)?;
            builder = builder.document_time(&date).map_err(exception)?;
            made_of.1 = Some(date);
        }
        let extractor = builder.build().map_err(exception)?;
        Ok(Self { extractor, unit: unit_of(offsets)?, made_of })
    }

    /// Reads the facts of one text. What cannot be read exactly is a warning with its place.
    pub fn extract(&self, py: Python<'_>, text: &str) -> Extraction {
        py.detach(|| self.read(text)).into()
    }

    /// Reads many texts on all cores without holding the GIL; the answers stand in the order of the texts.
    pub fn extract_batch(&self, py: Python<'_>, texts: &Bound<'_, PyAny>) -> PyResult<Vec<Extraction>> {
        let texts = texts::strings(texts)?;
        let read = py.detach(|| texts.par_iter().map(|text| self.read(text)).collect::<Vec<_>>());
        Ok(read.into_iter().map(Extraction::from).collect())
    }

    /// Reads many texts on all cores into a table, one fact a row, with the id of its document in the column `doc`.
    ///
    /// texts: an Arrow array (of pyarrow, polars, pandas ...) or an iterable of `str` or None; None has no facts.
    /// docs: an id for each text: an Arrow array of any type, or a list of all `int` or all `str`; by default the texts
    /// are counted from 0.
    ///
    /// Raises `shuliang.Error` where a text is not UTF-8; `extract_lists` goes on with the others.
    #[pyo3(signature = (texts, docs = None))]
    pub fn extract_arrow(
        &self,
        py: Python<'_>,
        texts: &Bound<'_, PyAny>,
        docs: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<FactTable> {
        let texts = texts::array(texts)?;
        let docs = match docs {
            Some(docs) => texts::ids(docs)?,
            None => Arc::new(Int64Array::from_iter_values((0..).take(texts.len()))),
        };
        if docs.len() != texts.len() {
            return Err(exception(format!("{} document ids for {} texts", docs.len(), texts.len())));
        }
        let rows = |docs: ArrayRef, texts: ArrayRef| self.extractor.extract_rows(&docs, &texts, self.unit);
        let batches =
            py.detach(|| batches(texts.len(), |from, len| rows(docs.slice(from, len), texts.slice(from, len))));
        Ok(FactTable::new(table::schema(docs.data_type()), batches?))
    }

    /// Reads many texts on all cores into a table with one row a text: the lists `facts` and `warnings`, and `error`, which
    /// says why a text could not be read and is null elsewhere.
    pub fn extract_lists(&self, py: Python<'_>, texts: &Bound<'_, PyAny>) -> PyResult<FactTable> {
        let texts = texts::array(texts)?;
        let lists = |from, len| self.extractor.extract_lists(&texts.slice(from, len), self.unit);
        let batches = py.detach(|| batches(texts.len(), lists))?;
        Ok(FactTable::new(SchemaRef::new(shuliang::arrow::list_schema()), batches))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, Settings) {
        (slf.get_type(), slf.get().made_of.clone())
    }

    fn __repr__(&self) -> String {
        let Settings(lexicon, date, offsets) = &self.made_of;
        let lexicon = if lexicon.is_some() { "..." } else { "None" };
        let date = date.as_ref().map_or("None".to_owned(), |date| format!("'{date}'"));
        format!("Extractor(lexicon={lexicon}, date={date}, offsets='{offsets}')")
    }
}

impl Extractor {
    fn read(&self, text: &str) -> shuliang::Extraction {
        let mut extraction = self.extractor.extract(text);
        extraction.convert_offsets(text, self.unit);
        extraction
    }
}

/// The batches of so many rows, each made of a range.
fn batches(rows: usize, batch: impl Fn(usize, usize) -> Result<RecordBatch, ArrowError>) -> PyResult<Vec<RecordBatch>> {
    let of = |from: usize| {
        let place =
            |error| if from == 0 { exception(error) } else { exception(format!("counted from row {from}: {error}")) };
        batch(from, BATCH.min(rows - from)).map_err(place)
    };
    (0..rows).step_by(BATCH).map(of).collect()
}

/// The TOML, and the file that it stands in as a message names it.
fn toml_of(lexicon: &Bound<'_, PyAny>) -> PyResult<(String, String)> {
    if lexicon.is_instance_of::<PyString>() {
        return Ok((lexicon.extract()?, String::new()));
    }
    let path = lexicon.py().import("pathlib")?.getattr("Path")?.call1((lexicon,))?;
    let toml = path.call_method1("read_text", ("utf-8",))?.extract()?;
    Ok((toml, format!("{path}: ")))
}

/// `2024-03-05` of a `str` or a `datetime.date`; of a `datetime.datetime` its day.
fn date_of(date: &Bound<'_, PyAny>) -> PyResult<String> {
    if date.is_instance_of::<PyString>() {
        return date.extract();
    }
    date.call_method1("strftime", ("%Y-%m-%d",))?.extract()
}

fn unit_of(offsets: &str) -> PyResult<OffsetUnit> {
    match offsets {
        "chars" => Ok(OffsetUnit::Chars),
        "bytes" => Ok(OffsetUnit::Bytes),
        "utf16" => Ok(OffsetUnit::Utf16),
        other => Err(Error::new_err(format!("offsets count \"chars\", \"bytes\" or \"utf16\", not {other:?}"))),
    }
}
