//! What a fact is a value of, so that the values of several texts can be set beside each other.
//!
//! 全年城镇新增就业1256万人 and 我市城镇新增就业人数为1256.1万人 are two values of one [`Indicator`]; 城镇新增就业增长3%
//! is a value of another, and so is a target: the caller keeps those apart by [`Fact::modality`](crate::Fact).
//!
//! ```
//! use shuliang::indicator::{Amount, Indicator};
//!
//! let read = |text: &str| {
//!     let extraction = shuliang::extract(text);
//!     (Indicator::of(&extraction, 0).unwrap(), Amount::of(&extraction.facts[0]).unwrap())
//! };
//! let (indicator, amount) = read("全年完成造林面积3万公顷。");
//! assert_eq!(indicator.subject, "造林面积");
//! assert_eq!(indicator.unit, "m2");
//! assert_eq!(amount.value().to_string(), "300000000");
//!
//! let (same, closer) = read("今年造林面积达3.01万公顷。");
//! assert_eq!(indicator, same);
//! assert!(amount.agrees_with(&closer), "3万 is 3.01万, rounded");
//! ```

mod amount;

use std::fmt;

pub use self::amount::Amount;
use crate::fact::{Extent, Extraction, Fact, Kind, Part, Place, Role};
use crate::lexicon::{self, ScopeWord, VerbClass};

/// What is measured: two facts with equal indicators are two values of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Indicator {
    /// The subject in simplified script and half width, without words of time and scope before it (全市, 全年) and
    /// without 人数 behind it.
    pub subject: String,
    /// What was done to so many: 新建 and 改造 of 公厕 are two indicators. Empty where the verb only states the amount.
    pub act: String,
    /// Whether the amount is the level or the growth.
    pub measure: Measure,
    /// The year that a growth is reckoned from where it is not the year before: 2002 of 2007年…，比2002年增长65%; else empty.
    pub since: String,
    /// The denominator: 人, 月; empty where there is none.
    pub per: String,
    /// The whole of a share; empty where none is named.
    pub of: String,
    /// The place or body; empty where none is named in the paragraph or the title, and for a whole country or city.
    pub place: String,
    /// The SI base unit or currency code where there is one, else the unit as written.
    pub unit: String,
}

/// What an amount says of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// How much there is.
    Level,
    /// By how much it grew, over the year or another basis.
    Growth,
    /// By how much it grew over the month or quarter before (环比).
    GrowthInSequence,
}

impl Indicator {
    /// The indicator of the fact of this index; `None` where the fact has no subject or only restricts a noun, and for
    /// ranks and dimensions.
    pub fn of(extraction: &Extraction, index: usize) -> Option<Self> {
        let fact = extraction.facts.get(index)?;
        let subject = subject(&fact.subject.as_ref()?.text);
        let comparable = !matches!(fact.quantity.kind, Kind::Rank | Kind::Dimensions | Kind::Ratio | Kind::Age);
        if fact.role == Role::Condition || !comparable || subject.is_empty() || is_start(extraction, index) {
            return None;
        }
        let place = fact.place.as_ref().filter(|place| is_near(extraction, fact, place));
        Some(Self {
            subject,
            act: fact.predicate.as_ref().map(act).unwrap_or_default(),
            measure: measure(fact),
            since: since(fact).unwrap_or_default(),
            per: fact.per.as_ref().map(|per| plain(&per.text)).unwrap_or_default(),
            of: fact.of.as_ref().map(|of| self::subject(&of.text)).unwrap_or_default(),
            place: place.map(place_name).unwrap_or_default(),
            unit: unit(fact),
        })
    }
}

impl fmt::Display for Indicator {
    /// 新建公厕 (座), 安澜市 地区生产总值 growth (%).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { subject, act, measure, since, per, of, place, unit } = self;
        if !place.is_empty() {
            write!(f, "{place} ")?;
        }
        write!(f, "{act}{subject}")?;
        if !of.is_empty() {
            write!(f, " of {of}")?;
        }
        f.write_str(match measure {
            Measure::Level => "",
            Measure::Growth => " growth",
            Measure::GrowthInSequence => " growth in sequence",
        })?;
        if !since.is_empty() {
            write!(f, " since {since}")?;
        }
        match (unit.is_empty(), per.is_empty()) {
            (true, true) => Ok(()),
            (_, true) => write!(f, " ({unit})"),
            _ => write!(f, " ({unit}/{per})"),
        }
    }
}

/// The kinds of quantity that a subject is measured in by its name: an area for 造林面积, a length for 通车里程. Empty where
/// its name does not say. A share, a growth or a rank of it is always possible.
///
/// ```
/// use shuliang::{Kind, indicator};
///
/// assert_eq!(indicator::measured_in("造林面积"), [Kind::Area]);
/// assert!(indicator::measured_in("公厕").is_empty());
/// ```
pub fn measured_in(subject: &str) -> &'static [Kind] {
    lexicon::measured_in(&plain(subject))
}

