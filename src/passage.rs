//! Passages that stand in a text more than once.

use crate::fact::Duplicate;
use crate::layout::Page;

/// Finds the duplicated passages of a page.
pub(crate) fn find(_page: &Page) -> Vec<Duplicate> {
    Vec::new()
}
