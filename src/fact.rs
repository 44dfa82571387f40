//! What comes out: facts and their parts, warnings, and in `layout` paragraphs and duplicated passages.
//!
//! All are plain structs. Positions are bytes of the caller's text; `text` fields are that text with
//! white space and signs without shape dropped, so that a quantity that a column broke (`4.68⏎⏎个`) reads `4.68个`.

use serde::{Deserialize, Serialize};

mod layout;
mod names;

pub use layout::*;

/// Everything that was read from one text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// The facts, in text order.
    pub facts: Vec<Fact>,
    /// The paragraphs after repair, in text order.
    pub paragraphs: Vec<Paragraph>,
    /// Passages that stand in the text more than once.
    pub duplicates: Vec<Duplicate>,
    /// What could not be read exactly.
    pub warnings: Vec<Warning>,
}

/// One statement of how much, how many, how long, what share or which rank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The number and its unit.
    pub quantity: Quantity,
    /// What is counted or measured.
    pub subject: Option<Subject>,
    /// The verb that ties quantity and subject: 改造, 建成, 达到.
    pub predicate: Option<Part>,
    /// A growth or fall that the quantity states: 增长5%, 降至3%.
    pub change: Option<Change>,
    /// The denominator: 月 in 每月205元.
    pub per: Option<Per>,
    /// The whole that a share is of: 总托位数 in 占总托位数的70%.
    pub of: Option<Part>,
    /// The scope of a rank: 全国 of 总量全国第二.
    #[serde(default)]
    pub ranked_in: Option<Part>,
    /// The time that governs the fact.
    pub time: Option<Time>,
    /// The place or body that the fact is about.
    pub place: Option<Place>,
    /// Whether the quantity is reported or only restricts a noun.
    pub role: Role,
    /// Whether it happened, is wanted or is foreseen.
    pub modality: Modality,
    /// How safe the reading is.
    pub confidence: Confidence,
    /// Index of the paragraph in [`Extraction::paragraphs`].
    pub paragraph: usize,
    /// Whether the fact stands in a passage printed again.
    pub duplicate: bool,
    /// Index in [`Extraction::facts`] of the fact that this one repeats.
    pub duplicate_of: Option<usize>,
    /// The rule that tied the subject, so that a wrong answer leads to a file.
    pub rule: String,
}

/// A number with its unit and bound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// As printed, white space dropped: `8.5万余名`.
    pub text: String,
    /// First byte in the source.
    pub start: usize,
    /// Byte after the last in the source.
    pub end: usize,
    /// The number as an exact decimal string with magnitudes multiplied out and written precision kept
    /// (`41.90`); a vulgar fraction is `1/3`; a ratio or product keeps its parts in order (`3.9:59.5:36.6`,
    /// `20×30`). Null for a range.
    pub value: Option<String>,
    /// The lower end of a range.
    pub min: Option<String>,
    /// The upper end of a range.
    pub max: Option<String>,
    /// The unit as written, without its magnitude; empty where none is written.
    pub unit: String,
    /// How the number bounds the amount.
    pub bound: Bound,
    /// The kind of quantity.
    pub kind: Kind,
    /// The value in the SI base unit, or the currency code.
    pub base: Option<Base>,
}

/// How the written number bounds the true amount.
///
/// Civil Code of the PRC, art. 1259: 以上, 以下, 以内 include the number; 不满, 超过, 以外 exclude it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Nothing said.
    #[default]
    Exact,
    /// 约, 大约, 左右, 上下, 大概.
    About,
    /// 近, 将近, 接近.
    Nearly,
    /// 超过, 逾, 突破, 余, 多.
    MoreThan,
    /// 以上, 不低于, 不少于, 至少, 上千.
    AtLeast,
    /// 不足, 不到, 低于, 少于.
    LessThan,
    /// 以下, 以内, 不超过, 至多, 最多.
    AtMost,
}

/// The kind of quantity, which follows from its unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// Things counted: 489条, 6600多万.
    Count,
    /// Money: 2.55亿元.
    Money,
    /// A share or a growth: 70%, 九成.
    Percent,
    /// A difference of percentages: 1.3个百分点.
    PercentagePoint,
    /// 公里, 米, 尺.
    Length,
    /// 平方米, 亩.
    Area,
    /// 立方米, 升.
    Volume,
    /// 吨, 斤.
    Mass,
    /// 5年, 两小时.
    Duration,
    /// 千瓦.
    Power,
    /// 千瓦时, 吨标准煤.
    Energy,
    /// 5℃.
    Temperature,
    /// 60岁.
    Age,
    /// 第二, 第1位.
    Rank,
    /// 22.5:77.5.
    Ratio,
    /// 2.5倍, 一番.
    Multiple,
    /// How often: 两次.
    Frequency,
    /// 赫兹, 转/分 and other rates of events in time.
    FrequencyRate,
    /// GB, 比特.
    Data,
    /// 公里/小时.
    Speed,
    /// 立方米/秒.
    Flow,
    /// 毫克/升, 微克/立方米.
    Concentration,
    /// 千伏.
    Voltage,
    /// 安培.
    Current,
    /// 帕.
    Pressure,
    /// 牛顿.
    Force,
    /// 度 and 分 of an angle or a coordinate.
    Angle,
    /// 分贝, 勒克斯, 贝可 and other physical quantities.
    Physical,
    /// 吨公里, 人公里.
    Transport,
    /// 20×30毫米.
    Dimensions,
    /// A bare number: an index of 100.7.
    #[default]
    Number,
}

