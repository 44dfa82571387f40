//! Facts as [Apache Arrow](https://arrow.apache.org) record batches: the feature `arrow`.
//!
//! [`Extractor::extract_rows`] reads an array of texts into rows, one a fact, with the document's id in front;
//! [`Extractor::extract_lists`] answers with one row a text, whose facts are a list. [`rows`] and [`lists`] bring facts
//! that are at hand into the same form.
//!
//! # The schema
//!
//! A row is the column `doc` (the id: any type, as it was given) and the columns of a fact. The same columns are the
//! fields of the structs in a list, and the columns of a Parquet file of the command line. A part of a fact stands under
//! its name (`subject` is the text of the subject), what else is known of it behind that name (`subject_start`).
//! [`Fact`] says what each part means.
//!
//! | column | type | null | meaning |
//! | --- | --- | --- | --- |
//! | `quantity` | Utf8 | never | number and unit as printed, white space dropped |
//! | `quantity_start` | Int64 | never | where it starts in the text |
//! | `quantity_end` | Int64 | never | where it ends |
//! | `value` | Utf8 | for a range | exact: a decimal with its written precision (`41.90`), a fraction (`1/3`), the parts of a ratio (`3:7`) or product (`20×30`) |
//! | `number` | Decimal128(38, 10) | for what is no single number | `value` to reckon with, rounded to ten decimals |
//! | `min` | Utf8 | without a lower end | the lower end of a range |
//! | `max` | Utf8 | without an upper end | the upper end of a range |
//! | `unit` | Utf8 | never | as written, without its magnitude; empty where none is written |
//! | `bound` | Utf8 | never | `exact`, `about`, `nearly`, `more_than`, `at_least`, `less_than`, `at_most` |
//! | `kind` | Utf8 | never | `count`, `money`, `percent`, `length`, … |
//! | `base_value` | Utf8 | for a range, and without a base | exact, in the SI base unit or the currency |
//! | `base_number` | Decimal128(38, 10) | as `base_value` | `base_value` to reckon with, rounded to ten decimals |
//! | `base_unit` | Utf8 | where the unit is neither physical nor money | the SI base unit (`m2`) or ISO 4217 code (`CNY`) |
//! | `base_ucum` | Utf8 | where the unit is not physical | the UCUM code of the base unit |
//! | `subject` | Utf8 | without one | what is counted or measured |
//! | `subject_start` | Int64 | as `subject` | where it starts |
//! | `subject_end` | Int64 | as `subject` | where it ends |
//! | `subject_carried` | Boolean | as `subject` | whether it stands in an earlier clause |
//! | `predicate` | Utf8 | without one | the verb |
//! | `predicate_start` | Int64 | as `predicate` | where it starts |
//! | `predicate_end` | Int64 | as `predicate` | where it ends |
//! | `change_direction` | Utf8 | without a change | `up`, `down` |
//! | `change_extent` | Utf8 | without a change | `by`, `to` |
//! | `change_basis` | Utf8 | without a basis | what it is compared with: 同比 |
//! | `change_basis_iso` | Utf8 | where it cannot be known | an ISO 8601 date or interval, counted from the time of the fact |
//! | `per` | Utf8 | without one | the denominator: 月 |
//! | `of` | Utf8 | without one | the whole that a share is of |
//! | `of_start` | Int64 | as `of` | where it starts |
//! | `of_end` | Int64 | as `of` | where it ends |
//! | `ranked_in` | Utf8 | without one | the scope of a rank: 全国 |
//! | `ranked_in_start` | Int64 | as `ranked_in` | where it starts |
//! | `ranked_in_end` | Int64 | as `ranked_in` | where it ends |
//! | `time` | Utf8 | without one | the time that governs |
//! | `time_start` | Int64 | as `time` | where it starts |
//! | `time_end` | Int64 | as `time` | where it ends |
//! | `time_iso` | Utf8 | where it cannot be known | ISO 8601 date or interval |
//! | `place` | Utf8 | without one | the place or body |
//! | `place_start` | Int64 | as `place` | where it starts |
//! | `place_end` | Int64 | as `place` | where it ends |
//! | `place_resolved` | Utf8 | where it cannot be known | the named place that 全市 stands for |
//! | `place_code` | Utf8 | where it is no division, or its name is ambiguous | the GB/T 2260 code of a province, city or county |
//! | `role` | Utf8 | never | `fact`, `condition` |
//! | `modality` | Utf8 | never | `reported`, `target`, `estimate` |
//! | `confidence` | Utf8 | never | `certain`, `likely` |
//! | `paragraph` | Int64 | never | index of the paragraph in the text |
//! | `duplicate` | Boolean | never | whether the fact stands in a passage printed again |
//! | `duplicate_of` | Int64 | without an earlier one | index, among the facts of the text, of the fact that it repeats |
//! | `rule` | Utf8 | never | the rule that tied the subject |
//!
//! Positions count what the [`OffsetUnit`] says. Exact values are texts because no type of Arrow keeps 28 digits, written
//! precision and fractions at once; `number` and `base_number` are there for sums and comparisons.

