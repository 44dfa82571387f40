//! The enums in words: each is displayed as it is serialized.

use std::fmt;

use serde::Serialize;

use super::{Bound, Confidence, Direction, DuplicateKind, Extent, Kind, Modality, ParagraphKind, Role, Tier};

macro_rules! displayed_as_serialized {
    ($($name:ident),+) => {
        $(
            /// The name that JSON has for it.
            impl fmt::Display for $name {
                fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.serialize(formatter)
                }
            }
        )+
    };
}

displayed_as_serialized!(
    Bound,
    Confidence,
    Direction,
    DuplicateKind,
    Extent,
    Kind,
    Modality,
    ParagraphKind,
    Role,
    Tier
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_that_of_json() {
        assert_eq!(Bound::MoreThan.to_string(), "more_than");
        assert_eq!(Kind::PercentagePoint.to_string(), "percentage_point");
        assert_eq!(serde_json::to_string(&Role::Condition).expect("it has a name"), format!("\"{}\"", Role::Condition));
    }
}
