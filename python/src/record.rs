//! How the plain structs of the library become Python objects: read-only attributes that keep the library's names.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString, PyTuple};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Error;

/// What an attribute is in Python.
pub trait ToPython {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

impl ToPython for String {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyString::new(py, self).into_any())
    }
}

impl ToPython for usize {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyInt::new(py, *self).into_any())
    }
}

impl ToPython for f64 {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyFloat::new(py, *self).into_any())
    }
}

impl ToPython for bool {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyBool::new(py, *self).to_owned().into_any())
    }
}

impl<T: ToPython> ToPython for Option<T> {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.as_ref().map_or_else(|| Ok(py.None().into_bound(py)), |value| value.to_python(py))
    }
}

impl<T: ToPython> ToPython for Vec<T> {
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items: Vec<_> = self.iter().map(|item| item.to_python(py)).collect::<PyResult<_>>()?;
        Ok(PyTuple::new(py, items)?.into_any())
    }
}

/// The values of enums are the words that JSON has for them.
macro_rules! words {
    ($($name:ident),+ $(,)?) => {
        $(
            impl ToPython for shuliang::$name {
                fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    Ok(PyString::new(py, &self.to_string()).into_any())
                }
            }
        )+
    };
}

words!(Bound, Confidence, Direction, DuplicateKind, Extent, Kind, Modality, ParagraphKind, Role, Tier);

/// JSON as the command line prints it.
pub fn to_json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| Error::new_err(error.to_string()))
}

/// What [`to_json`] wrote.
pub fn from_json<T: DeserializeOwned>(json: &str) -> PyResult<T> {
    serde_json::from_str(json).map_err(|error| Error::new_err(error.to_string()))
}

/// JSON as objects of Python.
pub fn to_dict<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (to_json(value)?,))
}

/// `Part(text='建成', start=3, end=5)`.
pub fn repr(object: &Bound<'_, PyAny>, fields: &[&str]) -> PyResult<String> {
    let shown = |field: &&str| Ok(format!("{field}={}", object.getattr(*field)?.repr()?));
    let fields: Vec<String> = fields.iter().map(shown).collect::<PyResult<_>>()?;
    Ok(format!("{}({})", object.get_type().name()?, fields.join(", ")))
}

/// Makes a class of a struct of the library, with an attribute for each of the fields named.
///
/// `value as number` hands the field to `values::number` instead of giving it as it is. Methods of its own may follow
/// the fields.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $name:ident { $($(#[$field_doc:meta])* $field:ident $(as $read:ident)?),+ $(,)? }
        $($methods:item)*
    ) => {
        $(#[$doc])*
        #[pyclass(frozen, module = "shuliang")]
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name(pub shuliang::$name);

        impl $crate::record::ToPython for shuliang::$name {
            fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                Ok(Bound::new(py, $name(self.clone()))?.into_any())
            }
        }

        #[pymethods]
        impl $name {
            $(
                $(#[$field_doc])*
                #[getter]
                fn $field<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    $crate::record::record!(@read py, self.0.$field $(, $read)?)
                }
            )+

            $($methods)*

            /// The fields as a dict, with values as JSON has them: numbers of facts are strings.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                $crate::record::to_dict(py, &self.0)
            }

            /// The fields as JSON, as the command line prints them.
            fn to_json(&self) -> PyResult<String> {
                $crate::record::to_json(&self.0)
            }

            /// What `to_json` wrote.
            #[staticmethod]
            fn from_json(json: &str) -> PyResult<Self> {
                $crate::record::from_json(json).map(Self)
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
                Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
            }

            fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
                $crate::record::repr(slf.as_any(), &[$(stringify!($field)),+])
            }

            fn __eq__(&self, other: &Self) -> bool {
                self == other
            }
        }
    };
    (@read $py:ident, $value:expr) => {
        $crate::record::ToPython::to_python(&$value, $py)
    };
    (@read $py:ident, $value:expr, $read:ident) => {
        $crate::values::$read($py, $value.as_deref())
    };
}

pub(crate) use record;
