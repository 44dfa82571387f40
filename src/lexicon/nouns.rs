//! What nouns name: measured quantities, money, bodies, persons (`data/nouns.toml`).

use once_cell::sync::Lazy;
use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::{WordList, parse};

#[derive(Debug, Deserialize)]
struct Table {
    properties: Properties,
    funds: Group,
    generic: Group,
    sectors: Group,
    rates: Group,
    restrictives: Group,
    things: Group,
    projects: Group,
    bodies: Group,
    persons: Persons,
    fates: Group,
    belongings: Group,
    tellers: Group,
    plans: Group,
    premises: Group,
    deeds: Group,
    undertakings: Group,
    grounds: Group,
    members: Group,
    outcomes: Group,
    fields: Group,
    bare_measures: Group,
    degrees: Group,
    vague: Group,
    milestones: Group,
    happenings: Group,
    hollow: Group,
    kinds: Group,
    siblings: Families,
    sides: Families,
    graded: Group,
    averages: Averages,
}

#[derive(Debug, Deserialize)]
struct Properties {
    endings: Words,
    bare: Words,
}

#[derive(Debug, Deserialize)]
struct Group {
    forms: Words,
}

#[derive(Debug, Deserialize)]
struct Families {
    families: Vec<Vec<String>>,
}

#[derive(Debug, Deserialize)]
struct Persons {
    forms: Words,
    except: Words,
}

#[derive(Debug, Deserialize)]
struct Averages {
    word: Vec<Average>,
}

#[derive(Debug, Deserialize)]
struct Average {
    form: String,
    per: String,
}

/// Words that are looked up whole or as the ending of a longer one.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
struct Words {
    words: FxHashSet<String>,
    /// Bytes of the longest.
    longest: usize,
}

impl From<Vec<String>> for Words {
    fn from(words: Vec<String>) -> Self {
        let longest = words.iter().map(String::len).max().unwrap_or(0);
        Self { words: words.into_iter().collect(), longest }
    }
}

impl Words {
    fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// The longest word that ends the phrase.
    fn ending<'p>(&self, phrase: &'p str) -> Option<&'p str> {
        let from = phrase.len().saturating_sub(self.longest);
        let starts = (from..phrase.len()).filter(|at| phrase.is_char_boundary(*at));
        starts.map(|at| &phrase[at..]).find(|ending| self.has(ending))
    }

    fn ends(&self, phrase: &str) -> bool {
        self.ending(phrase).is_some()
    }
}

static NOUNS: Lazy<Table> = Lazy::new(|| parse(include_str!("../../data/nouns.toml")));

/// Whether a phrase names a measured quantity: 供热面积, 城镇化率.
pub(crate) fn is_property(phrase: &str) -> bool {
    NOUNS.properties.endings.ends(phrase)
}

/// The measured quantity at the end of a phrase: 面积 of 供热面积, the longest.
pub(crate) fn property_ending(phrase: &str) -> Option<&str> {
    NOUNS.properties.endings.ending(phrase)
}

/// Every name of a property, for the segmenter.
pub(crate) fn properties() -> impl Iterator<Item = &'static str> {
    NOUNS.properties.endings.words.iter().map(String::as_str)
}

/// Whether a word is itself the name of a measured quantity: 初速, not 供热面积.
pub(crate) fn names_property(word: &str) -> bool {
    word.len() > super::HAN && NOUNS.properties.endings.has(word)
}

/// Whether a bare number behind the phrase is its value: 价格指数为102.4.
pub(crate) fn takes_bare_number(phrase: &str) -> bool {
    NOUNS.properties.bare.ends(phrase)
}

/// Whether a phrase names what is paid: 电费, 税款.
pub(crate) fn is_paid(phrase: &str) -> bool {
    is_fund(phrase) || phrase.len() > super::HAN && phrase.ends_with(['费', '款', '税', '金'])
}

/// Whether a phrase names money that may be spent: 研发费用.
pub(crate) fn is_fund(phrase: &str) -> bool {
    NOUNS.funds.forms.ends(phrase)
}

/// Whether a phrase names growth itself: 增速, 降幅.
pub(crate) fn is_rate(phrase: &str) -> bool {
    NOUNS.rates.forms.ends(phrase)
}

/// Whether a phrase names a thing that a size tells: 变电站, 风机.
pub(crate) fn is_made_thing(phrase: &str) -> bool {
    NOUNS.things.forms.ends(phrase)
}

/// Whether a phrase names what a yearly output tells: 加工项目.
pub(crate) fn is_project(phrase: &str) -> bool {
    NOUNS.projects.forms.ends(phrase)
}

/// Whether a phrase names a body that acts: 公司, 医院.
pub(crate) fn is_body(phrase: &str) -> bool {
    NOUNS.bodies.forms.ends(phrase)
}

/// Whether a word names persons: 教授, 纳税人.
pub(crate) fn is_person(word: &str) -> bool {
    NOUNS.persons.forms.ends(word) && !NOUNS.persons.except.ends(word)
}

/// Whether a word is itself a name for persons: 选手.
pub(crate) fn names_person(word: &str) -> bool {
    word.len() > super::HAN && NOUNS.persons.forms.has(word)
}

/// Whether a word says what befell persons: 死亡, 获救.
pub(crate) fn is_fate(word: &str) -> bool {
    NOUNS.fates.forms.has(word)
}

/// Whether a word names what persons have: 头部 of 3人头部受伤.
pub(crate) fn belongs_to_person(word: &str) -> bool {
    NOUNS.belongings.forms.has(word)
}

