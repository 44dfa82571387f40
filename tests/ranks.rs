//! The scope of a rank: what the rank is one of.

use shuliang::extract;

/// A text, its rank, and the scope that it has.
const ROWS: &[(&str, &str, Option<&str>)] = &[
    ("传统村落示范区总量全国第二", "第二", Some("全国")),
    ("粮食总产量居全省第3位", "第3位", Some("全省")),
    ("旅游收入居全市首位", "首位", Some("全市")),
    ("旅游收入居首位", "首位", None),
    ("产量由全国第9位上升到全国第5位", "第5位", Some("全国")),
    ("旅游收入占全省的3%", "3%", None),
];

#[test]
fn a_rank_is_one_in_its_scope() {
    for (text, rank, scope) in ROWS {
        let facts = extract(text).facts;
        let fact =
            facts.iter().find(|fact| fact.quantity.text == *rank).unwrap_or_else(|| panic!("no {rank} in {text}"));
        assert_eq!(fact.ranked_in.as_ref().map(|part| part.text.as_str()), *scope, "{text}");
    }
}
