//! What callers give: lists of `str`, or anything that speaks the Arrow PyCapsule interface.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Int64Array, StringArray};
use arrow_select::concat::concat;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyString;
use pyo3_arrow::input::AnyArray;

use crate::error::exception;

/// The texts of an iterable of `str`.
pub fn strings(texts: &Bound<'_, PyAny>) -> PyResult<Vec<PyBackedStr>> {
    each(texts)?.enumerate().map(|(row, text)| string(row, &text?)).collect()
}

/// An Arrow array as it is, its chunks joined; of an iterable of `str` or None a new one.
pub fn array(texts: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    if let Some(array) = arrow(texts)? {
        return Ok(array);
    }
    let read = |(row, text): (usize, PyResult<Bound<'_, PyAny>>)| {
        let text = text?;
        if text.is_none() { Ok(None) } else { string(row, &text).map(Some) }
    };
    let texts: Vec<Option<PyBackedStr>> = each(texts)?.enumerate().map(read).collect::<PyResult<_>>()?;
    let bytes: usize = texts.iter().flatten().map(|text| text.len()).sum();
    if i32::try_from(bytes).is_err() {
        return Err(exception(
            "the texts have more than two gigabytes: give them in parts, or as a large Arrow string",
        ));
    }
    Ok(Arc::new(texts.iter().map(|text| text.as_deref()).collect::<StringArray>()))
}

/// Ids of documents: an Arrow array as it is, or an iterable of all `int` or all `str`.
pub fn ids(docs: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    if let Some(array) = arrow(docs)? {
        return Ok(array);
    }
    let ids: Vec<Bound<'_, PyAny>> = each(docs)?.collect::<PyResult<_>>()?;
    if ids.first().is_some_and(|id| id.is_instance_of::<PyString>()) {
        let ids: Vec<PyBackedStr> = ids.iter().enumerate().map(|(row, id)| string(row, id)).collect::<PyResult<_>>()?;
        return Ok(Arc::new(StringArray::from_iter_values(ids.iter().map(|id| &id[..]))));
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.extract()).collect::<PyResult<_>>()?;
    Ok(Arc::new(Int64Array::from(ids)))
}

/// The array behind the Arrow PyCapsule interface, if there is one.
fn arrow(values: &Bound<'_, PyAny>) -> PyResult<Option<ArrayRef>> {
    if !values.hasattr("__arrow_c_array__")? && !values.hasattr("__arrow_c_stream__")? {
        return Ok(None);
    }
    let (chunks, field) = values.extract::<AnyArray>()?.into_chunked_array()?.into_inner();
    Ok(Some(match &chunks[..] {
        [] => arrow_array::new_empty_array(field.data_type()),
        [only] => only.clone(),
        chunks => {
            let chunks: Vec<&dyn Array> = chunks.iter().map(|chunk| &**chunk).collect();
            concat(&chunks).map_err(exception)?
        }
    }))
}

fn each<'py>(texts: &Bound<'py, PyAny>) -> PyResult<impl Iterator<Item = PyResult<Bound<'py, PyAny>>>> {
    if texts.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err("a list of texts is wanted, not one str"));
    }
    texts.try_iter()
}

fn string(row: usize, text: &Bound<'_, PyAny>) -> PyResult<PyBackedStr> {
    match text.cast::<PyString>() {
        Ok(text) => text.clone().try_into().map_err(|error| exception(format!("text {row}: {error}"))),
        Err(_) => Err(PyTypeError::new_err(format!("text {row} is no str but {}", text.get_type().name()?))),
    }
}