mod columns;
mod texts;

use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{Array, ArrayRef, ListArray, RecordBatch, StructArray, UInt32Array};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema};
use rayon::prelude::*;

use self::texts::{Reading, Texts};
use crate::extractor::Extractor;
use crate::fact::{Extraction, Fact, Warning};
use crate::offsets::OffsetUnit;

/// The columns of a fact, without the document's id.
///
/// ```
/// assert_eq!(shuliang::arrow::fact_fields()[0].name(), "quantity");
/// ```
pub fn fact_fields() -> Fields {
    columns::COLUMNS.iter().map(columns::Column::field).collect()
}

/// The schema of rows whose document ids are of the type `doc`.
///
/// ```
/// let schema = shuliang::arrow::schema(&arrow_schema::DataType::Utf8);
/// assert_eq!(schema.field(0).name(), "doc");
/// assert_eq!(schema.fields().len(), 1 + shuliang::arrow::fact_fields().len());
/// ```
pub fn schema(doc: &DataType) -> Schema {
    let doc = Arc::new(Field::new("doc", doc.clone(), true));
    Schema::new(std::iter::once(doc).chain(fact_fields().iter().cloned()).collect::<Fields>())
}

/// The schema of [`Extractor::extract_lists`]: `facts`, `warnings` and `error`.
///
/// ```
/// assert_eq!(shuliang::arrow::list_schema().field(2).name(), "error");
/// ```
pub fn list_schema() -> Schema {
    Schema::new(vec![
        Field::new("facts", list_type(fact_fields()), true),
        Field::new("warnings", list_type(warning_fields()), true),
        Field::new("error", DataType::Utf8, true),
    ])
}

/// Facts as rows, those of a document behind one another; `docs` holds the id of each document.
///
/// ```
/// use arrow_array::StringArray;
///
/// let [a, b] = ["新建桥梁3座。", "改造危房12间，修路5公里。"].map(shuliang::extract);
/// let batch = shuliang::arrow::rows(&StringArray::from(vec!["a.txt", "b.txt"]), &[&a.facts, &b.facts])?;
/// assert_eq!(batch.num_rows(), 3);
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
///
/// # Errors
///
/// Where there are not as many ids as documents, and where the texts of a column are more than two gigabytes.
pub fn rows(docs: &dyn Array, facts: &[&[Fact]]) -> Result<RecordBatch, ArrowError> {
    if docs.len() != facts.len() {
        let message = format!("{} document ids for {} documents", docs.len(), facts.len());
        return Err(ArrowError::InvalidArgumentError(message));
    }
    let mut indices = Vec::with_capacity(facts.iter().map(|facts| facts.len()).sum());
    for (doc, facts) in facts.iter().enumerate() {
        let doc = u32::try_from(doc).map_err(|_| ArrowError::OffsetOverflowError(doc))?;
        indices.extend(std::iter::repeat_n(doc, facts.len()));
    }
    let doc = arrow_select::take::take(docs, &UInt32Array::from(indices), None)?;
    let all: Vec<&Fact> = facts.iter().copied().flatten().collect();
    let arrays = std::iter::once(doc).chain(columns::arrays(&all)?).collect();
    RecordBatch::try_new(Arc::new(schema(docs.data_type())), arrays)
}

/// Facts as an array of lists, one a document; null where a document has none to tell.
///
/// ```
/// use arrow_array::Array;
///
/// let facts = shuliang::extract("改造危房12间，修路5公里。").facts;
/// let lists = shuliang::arrow::lists(&[Some(&facts), None])?;
/// assert_eq!((lists.value_length(0), lists.is_null(1)), (2, true));
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
///
/// # Errors
///
/// Where the texts of a column are more than two gigabytes.
pub fn lists(facts: &[Option<&[Fact]>]) -> Result<ListArray, ArrowError> {
    let all: Vec<&Fact> = facts.iter().copied().flatten().flatten().collect();
    let values = StructArray::try_new(fact_fields(), columns::arrays(&all)?, None)?;
    list(values, facts)
}

