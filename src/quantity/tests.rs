//! What a mention holds besides its amount and unit, which `fixtures/spec` shows.

use super::*;
use crate::lexicon::BUILT_IN;

fn first(text: &str) -> Mention {
    find(text, Span::new(0, text.len()), &[], &BUILT_IN).0.into_iter().next().expect(text)
}

/// The quantity with its bounding words, and the bounding word before it.
#[test]
fn bounding_words_are_outside_the_quantity() {
    for (text, outer, word) in [
        ("通电的约半数村庄", "约半数", None),
        ("通电的半数以上村庄", "半数以上", None),
        ("入选前1%学科", "前1%", None),
        ("月销1万+，还在涨", "1万+", None),
        ("种茶约3亩", "约3亩", Some("约")),
        ("种茶3亩以上", "3亩以上", None),
    ] {
        let mention = first(text);
        assert_eq!(mention.outer.of(text), outer, "{text}");
        assert_eq!(mention.bound_word.map(|span| span.of(text)), word, "{text}");
    }
}

/// A unit in characters that stands as it reads has a place, so that the caller's script is kept.
#[test]
fn a_unit_in_characters_has_its_place() {
    for (text, unit) in [
        ("历时三十六个月", Some("个月")),
        ("重5kg", None),
        ("含糖5％", None),
        ("功率五、六千瓦", Some("瓦")),
        ("单价5元/吨", Some("元")),
        ("售价$5", None),
    ] {
        assert_eq!(first(text).unit_span.map(|span| span.of(text)), unit, "{text}");
    }
}

/// The kind, whether something is counted, and the base value.
#[test]
fn a_unit_gives_its_kind_and_its_base() {
    let mut wrong = Vec::new();
    for (text, kind, counts, base) in [
        ("稳居首位", Kind::Rank, true, None),
        ("签约率百分百", Kind::Percent, false, None),
        ("重5公斤", Kind::Mass, false, Some("5 kg kg")),
        ("价5元", Kind::Money, false, Some("5 CNY -")),
        // One unit, several senses.
        ("检票用时5分", Kind::Duration, false, Some("300 s s")),
        ("甲队多得9分", Kind::Count, false, None),
        ("车厢28节", Kind::Count, true, None),
        ("得了三块玉", Kind::Money, false, Some("3 CNY -")),
        ("布长42码", Kind::Length, false, Some("38.4048 m m")),
        // Several units, one quantity.
        ("跑完用时3分20秒", Kind::Duration, false, Some("200 s s")),
        ("学了一个半小时", Kind::Duration, false, Some("5400.0 s s")),
        ("分得12、13亩", Kind::Area, false, Some("8000 m2 m2")),
        // Numbers in formulas and in words.
        (r"占$3 7 . 5 \%$", Kind::Percent, true, None),
        ("林地占1/3", Kind::Percent, true, None),
        ("尺寸为20×30毫米", Kind::Dimensions, true, None),
        ("到会300万", Kind::Count, true, None),
        ("指数为100.7", Kind::Number, true, None),
        ("亏了三个多亿", Kind::Count, true, None),
        ("姐妹俩开店", Kind::Count, true, None),
        ("病了两个多月", Kind::Duration, false, None),
        ("来了几十号人", Kind::Count, true, None),
        ("过了十数年", Kind::Duration, false, None),
    ] {
        let mention = first(text);
        let told = mention.base.map(|base| {
            format!("{} {} {}", base.value.unwrap_or_default(), base.unit, base.ucum.as_deref().unwrap_or("-"))
        });
        if (mention.kind, mention.counts, told.as_deref()) != (kind, counts, base) {
            wrong.push(format!("{text}: {:?} {} {told:?}", mention.kind, mention.counts));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_falling_range_is_told_apart() {
    let odd = |text: &str| -> Vec<String> {
        let found = find(text, Span::new(0, text.len()), &[], &BUILT_IN).1;
        found.iter().map(|oddity| oddity.span.of(text).to_owned()).collect()
    };
    assert_eq!(odd("新建30至20座"), ["30至20座"]);
    for text in ["从30到20座", "新建20至30座", "新建30至30座", "新建30座至20座", "新建30-20座", "第30至20座"]
    {
        assert!(odd(text).is_empty(), "{text}");
    }
}

/// A quantity that is a word stands among the others in the order of the text.
#[test]
fn mentions_stand_in_the_order_of_the_text() {
    let text = "签约12户，签约率百分百，返乡8人";
    let found = find(text, Span::new(0, text.len()), &[], &BUILT_IN).0;
    assert_eq!(found.iter().map(|mention| mention.span.of(text)).collect::<Vec<_>>(), ["12户", "百分百", "8人"]);
}

/// The caption of a table stands in the paragraph above it; its years and ranks are no amounts.
#[test]
fn a_cell_takes_the_unit_of_its_table() {
    let caption = "表1 产量（单位：万吨）\n";
    let table = "<table><tr><td>地区</td><td>年份</td><td>产量</td></tr><tr><td>东县</td><td>2023</td><td>24.4</td></tr></table>";
    let text = format!("{caption}{table}");
    let block = Span::new(caption.len(), text.len());
    let found = find(&text, block, &[], &BUILT_IN).0;
    let told: Vec<(&str, &str)> = found.iter().map(|mention| (mention.span.of(&text), mention.unit.as_str())).collect();
    assert_eq!(told, [("24.4", "吨")]);
}