/// Whether a text starts with what befell persons: 死亡 of 死亡的有3人.
pub(crate) fn starts_with_fate(text: &str) -> bool {
    const LONGEST: usize = 4;
    text.char_indices().take(LONGEST).any(|(at, letter)| is_fate(&text[..at + letter.len_utf8()]))
}

/// Whether a phrase names who tells something: 财政部, 央视网消息.
pub(crate) fn tells(phrase: &str) -> bool {
    NOUNS.tellers.forms.ends(phrase)
}

/// Whether a word names what was planned: 年度目标.
pub(crate) fn is_plan(word: &str) -> bool {
    NOUNS.plans.forms.ends(word)
}

/// Whether a word names a body by the place where it works: 实验室.
pub(crate) fn is_premises(word: &str) -> bool {
    NOUNS.premises.forms.has(word)
}

/// Whether a word names what is done for a purpose: 活动, 措施.
pub(crate) fn is_undertaking(word: &str) -> bool {
    NOUNS.undertakings.forms.has(word)
}

/// Whether a word names, before 上 or 中, on what ground something is said: 基础.
pub(crate) fn is_ground(word: &str) -> bool {
    NOUNS.grounds.forms.has(word)
}

/// Whether a word names what has persons and things of its own: 国家, 行业.
pub(crate) fn has_members(word: &str) -> bool {
    NOUNS.members.forms.has(word)
}

/// Whether a word names what a count makes: 成绩 of 220枚奖牌的成绩.
pub(crate) fn is_outcome(word: &str) -> bool {
    NOUNS.outcomes.forms.has(word)
}

/// Whether a word says what a list is of: 领域 of 餐饮、住宿等领域.
pub(crate) fn is_field(word: &str) -> bool {
    NOUNS.fields.forms.has(word)
}

/// Whether a word is the bare name of a measure, which is one name with the verb before it: 人次 of 安装人次.
pub(crate) fn is_bare_measure(word: &str) -> bool {
    NOUNS.bare_measures.forms.has(word)
}

/// Whether a word names how much something grows or falls: 比例 of 精简比例.
pub(crate) fn is_degree(word: &str) -> bool {
    NOUNS.degrees.forms.has(word)
}

/// Whether a word counts without a number: 一批, 部分.
pub(crate) fn counts_vaguely(word: &str) -> bool {
    NOUNS.vague.forms.has(word)
}

/// Whether a word names what an amount reaches: 台阶 of 跃上3亿斤新台阶.
pub(crate) fn is_milestone(word: &str) -> bool {
    NOUNS.milestones.forms.has(word)
}

/// Whether a phrase says how something is done, of which nothing is counted later: 建设力度.
pub(crate) fn is_hollow(phrase: &str) -> bool {
    NOUNS.hollow.forms.ends(phrase)
}

/// Whether a word ends as those for what happens do: 案件 of 两起非法采砂案件.
pub(crate) fn is_happening(word: &str) -> bool {
    NOUNS.happenings.forms.ends(word)
}

/// Whether a word stands for kinds of what is named before its count: 品种 of 药材60个品种.
pub(crate) fn is_kind(word: &str) -> bool {
    NOUNS.kinds.forms.has(word)
}

/// The other measures that are told with one of the same holder: 客运量 with 货运量; none of a word that is no such measure.
pub(crate) fn siblings(measure: &str) -> impl Iterator<Item = &'static str> {
    let family = NOUNS.siblings.families.iter().find(|family| family.iter().any(|word| word == measure));
    family.into_iter().flatten().map(String::as_str)
}

/// Whether a word for an act may end the name of what is given or held: 3亿美元人道主义援助.
pub(crate) fn is_deed(word: &str) -> bool {
    NOUNS.deeds.forms.has(word)
}

/// The sides that are told one after the other with one side: 农村居民 with 城镇居民; none of a word that is no side.
pub(crate) fn sides(side: &str) -> impl Iterator<Item = &'static str> {
    let family = NOUNS.sides.families.iter().find(|family| family.iter().any(|word| word == side));
    family.into_iter().flatten().map(String::as_str)
}

/// Whether a word names what comes in grades: 地震.
pub(crate) fn has_grade(word: &str) -> bool {
    NOUNS.graded.forms.has(word)
}

/// Whether a phrase only restricts a noun that was said before: 本土, 民办.
pub(crate) fn is_restrictive(phrase: &str) -> bool {
    NOUNS.restrictives.forms.has(phrase)
}

/// Whether a phrase is a bare word for a project, a body or a person: 项目, 人员.
pub(crate) fn is_generic(phrase: &str) -> bool {
    NOUNS.generic.forms.has(phrase)
}

/// Whether a phrase names a sector of the economy: 第一产业, 批发零售业.
pub(crate) fn is_sector(phrase: &str) -> bool {
    NOUNS.sectors.forms.ends(phrase)
}

/// The denominator that an average names: 人 for 人均道路面积.
pub(crate) fn average_per(phrase: &str) -> Option<&'static str> {
    static FORMS: Lazy<WordList> =
        Lazy::new(|| NOUNS.averages.word.iter().map(|word| word.form.clone()).collect::<Vec<_>>().into());
    if !FORMS.is_in(phrase) {
        return None;
    }
    NOUNS.averages.word.iter().find(|word| phrase.contains(word.form.as_str())).map(|word| word.per.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_is_found() {
        assert_eq!(property_ending("供热管网总长度"), Some("长度"));
        assert_eq!(property_ending("供热管网"), None);
        assert!(is_person("网约车司机") && !is_person("网约车"));
    }
}
