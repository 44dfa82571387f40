//! Verbs by what they tell of a quantity.

use once_cell::sync::Lazy;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::parse;
use super::words::WordList;

/// What a verb says of a quantity; `data/verbs.toml` tells the classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VerbClass {
    Level,
    Up,
    Down,
    Exist,
    Compare,
    Act,
    Light,
    Mixed,
    Names,
}

#[derive(Debug, Deserialize)]
struct VerbTable {
    spend: FxHashSet<String>,
    give: FxHashSet<String>,
    state: FxHashSet<String>,
    adjunct: FxHashSet<String>,
    exclude: FxHashSet<String>,
    celebrate: FxHashSet<String>,
    say: FxHashSet<String>,
    carry_out: FxHashSet<String>,
    joint: FxHashSet<String>,
    making: FxHashSet<String>,
    live_through: FxHashSet<String>,
    make_up: FxHashSet<String>,
    share_in: FxHashSet<String>,
    reckon: FxHashSet<String>,
    means: WordList,
    carry: FxHashSet<String>,
    manner: FxHashSet<String>,
    way: FxHashSet<String>,
    describing: FxHashSet<String>,
    verb: Vec<VerbRow>,
}

#[derive(Debug, Deserialize)]
struct VerbRow {
    class: VerbClass,
    forms: Vec<String>,
}

static VERB_TABLE: Lazy<VerbTable> = Lazy::new(|| parse(include_str!("../../data/verbs.toml")));

static VERBS: Lazy<FxHashMap<&'static str, VerbClass>> = Lazy::new(|| {
    let mut verbs = FxHashMap::default();
    for row in &VERB_TABLE.verb {
        for form in &row.forms {
            verbs.entry(form.as_str()).or_insert(row.class);
        }
    }
    verbs
});

/// Whether a verb takes money as its object: 使用 in 使用募集资金8亿元.
pub(crate) fn spends(verb: &str) -> bool {
    VERB_TABLE.spend.contains(verb)
}

/// Whether a verb says that somebody is given an amount: 给予 in 给予商户8万元补助.
pub(crate) fn gives(verb: &str) -> bool {
    VERB_TABLE.give.contains(verb)
}

/// Whether a verb says what a thing is, where it lies, what it holds or is for: 属于, 包括.
pub(crate) fn states(verb: &str) -> bool {
    VERB_TABLE.state.contains(verb)
}

/// Whether a word opens a clause that only says when, why or how: 由于, 随着.
pub(crate) fn opens_adjunct(word: &str) -> bool {
    VERB_TABLE.adjunct.contains(word)
}

/// Whether a verb leaves something out of a measure: 扣除 in 扣除价格因素.
pub(crate) fn excludes(verb: &str) -> bool {
    VERB_TABLE.exclude.contains(verb)
}

/// Whether a verb opens what somebody says: 认为 in 业内认为成本较低.
pub(crate) fn says(verb: &str) -> bool {
    VERB_TABLE.say.contains(verb)
}

/// Whether an act is what a verb carries out: 实施 of 实施灌区改造.
pub(crate) fn carries_out(verb: &str) -> bool {
    VERB_TABLE.carry_out.contains(verb)
}

/// Whether a verb is done together with the act right before it: 清理整治 is one act, 新建治理设施 makes 治理设施.
pub(crate) fn acts_jointly(first: &str, second: &str) -> bool {
    let table = &*VERB_TABLE;
    is_joint_act(second) && !table.making.contains(first) && !table.carry_out.contains(first)
}

/// Whether a verb may follow another to govern one object with it, and stand in the names of works: 整治, 加固.
pub(crate) fn is_joint_act(verb: &str) -> bool {
    VERB_TABLE.joint.contains(verb)
}

/// Whether an adverb before a noun says which: 免费 of 免费展位.
pub(crate) fn describes(adverb: &str) -> bool {
    VERB_TABLE.describing.contains(adverb)
}

/// Whether what lasted so long is the object of a verb: 经历 of 经历三年的干旱.
pub(crate) fn lives_through(verb: &str) -> bool {
    VERB_TABLE.live_through.contains(verb)
}

/// Whether a word says how an amount was found out: 估算 of 经初步估算.
pub(crate) fn reckons(verb: &str) -> bool {
    VERB_TABLE.reckon.contains(verb)
}

/// What brings in the means of an act: 通过 of 通过发展旅游实现了增收.
pub(crate) fn means() -> &'static WordList {
    &VERB_TABLE.means
}

/// Whether a vehicle does it with its load: 满载55个集装箱的列车.
pub(crate) fn carries(verb: &str) -> bool {
    VERB_TABLE.carry.contains(verb)
}

/// Whether it says what several make together: 组成 of 由15名专家组成.
pub(crate) fn makes_up(verb: &str) -> bool {
    VERB_TABLE.make_up.contains(verb)
}

/// Whether it only says of which a quoted name is: 共建 of 共建“一带一路”国家.
pub(crate) fn shares_in(verb: &str) -> bool {
    VERB_TABLE.share_in.contains(verb)
}

/// Whether a verb is done for an anniversary: 庆祝 in 庆祝开馆30周年.
pub(crate) fn celebrates(verb: &str) -> bool {
    VERB_TABLE.celebrate.contains(verb)
}

/// Whether a word says before a verb how it is done: 重点 in 重点支持.
pub(crate) fn is_manner(word: &str) -> bool {
    is_way(word) || VERB_TABLE.manner.contains(word)
}

/// Whether a word says so also before a verb that may be a noun: 线下 in 采购商线下参会.
pub(crate) fn is_way(word: &str) -> bool {
    VERB_TABLE.way.contains(word)
}

/// The class of a verb.
pub(crate) fn verb_class(word: &str) -> Option<VerbClass> {
    VERBS.get(word).copied()
}

/// Every verb form, for the segmenter.
pub(crate) fn verbs() -> impl Iterator<Item = &'static str> {
    VERBS.keys().copied()
}