/// A quantity in the SI base unit, or money with its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// The value, as an exact decimal or fraction; null for a range.
    pub value: Option<String>,
    /// The SI base unit (`m2`) or the ISO 4217 code (`CNY`).
    pub unit: String,
    /// The [UCUM](https://ucum.org) code of that unit, null for money.
    pub ucum: Option<String>,
}

/// A stretch of the source, white space dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// As printed, white space dropped.
    pub text: String,
    /// First byte in the source.
    pub start: usize,
    /// Byte after the last in the source.
    pub end: usize,
}

/// What is counted or measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The noun phrase. Where a shared head was restored (3所省级、4所市级示范医院) it is put together from two
    /// places, and the span covers both.
    pub text: String,
    /// First byte in the source.
    pub start: usize,
    /// Byte after the last in the source.
    pub end: usize,
    /// Whether the noun stands in an earlier clause and was carried over.
    pub carried: bool,
}

/// A growth or fall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Up or down.
    pub direction: Direction,
    /// By so much, or to so much.
    pub extent: Extent,
    /// What it is compared with: 同比, 比上年.
    pub basis: Option<String>,
    /// Its ISO 8601 date or interval, counted from the time of the fact: 同比 in one of `2024-03` is `2023-03`, 环比
    /// `2024-02`, 比上年 `2023`. Null where it cannot be known, and where the basis is no time (比计划).
    pub basis_iso: Option<String>,
}

/// The direction of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// 增长, 提高.
    Up,
    /// 下降, 减少.
    Down,
}

/// Whether a change is stated by its amount or by its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// 增长5%.
    By,
    /// 增至5%.
    To,
}

/// The denominator of a rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Per {
    /// 月, 千人口, 平方米.
    pub text: String,
}

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// As printed.
    pub text: String,
    /// First byte in the source.
    pub start: usize,
    /// Byte after the last in the source.
    pub end: usize,
    /// An ISO 8601 date or interval (`2021/2025`), null where it cannot be known.
    pub iso: Option<String>,
}

/// A place or body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// As printed.
    pub text: String,
    /// First byte in the source.
    pub start: usize,
    /// Byte after the last in the source.
    pub end: usize,
    /// The named place that 全市 stands for, null where it cannot be known.
    pub resolved: Option<String>,
    /// The GB/T 2260 code of the province, city or county that it is or stands for (`321000` of 扬州市), its last one where
    /// the name is no longer in force. Null for other places, and where the text does not tell several of one name apart.
    pub code: Option<String>,
}

/// What the quantity does in its sentence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It is reported.
    #[default]
    Fact,
    /// It only restricts a noun: 3岁以下婴幼儿.
    Condition,
}

/// Whether the fact happened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// It happened.
    #[default]
    Reported,
    /// It is wanted or to come: 力争达到, 8%左右的目标, 将投入2亿元.
    Target,
    /// It is foreseen: 预计, 将超过.
    Estimate,
}

/// How safe the subject is. `tests/confidence.rs` has a sentence for each case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Every reading that is not likely; also where growth, a share, a rank or a comparison takes up what the sentence
    /// said before (生产总值1228亿元，增长5%).
    #[default]
    Certain,
    /// A guess, by these rules in these cases:
    ///
    /// - `carried` and `none` (what no rule ties): always;
    /// - `level`: neither noun nor growth before 达, 为, 有, so the subject is carried;
    /// - `act on the topic`: no noun before the verb, or only a body or the manner of the act, so that the subject is
    ///   carried, is the act itself (培训3万人次), or stays open;
    /// - `noun before`: a place alone, or money behind a body or place, takes what was measured before; 人均 alone takes
    ///   its noun;
    /// - `subset`: a place alone takes the whole name of the set;
    /// - `coordinated`, `level` behind 至, `shared noun`: where what they take over or replace is
    ///   likely.
    Likely,
}

/// Something that could not be read exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What and why.
    pub message: String,
    /// First byte in the source.
    pub start: usize,
    /// Byte after the last in the source.
    pub end: usize,
}
