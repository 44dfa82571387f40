//! Facts as columns, handed on by the Arrow PyCapsule interface.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, SchemaRef};
use arrow_select::concat::concat_batches;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule};

/// Facts as Arrow columns.
///
/// Whatever speaks the Arrow PyCapsule interface takes it as a table, without a copy: `pyarrow.table(facts)`,
/// `polars.DataFrame(facts)`, `pandas.DataFrame.from_arrow(facts)`, `duckdb.sql("select * from facts")`.
#[pyclass(frozen, module = "shuliang")]
#[derive(Debug)]
pub struct FactTable {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl FactTable {
    pub fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }

    /// A table is, to Arrow's C interface, an array of structs.
    fn field(&self) -> Arc<Field> {
        Arc::new(Field::new_struct("", self.schema.fields().clone(), false))
    }
}

#[pymethods]
impl FactTable {
    /// The names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    /// The number of rows.
    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        format!("<FactTable: rows {}, columns {}>", self.__len__(), self.schema.fields().len())
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.schema.as_ref())
    }

    /// The whole table as one array; where it was read in several batches these are joined first.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyTuple>> {
        let whole = match &self.batches[..] {
            [only] => only.clone(),
            batches => concat_batches(&self.schema, batches)?,
        };
        to_array_pycapsules(py, self.field(), &StructArray::from(whole), requested_schema)
    }

    /// The batches, none of which is copied.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let arrays = self.batches.clone().into_iter().map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
        to_stream_pycapsule(py, Box::new(ArrayIterator::new(arrays, self.field())), requested_schema)
    }
}

/// The schema of rows with ids of that type.
pub fn schema(doc: &DataType) -> SchemaRef {
    Arc::new(shuliang::arrow::schema(doc))
}
