//! Shares in words: 百分之七十, 三成, 八折.

use super::{amount_of, candidate, single_digit};
use crate::fact::Kind;
use crate::numeral::{self, Number, Numeral, Style};
use crate::quantity::{Amount, Candidate, Reader};
use crate::span::Span;

/// 百分之七十, 千分之三, 万分之三: the whole is named before the part.
pub(super) fn percent_words(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    const WHOLES: &[(&str, &str)] = &[("百分之", "%"), ("千分之", "‰"), ("万分之", "万分之一")];
    let before = reader.before(numeral.start);
    let (prefix, unit) = WHOLES.iter().find(|(prefix, _)| before.ends_with(prefix))?;
    let span = Span::new(numeral.start - prefix.len(), numeral.end);
    Some(Candidate {
        unit_text: (*unit).to_owned(),
        kind: Kind::Percent,
        ..candidate(span, numeral, amount_of(&numeral))
    })
}

/// 三成, 七成六, 三成半, 5成: tenths, told in per cent. 成 of 成立, 成为, 成功 is another word.
pub(super) fn tenths(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    // 七八成 is 70 to 80 %.
    if let numeral::Amount::Between(low, high) = numeral.amount
        && reader.after(numeral.end).starts_with('成')
        && numeral.magnitude.is_none()
    {
        let ten = Number::from(10);
        let span = Span::new(numeral.start, numeral.end + '成'.len_utf8());
        let amount = Amount::Range(low.checked_mul(ten)?, high.checked_mul(ten)?);
        return Some(Candidate { amount, ..percent_of(span, numeral, ten) });
    }
    let value = single_digit(&numeral).or_else(|| single_figure(&numeral))?;
    let after = reader.after(numeral.end).strip_prefix('成')?;
    if after.chars().next().is_some_and(|c| "立为功员果本绩长人都熟品效因就了交分套批".contains(c))
    {
        return None;
    }
    let end = numeral.end + '成'.len_utf8();
    let (rest, more) = match numeral::read_at(reader.text, end).filter(|next| next.end <= reader.block.end) {
        Some(next) if reader.text[next.start..next.end] == *"半" => (next.end, Number::from(5)),
        Some(next) if next.style == Style::Chinese && next.end - next.start == 3 => {
            (next.end, single_digit(&next).unwrap_or_else(|| Number::from(0)))
        }
        // 7成5: both figures.
        Some(next) if numeral.style == Style::Arabic => {
            single_figure(&next).map_or((end, Number::from(0)), |more| (next.end, more))
        }
        _ => (end, Number::from(0)),
    };
    let percent = value.checked_mul(Number::from(10))?.checked_add(more)?;
    Some(percent_of(Span::new(numeral.start, rest), numeral, percent))
}

/// The 5 of 超过5成.
fn single_figure(numeral: &Numeral) -> Option<Number> {
    let numeral::Amount::Exactly(value) = numeral.amount else { return None };
    let figure = numeral.style == Style::Arabic && numeral.end - numeral.start == 1;
    (figure && value > Number::from(0)).then_some(value)
}

/// 八折 is 80 %, 八五折 and 85折 85 %.
pub(super) fn discount(reader: &Reader, numeral: Numeral) -> Option<Candidate> {
    if !reader.after(numeral.end).starts_with('折') {
        return None;
    }
    let written: Vec<char> = reader.text[numeral.start..numeral.end].chars().collect();
    let digits: Option<Vec<u32>> =
        written.iter().map(|c| "零一二三四五六七八九".chars().position(|d| d == *c).map(|p| p as u32)).collect();
    let percent = match digits.as_deref() {
        Some([tens, ones]) => Number::from(i64::from(tens * 10 + ones)),
        _ => match numeral.amount {
            numeral::Amount::Exactly(value) if value > Number::from(10) => value,
            numeral::Amount::Exactly(value) => value.checked_mul(Number::from(10))?.trimmed(),
            _ => return None,
        },
    };
    Some(percent_of(Span::new(numeral.start, numeral.end + '折'.len_utf8()), numeral, percent))
}

fn percent_of(span: Span, numeral: Numeral, percent: Number) -> Candidate {
    Candidate { unit_text: "%".to_owned(), kind: Kind::Percent, ..candidate(span, numeral, Amount::One(percent)) }
}

/// A share in words behind the mark of a range, and the number before the mark told in the same way: 三成到五成,
/// 五至八折.
pub(in crate::quantity) fn share_range(reader: &Reader, first: &Candidate, second: Numeral) -> Option<Candidate> {
    let high = tenths(reader, second).or_else(|| discount(reader, second))?;
    let Amount::One(most) = high.amount else { return None };
    let Amount::One(value) = first.amount else { return None };
    let low = match first.kind {
        Kind::Percent if first.unit_text == "%" => value,
        _ if first.unit.is_none() => single_digit(&first.number)?.checked_mul(Number::from(10))?,
        _ => return None,
    };
    let span = Span::new(first.span.start, high.span.end);
    (low < most).then_some(Candidate { span, amount: Amount::Range(low, most), ..high })
}
