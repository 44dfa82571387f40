//! Units with several senses: 分 is a point, a minute or a cent; 度 is heat, an angle, a strength or a kilowatt-hour; 节 is a
//! knot or a piece, 块 a yuan or a piece.
//!
//! The unit stays as written; the clause decides the kind and the base value. What nothing decides is taken for the
//! sense that says least: a point, a degree of something.

use std::sync::Arc;

use super::{Candidate, Reader};
use crate::fact::Kind;
use crate::lexicon::{self, Unit};
use crate::segmenter::{self, Tag};

/// A sense of a unit.
pub(crate) struct Sense {
    /// As written.
    unit: &'static str,
    kind: Kind,
    /// The row of the tables that has its base, none where it has none.
    row: Option<&'static str>,
    /// A text in which the first quantity has this sense.
    #[cfg_attr(not(test), expect(dead_code, reason = "the example is the sense's test"))]
    example: &'static str,
    holds: fn(&Reader, &Candidate) -> bool,
}

/// The senses; the first that holds is taken.
pub(crate) static SENSES: &[Sense] = &[
    Sense { unit: "分", kind: Kind::Duration, row: Some("分钟"), example: "检票用时5分", holds: is_minute },
    Sense { unit: "分", kind: Kind::Money, row: Some("分钱"), example: "每斤便宜6分", holds: is_cent },
    Sense { unit: "分", kind: Kind::Count, row: None, example: "甲队多得9分", holds: always },
    Sense { unit: "度", kind: Kind::Energy, row: Some("度电"), example: "全村日用电400度", holds: is_current },
    Sense {
        unit: "度", kind: Kind::Temperature, row: Some("摄氏度"), example: "夜里气温降到3度", holds: is_heat
    },
    Sense { unit: "度", kind: Kind::Angle, row: Some("°"), example: "塔身倾斜5度", holds: is_angle },
    Sense { unit: "度", kind: Kind::Physical, row: None, example: "52度白酒", holds: always },
    Sense { unit: "节", kind: Kind::Speed, row: Some("海里/小时"), example: "航速28节", holds: is_knot },
    Sense { unit: "码", kind: Kind::Count, row: None, example: "鞋子要42码", holds: is_size },
    Sense { unit: "块", kind: Kind::Count, row: None, example: "翻耕三块地", holds: is_piece },
];

/// The candidate in the sense that its clause gives.
pub(super) fn resolved(reader: &Reader, candidate: Candidate) -> Candidate {
    let written = candidate.unit_text.as_str();
    let ends_with_unit = reader.text[..candidate.span.end].ends_with(written);
    let found =
        SENSES.iter().find(|sense| sense.unit == written && ends_with_unit && (sense.holds)(reader, &candidate));
    let (Some(sense), Some(unit)) = (found, candidate.unit.clone()) else { return candidate };
    let row = sense.row.and_then(|row| reader.lexicon.units.starting(row)).map(|(_, unit)| unit);
    let unit = match row {
        Some(row) => Unit { name: unit.name.clone(), ..Unit::clone(row) },
        None => Unit { kind: sense.kind, base: None, ..Unit::clone(&unit) },
    };
    Candidate { kind: sense.kind, unit: Some(Arc::new(unit)), ..candidate }
}

fn always(_: &Reader, _: &Candidate) -> bool {
    true
}

fn says(clause: &str, words: &[&str]) -> bool {
    words.iter().any(|word| clause.contains(word))
}

/// 历时5分, 1小时37分. What a team earns or lags behind by is told in points, also where the clause speaks of time.
fn is_minute(reader: &Reader, candidate: &Candidate) -> bool {
    let clause = reader.clause_before(candidate.span.start);
    candidate.span.of(reader.text).contains('时')
        || lexicon::quantity_words().lasting.is_in(clause) && !says(clause, &["得", "扣", "领先", "落后"])
}