/// How a symbol that is often miswritten is written by the standards of units (GB 3100, SI): kg for KG. `None` for one that
/// is right or unknown.
///
/// ```
/// assert_eq!(shuliang::indicator::right_symbol("KG"), Some("kg"));
/// assert_eq!(shuliang::indicator::right_symbol("kg"), None);
/// ```
pub fn right_symbol(unit: &str) -> Option<&'static str> {
    lexicon::right_symbol(unit)
}

/// Whether the name is that of a plan, of which more than the whole may be done: 预算数, 年度计划.
///
/// ```
/// assert!(shuliang::indicator::is_plan("支出预算"));
/// assert!(!shuliang::indicator::is_plan("支出总额"));
/// ```
pub fn is_plan(whole: &str) -> bool {
    lexicon::is_plan(&plain(whole))
}

/// So many bytes may stand between the start and the end of a change: 亿元增加到.
const NEAR: usize = 36;

/// 54万亿元 in 从54万亿元增加到82.7万亿元: the value of an earlier time that nobody names.
fn is_start(extraction: &Extraction, index: usize) -> bool {
    let fact = &extraction.facts[index];
    let Some(next) = extraction.facts.get(index + 1) else { return false };
    let named = |fact: &Fact| fact.subject.as_ref().map(|subject| subject.text.clone());
    let grows = next.change.as_ref().is_some_and(|change| change.extent == Extent::To);
    let near = next.quantity.start.saturating_sub(fact.quantity.end) < NEAR;
    let bare = fact.change.is_none() && fact.predicate.is_none();
    bare && grows && near && named(fact) == named(next)
}

fn unit(fact: &Fact) -> String {
    match &fact.quantity.base {
        Some(base) if base.value.is_some() => base.unit.clone(),
        _ => plain(&fact.quantity.unit),
    }
}

fn measure(fact: &Fact) -> Measure {
    match &fact.change {
        Some(change) if change.extent == Extent::By => match &change.basis {
            Some(basis) if ["环比", "上月", "季度", "按月", "按季"].iter().any(|word| basis.contains(word)) => {
                Measure::GrowthInSequence
            }
            _ => Measure::Growth,
        },
        _ => Measure::Level,
    }
}

fn since(fact: &Fact) -> Option<String> {
    let change = fact.change.as_ref().filter(|change| change.extent == Extent::By)?;
    let from = year(change.basis_iso.as_ref()?)?;
    let time = fact.time.as_ref().and_then(|time| year(time.iso.as_ref()?));
    // Without a time nothing says that 2002 of 比2002年增长65% is the year before.
    time.is_none_or(|time| time - from > 1).then(|| from.to_string())
}

/// The last year of an ISO 8601 date or interval: 2017 of 2013/2017 and P5Y/2017.
fn year(iso: &str) -> Option<i32> {
    iso.split('/').rev().find_map(|date| date.get(..4)?.parse().ok())
}

/// The act that a predicate names; empty where it only states an amount (达, 增长, 有).
fn act(predicate: &Part) -> String {
    let verb = plain(&predicate.text);
    let states = matches!(
        lexicon::verb_class(&verb),
        None | Some(VerbClass::Level | VerbClass::Up | VerbClass::Down | VerbClass::Exist | VerbClass::Light)
    );
    if states { String::new() } else { verb }
}

/// A place that is said in the fact's own paragraph or above the text. One that an earlier paragraph mentioned may not
/// be meant any more.
fn is_near(extraction: &Extraction, fact: &Fact, place: &Place) -> bool {
    let holds = |at: usize| {
        extraction.paragraphs.get(at).is_some_and(|paragraph| (paragraph.start..paragraph.end).contains(&place.start))
    };
    holds(fact.paragraph) || holds(0)
}

/// The name of a place; empty for the whole that a text is about where its name is not known (我国, 全市).
fn place_name(place: &Place) -> String {
    let name = plain(place.resolved.as_ref().unwrap_or(&place.text));
    let is_whole =
        lexicon::scope_words(&name).any(|(found, word)| found.len() == name.len() && word == ScopeWord::Whole);
    if is_whole { String::new() } else { name }
}

/// The subject without what only sets its time and scope.
fn subject(text: &str) -> String {
    let text = plain(text);
    let mut rest = text.as_str();
    while let Some(len) = setting(rest).filter(|len| *len < rest.len()) {
        rest = rest[len..].trim_start_matches(['的', '末', '底', ',']);
    }
    // 常住人数 is no 常住; four characters name a thing without it.
    let bare = rest.strip_suffix("人数").filter(|bare| bare.chars().count() >= 4);
    bare.unwrap_or(rest).to_owned()
}

