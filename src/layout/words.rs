//! The words that layout knows.

/// Signs that open a list item.
pub(super) const BULLETS: &[char] = &[
    '◆', '◇', '●', '■', '□', '▲', '△', '▶', '►', '★', '☆', '◎', '•', '·', '▪', '※', '➢', '✓', '-', '*', '+', '①', '②',
    '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩', '⑪', '⑫', '⑬', '⑭', '⑮', '⑯', '⑰', '⑱', '⑲', '⑳', '⑴', '⑵', '⑶', '⑷', '⑸',
    '⑹', '⑺', '⑻', '⑼', '⑽', '⒈', '⒉', '⒊', '⒋', '⒌', '⒍', '⒎', '⒏', '⒐', '㈠', '㈡', '㈢', '㈣', '㈤', '㈥', '㈦',
    '㈧', '㈨', '㈩', '#', '>',
];

/// What 第…  numbers: 第三条.
pub(super) const ARTICLES: &[char] = &['条', '章', '节', '篇', '编'];

/// Heads of bylines.
pub(super) const BYLINES: &[&str] = &[
    "记者",
    "本报记者",
    "本刊记者",
    "通讯员",
    "来源",
    "作者",
    "编辑",
    "责编",
    "责任编辑",
    "发布人",
    "供稿",
    "摄影",
    "撰稿",
    "审核",
    "校对",
    "监制",
    "链接：",
    "据新华社",
    "文/",
    "图/",
];

/// Heads of datelines.
pub(super) const DATELINES: &[&str] =
    &["本报讯", "本台讯", "本网讯", "发布时间", "发布日期", "时间：", "日期：", "更新时间"];

/// Agencies whose name opens a dateline with 电 or 讯.
pub(super) const AGENCIES: &[&str] =
    &["新华社", "中新社", "中新网", "人民网", "央视网", "新华网", "本报", "中国新闻网"];

/// Heads of captions.
pub(super) const CAPTIONS: &[&str] = &["图为", "上图", "下图", "左图", "右图", "资料图", "图片", "图：", "资料来源"];

/// Heads of what stands around a paper: nothing goes on there.
pub(super) const PAPER_PARTS: &[&str] = &[
    "摘要",
    "关键词",
    "关键字",
    "中图分类号",
    "文献标志码",
    "文献标识码",
    "基金项目",
    "收稿日期",
    "作者简介",
    "通信作者",
    "参考文献",
    "Abstract",
    "Keywords",
    "DOI",
];

/// First characters of units and of what follows a number, so that a number and the next line belong together.
pub(super) const UNIT_HEADS: &str = "个年月日天时分秒万亿千百元人名户家座所条项件次辆台套吨斤克米公里平立亩顷升度岁栋处间张只头匹架艘倍成多余以位级届场类种批";
