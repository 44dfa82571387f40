//! What many documents say in the same words.

use super::clauses::CLAUSES;
use crate::fact::DuplicateKind;
use crate::passage::PassageIndex;

const SLOGAN: &str =
    "把每一寸渠道都修到田头把每一滴水都送到苗根让旱地也有好收成让远山也有清泉水喝让娃娃也有新书读让老人也有热汤喝";

#[test]
fn what_seven_of_nine_documents_say_is_no_formula() {
    let own = ["渡口", "粮站", "茶园", "桥头", "集市", "牧区", "寨子"];
    let mut index = PassageIndex::new();
    for place in own {
        index.add(&format!("{place}的人们开了一整天的会，{SLOGAN}，散会以后{place}各家各户都动了手，干到天黑。"));
    }
    index.add("电影队一个月走遍十七个寨子，茶农用竹筒引来后山的泉水。");
    index.add("卫生院新添了两台化验设备，桥头的水文站记下了涨水的时刻。");
    let kinds: Vec<_> = index.repeats().map(|repeat| repeat.kind).collect();
    assert!(!kinds.is_empty() && !kinds.contains(&DuplicateKind::Formula), "{kinds:?}");
}

/// Of each shorter slogan all pieces stand in eight documents; the letters at the ends of a longer one do not.
#[test]
fn every_piece_of_a_formula_stands_in_eight_documents() {
    let said: Vec<char> = SLOGAN.chars().collect();
    let mut index = PassageIndex::new();
    for (at, clause) in CLAUSES[..8].iter().enumerate() {
        let cut = at % 4;
        let slogan: String = said[cut..said.len() - cut].iter().collect();
        index.add(&format!("{clause}，{slogan}。"));
    }
    let kinds: Vec<_> = index.repeats().map(|repeat| format!("{:?}", repeat.kind)).collect();
    assert_eq!(kinds, ["Partial", "Formula", "Formula", "Partial", "Partial", "Formula", "Formula"]);
}

/// Documents that open with the formula: one that starts where another ends is a document too.
#[test]
fn a_formula_may_open_its_documents() {
    let said: Vec<char> = SLOGAN.chars().collect();
    for cut in 0..6 {
        let slogan: String = said[cut..].iter().collect();
        let mut index = PassageIndex::new();
        for clause in &CLAUSES[..8] {
            index.add(&format!("{slogan}，{clause}。"));
        }
        let kinds: Vec<_> = index.repeats().map(|repeat| repeat.kind).collect();
        assert!(kinds.contains(&DuplicateKind::Formula), "{slogan}: {kinds:?}");
    }
}