/// 每斤便宜6分, 2角5分: a hundredth of a yuan.
fn is_cent(reader: &Reader, candidate: &Candidate) -> bool {
    let clause = reader.clause_before(candidate.span.start);
    candidate.span.of(reader.text).contains(['元', '角', '毛']) || lexicon::quantity_words().pricing.is_in(clause)
}

/// 用电120度; 电机转动30度 is an angle, 电池温度降到3度 a heat.
fn is_current(reader: &Reader, candidate: &Candidate) -> bool {
    lexicon::quantity_words().current.is_in(reader.clause_before(candidate.span.start))
        || reader.after(candidate.span.end).starts_with('电')
}

fn is_heat(reader: &Reader, candidate: &Candidate) -> bool {
    lexicon::quantity_words().heat.is_in(reader.clause_before(candidate.span.start))
        || candidate.span.of(reader.text).starts_with('零')
        || reader.after(candidate.span.end).starts_with('烤')
}

fn is_angle(reader: &Reader, candidate: &Candidate) -> bool {
    let after = reader.after(candidate.span.end);
    let words = lexicon::quantity_words();
    words.turning.is_in(reader.clause_before(candidate.span.start)) || words.angles.starts(after)
}

/// 鞋子要42码: a size, and no yards.
fn is_size(reader: &Reader, candidate: &Candidate) -> bool {
    says(reader.clause_before(candidate.span.start), &["鞋", "靴", "裤", "尺码", "脚"])
}

/// 航速28节; 车厢28节 are counted.
fn is_knot(reader: &Reader, candidate: &Candidate) -> bool {
    says(reader.clause_before(candidate.span.start), &["航速", "时速", "风速", "流速", "巡航"])
}

/// 三块地, 一块玉: a noun follows. Money stands at the end of its phrase (卖五块) or before 钱.
fn is_piece(reader: &Reader, candidate: &Candidate) -> bool {
    let after = reader.after(candidate.span.end);
    // 聚在一块: together, unless a price is told.
    let together = &reader.text[candidate.number.start..candidate.number.end] == "一"
        && !lexicon::quantity_words().paying.is_in(reader.clause_before(candidate.span.start));
    if together || after.starts_with(['地', '田']) {
        return true;
    }
    let ends = after.char_indices().map(|(at, c)| at + c.len_utf8()).take(4);
    ends.into_iter()
        .any(|end| matches!(segmenter::dictionary_tag(&after[..end]), Some(Tag::Noun | Tag::Modifier | Tag::Adjective)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::BUILT_IN;
    use crate::quantity;
    use crate::span::Span;

    fn kind(text: &str) -> Option<Kind> {
        quantity::find(text, Span::new(0, text.len()), &[], &BUILT_IN).0.first().map(|mention| mention.kind)
    }

    #[test]
    fn every_sense_reads_its_example() {
        for sense in SENSES {
            assert_eq!(kind(sense.example), Some(sense.kind), "{}", sense.example);
        }
    }

    #[test]
    fn the_clause_decides() {
        assert_eq!(kind("瓜子卖五块"), Some(Kind::Money));
        assert_eq!(kind("卷面满分120分"), Some(Kind::Count));
        assert_eq!(kind("近视300度"), Some(Kind::Physical));
        assert_eq!(kind("零下12度"), Some(Kind::Temperature));
        assert_eq!(kind("气温低，用电30度"), Some(Kind::Energy));
        assert_eq!(kind("电机转动30度"), Some(Kind::Angle));
        assert_eq!(kind("电池温度降到3度"), Some(Kind::Temperature));
        assert_eq!(kind("找零3角5分"), Some(Kind::Money));
        assert_eq!(kind("给了三块糖"), Some(Kind::Count));
        assert_eq!(kind("每斤卖一块"), Some(Kind::Money));
        assert_eq!(kind("布长42码"), Some(Kind::Length));
        assert_eq!(kind("跑完用时3分20秒"), Some(Kind::Duration));
    }
}