impl Extractor {
    /// Reads an array of texts on all cores into rows, one a fact, with the id of its document in front.
    ///
    /// `texts` are of the types Utf8, Binary, their large and view forms, or null; a null text has no facts. `docs` are
    /// the ids, of any type. See [the schema](crate::arrow).
    ///
    /// ```
    /// use arrow_array::{Int64Array, StringArray};
    /// use shuliang::{Extractor, OffsetUnit};
    ///
    /// let texts = StringArray::from(vec!["新建桥梁3座。", "改造危房12间，修路5公里。"]);
    /// let docs = Int64Array::from(vec![2023, 2024]);
    /// let batch = Extractor::new().extract_rows(&docs, &texts, OffsetUnit::Bytes)?;
    /// assert_eq!(batch.num_rows(), 3);
    /// assert_eq!(batch.column_by_name("doc").unwrap().as_ref(), &Int64Array::from(vec![2023, 2024, 2024]));
    /// # Ok::<(), arrow_schema::ArrowError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where `texts` are no texts, not as many as `docs`, or one is not UTF-8 (the message names its row and byte), and
    /// where the texts of a column are more than two gigabytes.
    pub fn extract_rows(
        &self,
        docs: &dyn Array,
        texts: &dyn Array,
        unit: OffsetUnit,
    ) -> Result<RecordBatch, ArrowError> {
        let texts = Texts::of(texts)?;
        let readings = texts.readings();
        for (row, reading) in readings.iter().enumerate() {
            if let Reading::Unreadable(error) = reading {
                return Err(ArrowError::InvalidArgumentError(format!("row {row}: {error}")));
            }
        }
        let extractions = self.extract_readings(&readings, unit);
        let facts: Vec<&[Fact]> =
            extractions.iter().map(|extraction| extraction.as_ref().map_or(&[][..], |found| &found.facts)).collect();
        rows(docs, &facts)
    }

    /// Reads an array of texts on all cores into one row a text: `facts` and `warnings`, which are lists of structs, and
    /// `error`, which is null but where a text is not UTF-8. Lists are null where the text is null or not UTF-8.
    ///
    /// ```
    /// use arrow_array::{Array, BinaryArray};
    /// use shuliang::{Extractor, OffsetUnit};
    ///
    /// let texts = BinaryArray::from(vec!["新建桥梁3座。".as_bytes(), b"3\xff"]);
    /// let batch = Extractor::new().extract_lists(&texts, OffsetUnit::Bytes)?;
    /// let error = batch.column_by_name("error").unwrap();
    /// assert_eq!((error.is_null(0), error.is_null(1)), (true, false));
    /// # Ok::<(), arrow_schema::ArrowError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where `texts` are no texts, and where the texts of a column are more than two gigabytes.
    pub fn extract_lists(&self, texts: &dyn Array, unit: OffsetUnit) -> Result<RecordBatch, ArrowError> {
        let texts = Texts::of(texts)?;
        let readings = texts.readings();
        let extractions = self.extract_readings(&readings, unit);
        let facts: Vec<Option<&[Fact]>> =
            extractions.iter().map(|extraction| extraction.as_ref().map(|found| &found.facts[..])).collect();
        let warnings: Vec<Option<&[Warning]>> =
            extractions.iter().map(|extraction| extraction.as_ref().map(|found| &found.warnings[..])).collect();
        let errors = columns::strings(readings.iter().map(Reading::error))?;
        let columns: Vec<ArrayRef> = vec![Arc::new(lists(&facts)?), Arc::new(warning_lists(&warnings)?), errors];
        RecordBatch::try_new(Arc::new(list_schema()), columns)
    }

    fn extract_readings(&self, readings: &[Reading], unit: OffsetUnit) -> Vec<Option<Extraction>> {
        let read = |reading: &Reading| {
            let Reading::Text(text) = reading else { return None };
            let mut extraction = self.extract(text);
            extraction.convert_offsets(text, unit);
            Some(extraction)
        };
        readings.par_iter().map(read).collect()
    }
}

fn warning_fields() -> Fields {
    Fields::from(vec![
        Field::new("message", DataType::Utf8, false),
        Field::new("start", DataType::Int64, false),
        Field::new("end", DataType::Int64, false),
    ])
}

fn warning_lists(warnings: &[Option<&[Warning]>]) -> Result<ListArray, ArrowError> {
    let (mut messages, mut starts, mut ends) = (StringBuilder::new(), Int64Builder::new(), Int64Builder::new());
    for warning in warnings.iter().copied().flatten().flatten() {
        columns::append_text(&mut messages, Some(&warning.message))?;
        starts.append_value(columns::position(warning.start));
        ends.append_value(columns::position(warning.end));
    }
    let arrays: Vec<ArrayRef> = vec![Arc::new(messages.finish()), Arc::new(starts.finish()), Arc::new(ends.finish())];
    list(StructArray::try_new(warning_fields(), arrays, None)?, warnings)
}

fn list_type(fields: Fields) -> DataType {
    DataType::List(item(fields))
}

fn item(fields: Fields) -> Arc<Field> {
    Arc::new(Field::new("item", DataType::Struct(fields), false))
}

/// Cuts `values` into lists as long as those of `documents`.
fn list<T>(values: StructArray, documents: &[Option<&[T]>]) -> Result<ListArray, ArrowError> {
    let lengths = documents.iter().map(|items| items.map_or(0, <[T]>::len));
    let valid: NullBuffer = documents.iter().map(Option::is_some).collect();
    ListArray::try_new(
        item(values.fields().clone()),
        OffsetBuffer::from_lengths(lengths),
        Arc::new(values),
        Some(valid),
    )
}
