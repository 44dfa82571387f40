//! Which time and place hold for a fact: in its clause, else in its sentence, else the nearest before in its section.

mod entry;
mod modality;
mod names;
mod places;
mod reach;
mod regions;
mod seats;
mod surroundings;
mod times;
mod topics;

pub(crate) use self::entry::{Entry, entry};
use self::reach::{averaged_over, behind_in_brackets, nearest, place_behind, set_behind};
pub(crate) use self::regions::is_place;
pub(crate) use self::seats::Seats;
pub(crate) use self::topics::Topics;
use crate::fact::{Modality, ParagraphKind};
use crate::lexicon::{self, ScopeWord};
use crate::scope::iso;
use crate::sentence::Sentence;
use crate::span::{Span, letter_from};
use crate::subject::End;

/// A time or place that governs facts, and how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Governor {
    span: Span,
    /// It holds for quantities that start before this byte.
    until: usize,
    /// What it does behind its sentence.
    rank: Rank,
}

/// What a governor does behind its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// It ends with it: 目前, 3月5日.
    Ends,
    /// It ends with it, and so does what held before: 目前 behind a sentence of 2023年.
    Clears,
    /// It holds for the paragraph that it opens, else it ends: 江苏省 of a paragraph about it.
    Paragraph,
    /// It holds on where nothing else does: 全国 in the report of a city.
    Yields,
    /// It holds for the section, until the next.
    Holds,
}

/// What holds for one quantity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Governing {
    pub(crate) time: Option<Span>,
    pub(crate) place: Option<Span>,
    pub(crate) modality: Modality,
}

impl Governing {
    /// The same with a time and a place of the quantity's own: the headings of its cell, the start of a change.
    pub(crate) fn with(self, time: Option<Span>, place: Option<Span>) -> Self {
        Self { time: time.or(self.time), place: place.or(self.place), ..self }
    }
}

/// How deep a section lies, by the marker of its heading.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// Above the first heading.
    #[default]
    Text,
    /// 4月5日 alone in a line, among the entries of a diary.
    Day,
    /// 一、 and headings without a marker.
    Chapter,
    /// （一）
    Section,
    /// 1. and ①
    Item,
}

impl Level {
    pub(crate) fn of(marker: &str) -> Self {
        if marker.contains(|c: char| c.is_ascii_digit() || ('①'..='⑳').contains(&c)) {
            Self::Item
        } else if marker.starts_with(['（', '(']) {
            Self::Section
        } else {
            Self::Chapter
        }
    }
}

/// What has been said of time and place.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    time: Option<Governor>,
    place: Option<Governor>,
}

/// What a section has said of time and place so far, as the reader goes on.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// What the title says holds wherever nothing else does.
    title: Held,
    section: Held,
    /// What the heading of the section said, or the sections around it.
    heading: Held,
    /// What the sections around this one had said when it began, with their levels.
    outer: Vec<(Level, Held)>,
    level: Level,
    /// What held where the last sentence ended: 其中 goes on with it.
    just: Held,
    /// What was said inside the paragraph: 年初以来 in its third sentence says nothing of the next paragraph.
    paragraph: Held,
    /// The times of the last change that named both: 公路由2015年的5条增加到2020年的9条。桥梁由3座增加到8座 is of the same.
    pair: Option<(Span, Span)>,
    /// How many sentences of the paragraph have been read.
    read: usize,
    /// How many paragraphs the place of the section has held for.
    age: usize,
    /// Whether 目前 has ended what was said of time in the paragraph.
    cleared: bool,
}

/// So many bytes back a definition opens: 小型水库是指….
const DEFINITION: usize = 600;

/// For so many paragraphs a name holds that is not said again.
const LASTING: usize = 8;

/// What a paragraph says of times, places and quantities; each list in order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'a> {
    pub(crate) text: &'a str,
    pub(crate) kind: ParagraphKind,
    pub(crate) times: &'a [Span],
    pub(crate) scopes: &'a [(Span, ScopeWord)],
    pub(crate) topics: &'a [Span],
    pub(crate) quantities: &'a [Span],
}

