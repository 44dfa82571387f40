//! Whether a quantity is reported, wanted or foreseen: 力争达到, 预计.

use crate::fact::Modality;
use crate::lexicon::{self, WordList};
use crate::sentence::Sentence;
use crate::span::{Span, letter_from};

/// What the words before a quantity in its sentence make of it: the last that says so wins.
///
/// 到2030年，力争建成公园40座，绿地率达到45%: both are wanted. 完成计划的95%, 比目标多3个: they are reported.
pub(super) fn modality(text: &str, sentence: &Sentence, quantity: Span) -> Modality {
    let words = lexicon::governing_words();
    let before = Span::new(nearest_break(text, sentence.span.start, quantity.start), quantity.start).of(text);
    let last = |words: &WordList| words.last_in(before).map(|found| (found.start, found.len()));
    let wanted = last(&words.wanted).filter(|(at, length)| !is_measured_by(before, *at, *length));
    let foreseen = last(&words.foreseen);
    match (wanted, foreseen) {
        (None, None) => Modality::Reported,
        (Some(wanted), foreseen) if foreseen.is_none_or(|foreseen| wanted > foreseen) => Modality::Target,
        _ => Modality::Estimate,
    }
}

/// So many bytes back a word is looked for.
const NEAR: usize = 240;

/// Behind the last ；, and not too far off: a new part of the sentence may report again.
fn nearest_break(text: &str, start: usize, end: usize) -> usize {
    let from = letter_from(text, end.saturating_sub(NEAR).max(start).min(end));
    let clause_group = text[from..end].rfind(['；', ';']);
    clause_group.map_or(from, |at| from + at)
}

/// 完成计划的95%, 超额完成目标, 比计划多: the plan is only what the fact is measured by.
fn is_measured_by(before: &str, at: usize, length: usize) -> bool {
    let words = lexicon::governing_words();
    words.measuring.ends(&before[..at]) || before[at + length..].starts_with(['的', '任', '”'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence;

    fn read(text: &str, quantity: &str) -> Modality {
        let sentences = sentence::split(text, Span::new(0, text.len()));
        let at = text.find(quantity).expect("the text says it");
        modality(text, &sentences[0], Span::new(at, at + quantity.len()))
    }

    #[test]
    fn what_is_wanted_or_foreseen_is_not_reported() {
        assert_eq!(read("到2030年，力争建成公园40座，绿地率达到45%", "45%"), Modality::Target);
        assert_eq!(read("预计全年接待游客300万人次", "300万人次"), Modality::Estimate);
        assert_eq!(read("全年接待游客300万人次", "300万人次"), Modality::Reported);
    }

    #[test]
    fn a_plan_that_measures_wants_nothing() {
        assert_eq!(read("完成计划的95%", "95%"), Modality::Reported);
        assert_eq!(read("比目标多3个", "3个"), Modality::Reported);
    }
}
