//! Facts and their parts.

use pyo3::prelude::*;

use crate::record::record;

record! {
    /// One statement of how much, how many, how long, what share or which rank.
    Fact {
        /// The number and its unit.
        quantity,
        /// What is counted or measured.
        subject,
        /// The verb that ties quantity and subject: 改造, 建成, 达到.
        predicate,
        /// A growth or fall that the quantity states: 增长5%, 降至3%.
        change,
        /// The denominator: 月 in 每月205元.
        per,
        /// The whole that a share is of: 总托位数 in 占总托位数的70%.
        of,
        /// The scope of a rank: 全国 of 总量全国第二.
        ranked_in,
        /// The time that governs the fact.
        time,
        /// The place or body that the fact is about.
        place,
        /// Whether the quantity is reported ("fact") or only restricts a noun ("condition").
        role,
        /// Whether it happened ("reported"), is wanted ("target") or is foreseen ("estimate").
        modality,
        /// How safe the reading is: "certain" or "likely".
        confidence,
        /// Index of the paragraph in `Extraction.paragraphs`.
        paragraph,
        /// Whether the fact stands in a passage printed again.
        duplicate,
        /// Index in `Extraction.facts` of the fact that this one repeats.
        duplicate_of,
        /// The rule that tied the subject.
        rule,
    }
}

record! {
    /// A number with its unit and bound.
    Quantity {
        /// As printed, white space dropped: 8.5万余名.
        text,
        /// First character in the text.
        start,
        /// Character after the last.
        end,
        /// The exact number with magnitudes multiplied out: a Decimal that keeps its written precision, a Fraction (1/3),
        /// a tuple for the parts of a ratio or product. None for a range.
        value as number,
        /// The lower end of a range.
        min as number,
        /// The upper end of a range.
        max as number,
        /// The unit as written, without its magnitude; empty where none is written.
        unit,
        /// How the number bounds the amount: "exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most".
        bound,
        /// The kind of quantity: "count", "money", "percent", "length" ...
        kind,
        /// The value in the SI base unit, or the currency code.
        base,
    }
}

record! {
    /// A quantity in the SI base unit, or money with its code.
    Base {
        /// The exact value; None for a range.
        value as number,
        /// The SI base unit (m2) or the ISO 4217 code (CNY).
        unit,
        /// The UCUM code of that unit, None for money.
        ucum,
    }
}

record! {
    /// A stretch of the text, white space dropped.
    Part {
        /// As printed.
        text,
        /// First character in the text.
        start,
        /// Character after the last.
        end,
    }
}

record! {
    /// What is counted or measured.
    Subject {
        /// The noun phrase.
        text,
        /// First character in the text.
        start,
        /// Character after the last.
        end,
        /// Whether the noun stands in an earlier clause and was carried over.
        carried,
    }
}

record! {
    /// A growth or fall.
    Change {
        /// "up" or "down".
        direction,
        /// "by" so much (增长5%), or "to" so much (增至5%).
        extent,
        /// What it is compared with: 同比, 比上年.
        basis,
    }
}

record! {
    /// The denominator of a rate.
    Per {
        /// 月, 千人口, 平方米.
        text,
    }
}

record! {
    /// A time expression.
    Time {
        /// As printed.
        text,
        /// First character in the text.
        start,
        /// Character after the last.
        end,
        /// An ISO 8601 date or interval (2021/2025), None where it cannot be known.
        iso,
    }
}

record! {
    /// A place or body.
    Place {
        /// As printed.
        text,
        /// First character in the text.
        start,
        /// Character after the last.
        end,
        /// The named place that 全市 stands for, None where it cannot be known.
        resolved,
    }
}

record! {
    /// A paragraph after repair.
    Paragraph {
        /// "body", "heading", "list_item", "byline", "dateline", "caption", "page_number", "running_head", "table_row".
        kind,
        /// First character in the text.
        start,
        /// Character after the last.
        end,
        /// Where broken pieces were joined.
        joins,
    }
}

record! {
    /// A place where two pieces of a broken paragraph were joined.
    Join {
        /// First character of the white space (or repeated text) that was dropped.
        start,
        /// Character where the text goes on.
        end,
        /// How safe the join is: "certain", "likely", "weak".
        tier,
    }
}

record! {
    /// A passage that stands in the text a second time.
    Duplicate {
        /// How the two are alike: "exact", "column_repeat", "contained", "variant", "near", "overlap", "partial", "formula".
        kind,
        /// The first standing.
        first,
        /// The later standing.
        again,
        /// One minus edit distance over the longer length, from 0 to 1, of the normalised passages.
        similarity,
        /// Whether both hold the same numbers with the same units, in the same order.
        numbers_equal,
    }
}

record! {
    /// One standing of a duplicated passage.
    Passage {
        /// Index of the paragraph in `Extraction.paragraphs`.
        paragraph,
        /// First character in the text.
        start,
        /// Character after the last.
        end,
    }
}

record! {
    /// Something that could not be read exactly.
    Warning {
        /// What and why.
        message,
        /// First character in the text.
        start,
        /// Character after the last.
        end,
    }
}