/// How long the word of time or scope is that starts `text`.
fn setting(text: &str) -> Option<usize> {
    let scope = lexicon::scope_words(text).next().filter(|(found, word)| found.start == 0 && *word == ScopeWord::Whole);
    let time = lexicon::named_times().starting(text);
    scope.map(|(found, _)| found.len()).into_iter().chain(time.map(|found| found.len())).max()
}

/// Simplified script, half width, no white space and no quotes.
fn plain(text: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !"“”‘’\"".contains(*c);
    text.chars().filter(kept).map(|c| lexicon::fold(lexicon::half_width(c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Indicator, Amount)> {
        let extraction = crate::extract(text);
        let facts = 0..extraction.facts.len();
        facts.filter_map(|at| Some((Indicator::of(&extraction, at)?, Amount::of(&extraction.facts[at])?))).collect()
    }

    fn one(text: &str) -> (Indicator, Amount) {
        read(text).into_iter().next().unwrap_or_else(|| panic!("{text} tells an indicator"))
    }

    #[test]
    fn words_of_time_and_scope_are_no_part_of_a_name() {
        let (told, _) = one("全市城镇新增就业5.2万人。");
        assert_eq!(told, one("全年城镇新增就业人数为4.9万人。").0);
        assert_eq!(subject("全市全年粮食产量"), "粮食产量");
        assert_eq!(subject("全社会固定资产投资"), "全社会固定资产投资");
        assert_eq!(subject("參保人數"), "参保人数");
    }

    #[test]
    fn level_growth_and_acts_are_kept_apart() {
        let told = read("粮食产量达到30万吨，增长5%。");
        assert_eq!(told[0].0.measure, Measure::Level);
        assert_eq!(told[1].0.measure, Measure::Growth);
        assert_ne!(one("新建公厕15座。").0, one("改造公厕15座。").0);
    }

    #[test]
    fn units_are_those_of_the_base() {
        let (told, amount) = one("造林面积达2.5万公顷。");
        assert_eq!((told.unit.as_str(), amount.value().to_string().as_str()), ("m2", "250000000"));
        assert_eq!(one("造林面积达250平方公里。").0, told);
    }

    #[test]
    fn the_start_of_a_change_is_of_an_earlier_time() {
        let told = read("粮食产量从30万吨增加到40万吨。");
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].1.value().to_string(), "400000000");
    }

    #[test]
    fn a_growth_over_years_is_another_than_that_over_one() {
        let told = |text: &str| read(text).into_iter().map(|(told, _)| told.since).collect::<Vec<_>>();
        assert_eq!(told("2023年，粮食产量达到30万吨，比2018年增长15%。"), ["", "2018"]);
        assert_eq!(told("2023年，粮食产量达到30万吨，比2022年增长5%。"), ["", ""]);
        assert_eq!(one("2023年，粮食产量比2018年增长15%。").0.to_string(), "粮食产量 growth since 2018 (%)");
    }

    #[test]
    fn a_fall_is_below_zero() {
        assert_eq!(one("粮食产量下降2.5%。").1.value().to_string(), "-2.5");
    }

    fn agree(a: &str, b: &str) -> bool {
        one(&format!("财政收入{a}。")).1.agrees_with(&one(&format!("财政收入{b}。")).1)
    }

    #[test]
    fn amounts_agree_within_their_digits_and_bounds() {
        assert!(agree("达到134.9万元", "达到1349084元"));
        assert!(!agree("达到134.9万元", "达到135.0万元"));
        assert!(agree("超过3.2万元", "达到3.22万元"));
        assert!(!agree("超过3.2万元", "达到3.1万元"));
        assert!(agree("约30万元", "达到31万元"));
        assert!(agree("达到6万元", "达到68713元"), "digits are cut off as well as rounded");
        assert!(!agree("达到6万元", "达到70001元"));
    }

    #[test]
    fn a_share_fits_its_amounts_or_does_not() {
        let amount = |text: &str| one(&format!("财政收入达{text}。")).1;
        let whole = amount("15624元");
        assert!(whole.holds_share(&amount("10937元"), &amount("70%")));
        assert!(!whole.holds_share(&amount("10937元"), &amount("60%")));
        assert!(whole.holds_share(&amount("1.1万元"), &amount("70%")));
    }

    #[test]
    fn a_display_name_says_all_that_tells_it_apart() {
        assert_eq!(one("新建公厕15座。").0.to_string(), "新建公厕 (座)");
        assert_eq!(one("粮食产量增长5%。").0.to_string(), "粮食产量 growth (%)");
    }
}
