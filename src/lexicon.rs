//! The words of `data/`. This is the only file that knows where they stand.