/// The times and places of one sentence that govern.
#[derive(Debug)]
pub(crate) struct Governors<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    times: Vec<Governor>,
    places: Vec<Governor>,
    /// The year that the sentence sets its own against: 2010年与2005年相比.
    against: Option<Span>,
    /// The times of a change from one to the other: 由2015年的5座增加到2020年的9座.
    pair: Option<(Span, Span)>,
}

impl<'a> Governors<'a> {
    /// Those of a sentence of the paragraph.
    pub(crate) fn of(sentence: &'a Sentence, said: Said<'a>) -> Self {
        let part = |spans: &'_ [Span]| {
            let from = spans.partition_point(|span| span.start < sentence.span.start);
            from..spans.partition_point(|span| span.start < sentence.span.end)
        };
        let from = said.scopes.partition_point(|(span, _)| span.start < sentence.span.start);
        let to = said.scopes.partition_point(|(span, _)| span.start < sentence.span.end);
        let here = Said {
            times: &said.times[part(said.times)],
            scopes: &said.scopes[from..to],
            topics: &said.topics[part(said.topics)],
            quantities: &said.quantities[part(said.quantities)],
            ..said
        };
        let (times, places) = (times::times(sentence, here), places::places(sentence, here));
        let (against, pair) = (times::against(sentence, here), times::pair(sentence, here));
        Self { text: said.text, sentence, times, places, against, pair }
    }

    /// The time of an amount from which another rose or fell: 2010年与2005年相比，由21%升到29% is 21% of 2005.
    fn of_start(&self, quantity: Span) -> Option<Span> {
        self.against.filter(|against| against.end <= quantity.start)
    }
}

impl Scope {
    /// How deep the section lies that is read.
    pub(crate) fn level(&self) -> Level {
        self.level
    }

    /// Starts a section: what an earlier one of its level or below said of time and place holds no longer; what the
    /// sections around it said does (一、过去一年的工作 for its （一）).
    pub(crate) fn begin_section(&mut self, level: Level) {
        self.outer.push((self.level, self.section));
        self.outer.retain(|(around, _)| *around < level);
        let around = self.outer.last().map_or(self.title, |(_, said)| *said);
        self.section = Held { time: around.time.or(self.title.time), place: around.place.or(self.title.place) };
        self.heading = self.section;
        self.level = level;
    }

    /// What has been read of the section so far is its heading.
    pub(crate) fn end_heading(&mut self) {
        self.heading = self.section;
    }

    /// What has been read of the article so far is its title.
    pub(crate) fn end_title(&mut self) {
        self.title = self.section;
    }

    /// Starts an entry of a dictionary or encyclopaedia: of what was said before the title alone holds, and the place
    /// or body that it defines.
    pub(crate) fn begin_entry(&mut self, entry: Entry) {
        let defined = entry.place.map(|span| Governor { span, until: span.end, rank: Rank::Holds });
        self.section = Held { place: defined.or(self.title.place), ..self.title };
        self.age = 0;
    }

    /// Starts a paragraph.
    pub(crate) fn begin(&mut self) {
        self.paragraph = self.section;
        self.just = Held::default();
        self.pair = None;
        self.read = 0;
        self.age += 1;
        self.cleared = false;
    }

    /// What governs a quantity: the last governor before it in its sentence that reaches it, else what was said before.
    pub(crate) fn governing(&self, quantity: Span, governors: &Governors) -> Governing {
        // 3月5日新增9例。其中，输入4例: of the same day.
        let goes_on = governors.sentence.span.of(governors.text).trim_start().starts_with("其中");
        let just = if goes_on { self.just } else { Held::default() };
        let bracketed = behind_in_brackets(quantity, governors);
        let set = || set_behind(quantity, governors);
        let defined = || {
            let near = letter_from(governors.text, quantity.start.saturating_sub(DEFINITION));
            let before = Span::new(near.max(governors.sentence.span.start), quantity.start).of(governors.text);
            lexicon::governing_words().meaning.is_in(before)
        };
        let day = |time: &Governor| time.rank == Rank::Paragraph && times::is_event_day(time.span.of(governors.text));
        let passes = |time: &Governor| day(time) && !times::is_of_day(governors.text, governors.sentence, quantity);
        let carried =
            || self.paragraph.time.and_then(|time| if passes(&time) { self.section.time } else { Some(time) });
        let near = || averaged_over(quantity, governors).or_else(|| nearest(quantity, &governors.times));
        let held = || just.time.or_else(carried).filter(|_| !defined());
        let time = bracketed.or_else(near).or_else(held).or_else(set);
        // 31个省…报告新增: what is counted is not the place of its own count.
        let apart = |place: &Governor| !place.span.overlaps(quantity);
        let behind = || place_behind(quantity, governors);
        let place = nearest(quantity, &governors.places).or_else(behind).or(just.place).or(self.paragraph.place);
        let place = place.filter(apart);
        Governing {
            time: time.map(|time| time.span),
            place: place.map(|place| place.span),
            modality: modality::modality(governors.text, governors.sentence, quantity),
        }
    }

