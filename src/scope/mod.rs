//! Scope: time and place expressions. A numeral inside one is no quantity.

pub(crate) mod iso;
pub(crate) mod place;
pub(crate) mod time;
