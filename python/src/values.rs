//! Exact values as the numbers of Python's standard library.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyTuple, PyType};

/// A decimal as `Decimal` with its written precision, a fraction as `Fraction`, the parts of a ratio or product as a
/// tuple of these, in order.
pub fn number<'py>(py: Python<'py>, value: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
    match value {
        None => Ok(py.None().into_bound(py)),
        Some(value) if value.contains([':', '×']) => {
            let parts: Vec<_> = value.split([':', '×']).map(|part| single(py, part)).collect::<PyResult<_>>()?;
            Ok(PyTuple::new(py, parts)?.into_any())
        }
        Some(value) => single(py, value),
    }
}

fn single<'py>(py: Python<'py>, value: &str) -> PyResult<Bound<'py, PyAny>> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    static FRACTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = if value.contains('/') {
        FRACTION.import(py, "fractions", "Fraction")?
    } else {
        DECIMAL.import(py, "decimal", "Decimal")?
    };
    class.call1((value,))
}