    /// The time of an end of a change, where it is not that of its sentence.
    pub(crate) fn of_end(&self, end: End, quantity: Span, governors: &Governors) -> Option<Span> {
        let said = governors.pair.filter(|(_, later)| later.end <= quantity.start);
        let own = nearest(quantity, &governors.times).map(|time| time.span);
        let pair = said.or(self.pair).filter(|(_, later)| own.is_none_or(|own| own == *later));
        match end {
            End::From => governors
                .of_start(quantity)
                .or_else(|| own_start(quantity, governors))
                .or(pair.map(|(earlier, _)| earlier)),
            End::To => pair.map(|(_, later)| later),
        }
    }

    /// Remembers what holds behind a sentence that has been read.
    pub(crate) fn read(&mut self, governors: &Governors) {
        // A time of its own for the sentences behind ends what a change said of two.
        let anew = governors.times.iter().any(|time| time.rank == Rank::Holds);
        self.pair = governors.pair.or(self.pair.filter(|_| !anew));
        let end = Span::new(governors.sentence.span.end, governors.sentence.span.end);
        let last = |found: &[Governor]| found.iter().rfind(|one| end.start <= one.until).copied();
        self.just = Held { time: last(&governors.times), place: last(&governors.places) };
        remember(&mut self.paragraph.time, &governors.times);
        remember(&mut self.paragraph.place, &governors.places);
        if self.read == 0 {
            self.paragraph.time = opener(&governors.times).or(self.paragraph.time);
            self.paragraph.place = opener(&governors.places).or(self.paragraph.place);
        } else if self.paragraph.place.is_none_or(|held| held.rank == Rank::Paragraph) {
            self.paragraph.place = opener(&governors.places).or(self.paragraph.place);
        }
        // 2023年外贸开局良好。3月，出口增长8%。进口额52亿元: a month takes the place of its year as far as the paragraph goes.
        let month = |time: &Governor| times::is_month(time.span.of(governors.text));
        if self.read > 0 {
            self.paragraph.time = opener(&governors.times).filter(month).or(self.paragraph.time);
        }
        // 6日，股市下跌。7日，股市回升: the next day takes the place of the first, and 5月 ends it.
        if self.read > 0
            && self.paragraph.time.is_some_and(|held| held.rank == Rank::Paragraph)
            && !governors.times.is_empty()
        {
            self.paragraph.time = opener(&governors.times).or(self.section.time);
        }
        if governors.times.iter().any(|time| time.rank == Rank::Clears) {
            self.paragraph.time = self.title.time;
            self.cleared = true;
        }
        let cleared = self.cleared && self.paragraph.time == self.title.time;
        // 全年 behind 1999年 is of that year.
        let said = |held: Option<Governor>| held.map_or("", |time| time.span.of(governors.text));
        let same_year = iso::is_year(said(self.section.time)) && iso::is_part_of_year(said(self.paragraph.time));
        // 暑运期间 behind 今年暑运期间 only says it again.
        let again = self.paragraph.time.is_some() && said(self.section.time).ends_with(said(self.paragraph.time));
        let passes = |held: Option<Governor>| held.is_some_and(|held| held.rank == Rank::Paragraph);
        if cleared {
            // The next entry under the heading 4月4日 is of that day, though this one speaks of 目前.
            self.section.time = self.heading.time.or(self.title.time);
        } else if passes(self.paragraph.time) {
            // The section keeps what it had.
        } else if self.read == 0 {
            self.section.time = self.paragraph.time;
        } else if self.paragraph.time != self.section.time && !same_year && !again {
            // 2015年，…。2016年，…: two years in one paragraph, and the next paragraph is of neither. 过去一年，…。一年来，…
            // only says again what the heading does (一、2024年工作回顾).
            let looks_back = |time: Governor| time.span.of(governors.text).ends_with("年来");
            let goes_on = self.paragraph.time.is_some_and(looks_back);
            self.section.time = self.heading.time.filter(|_| goes_on).or(self.title.time);
        }
        // 该院 points at what its own paragraph speaks of.
        let points = said(self.paragraph.place).starts_with('该');
        if !passes(self.paragraph.place) && !points && self.section.place != self.paragraph.place {
            self.section.place = self.paragraph.place;
            self.age = 0;
        }
        self.forget(governors.text);
        self.read += 1;
    }

