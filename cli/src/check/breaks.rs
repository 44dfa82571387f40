//! Paragraphs that are broken in mid-sentence.

use shuliang::{Join, Tier};

use super::{Finding, Kind, Page, excerpt};

/// So many letters on either side of a break are shown.
const SHOWN: usize = 6;

/// A text of which so many of its lines in a hundred go on in the next is set in lines of one width, not broken.
const SET_IN_LINES: usize = 30;

pub fn look(page: Page) -> Vec<Finding> {
    let paragraphs = &page.extraction.paragraphs;
    let joins = paragraphs.iter().flat_map(|paragraph| &paragraph.joins);
    let joins: Vec<&Join> = joins.filter(|join| is_plain(page, join)).collect();
    let lines = page.text.lines().filter(|line| !line.trim().is_empty()).count();
    if joins.len() * 100 > lines * SET_IN_LINES {
        return Vec::new();
    }
    joins.into_iter().map(|join| finding(page, join)).collect()
}

/// Whether a proof-reader would see the break at once.
fn is_plain(page: Page, join: &Join) -> bool {
    let line = page.text[..join.start].lines().next_back().unwrap_or_default().trim_end();
    match join.tier {
        // A verse or a list stands behind a colon: 正是：.
        Tier::Certain => !line.ends_with(['：', ':']),
        // By length and shape a heading without an end (《丰收》今晚开播) is like running text, which has commas.
        Tier::Likely => line.contains(['，', '、', '；', '。']),
        // Past a page number or a running head a paragraph is broken by the page.
        Tier::Weak => false,
    }
}

fn finding(page: Page, join: &Join) -> Finding {
    let before: String = page.text[..join.start].chars().rev().take(SHOWN).collect();
    let before: String = before.chars().rev().take_while(|c| *c != '\n').collect();
    let after = page.text[join.end..].lines().next().unwrap_or_default();
    let before: String = excerpt(&before, SHOWN);
    let reason = format!("broken paragraph: {before}|{}", excerpt(after, SHOWN));
    // The place is the letter before the break.
    let last = page.text[..join.start].chars().next_back().map_or(0, char::len_utf8);
    Finding { kind: Kind::Break, start: join.start - last, end: join.end, reason, see: None }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn a_broken_paragraph_is_told_where_it_breaks() {
        let around = "水渠修好以后，两岸的稻田都能按时灌上水了。\n\n".repeat(4);
        let text =
            format!("{around}今春全县为灌渠清淤、修闸，投工近三万人次，完成土石方4.68\n\n万方，新添水泵12台。\n");
        let told = found(Kind::Break, &text);
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("土石方4.68|万方，新添水…") || told[0].contains("|万方，新添水"), "{told:?}");
    }

    #[test]
    fn lines_of_one_width_are_no_breaks() {
        let text = "今春全县为灌渠清淤、修闸，投工近三万人次，完\n成土石方4.68万方，新添水泵12台，两岸的稻田都\n能按时灌上水了，秋后的收成比往年都要好得多。\n";
        assert!(found(Kind::Break, text).is_empty());
    }
}