    /// 温州大学创建于1933年 is said of it, and not of what stands ten lines below; 全市 and what a heading names hold on.
    fn forget(&mut self, text: &str) {
        let Some(place) = self.section.place.filter(|_| self.age > LASTING) else { return };
        let name = place.span.of(text);
        let word = lexicon::scope_words(name).any(|(found, _)| found.len() == name.len());
        let around = self.heading.place.or(self.title.place);
        if !word && around != Some(place) {
            self.section.place = around;
            self.age = 0;
        }
    }
}

/// 试用前 of 从试用前的6%升到72%, 调整前 of 由调整前每吨3元: what was done then dates where a change began.
fn own_start(quantity: Span, governors: &Governors) -> Option<Span> {
    const NEAR: usize = 45;
    let text = governors.text;
    let from = letter_from(text, quantity.start.saturating_sub(NEAR).max(governors.sentence.span.start));
    let near = Span::new(from, quantity.start).of(text);
    let open = near.rfind(['由', '从'])? + '由'.len_utf8();
    let told = &near[open..];
    let end = told.find(['前', '初']).map(|at| at + '前'.len_utf8())?;
    let behind = &told[end..];
    let done = told[..end].chars().count() > 2 && !told[..end].contains(|c: char| !lexicon::is_han(c) || c == '目');
    let at_once = behind.is_empty() || behind.starts_with(['的', '每']);
    (done && at_once).then(|| Span::new(from + open, from + open + end))
}

/// The governor that opens a paragraph, where it holds for it alone.
fn opener(governors: &[Governor]) -> Option<Governor> {
    governors.first().filter(|one| one.rank == Rank::Paragraph).copied()
}

fn remember(held: &mut Option<Governor>, governors: &[Governor]) {
    let first = |rank: Rank| governors.iter().find(|one| one.rank == rank).copied();
    let firm = held.is_some_and(|held| held.rank == Rank::Holds);
    let yielding = || if firm { None } else { first(Rank::Yields) };
    *held = first(Rank::Holds).or_else(yielding).or(*held);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence;

    fn governor(start: usize, until: usize, rank: Rank) -> Governor {
        Governor { span: Span::new(start, start + 2), until, rank }
    }

    fn time_at(start: usize, times: Vec<Governor>) -> Option<Span> {
        let text = "one byte a letter, so that any place is one.";
        let held = Held { time: Some(governor(0, 30, Rank::Holds)), place: None };
        let scope = Scope { paragraph: held, ..Scope::default() };
        let sentence = &sentence::split(text, Span::new(0, text.len()))[0];
        scope
            .governing(
                Span::new(start, start + 3),
                &Governors { text, sentence, times, places: Vec::new(), against: None, pair: None },
            )
            .time
    }

    #[test]
    fn the_nearest_that_reaches_wins() {
        let times = vec![governor(8, 30, Rank::Ends), governor(10, 14, Rank::Ends), governor(20, 30, Rank::Ends)];
        assert_eq!(time_at(15, times), Some(Span::new(8, 10)));
    }

    #[test]
    fn without_one_the_section_holds() {
        assert_eq!(time_at(15, Vec::new()), Some(Span::new(0, 2)));
    }

    #[test]
    fn a_wide_scope_yields_to_a_narrow_one() {
        let city = Some(governor(0, 2, Rank::Holds));
        let mut held = city;
        remember(&mut held, &[governor(8, 30, Rank::Yields)]);
        assert_eq!(held, city);
        remember(&mut held, &[governor(8, 30, Rank::Holds)]);
        assert_eq!(held, Some(governor(8, 30, Rank::Holds)));
    }
}
