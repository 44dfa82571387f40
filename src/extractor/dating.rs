//! When a document was written, as its head says: a full date in a short line, or a line that stamps its end, else the
//! year of the title.

use crate::fact::ParagraphKind;
use crate::layout::{Block, Page};
use crate::scope::iso::{self, DocumentTime};
use crate::scope::time;

/// The lines that are looked at: title, byline, source and date stand above the text.
const HEAD: usize = 12;

/// A line of the head is short: 发布时间：2024-03-05 is one, a first paragraph that opens with a date is none.
const SHORT: usize = 150;

/// So many lines at the end of a page may tell when it was printed: 时间：2015年12月13日.
const TAIL: usize = 6;

/// The time of a page, where its head or its end says it.
pub(super) fn document_time(page: &Page) -> Option<DocumentTime> {
    let head = || {
        let tail = page.blocks.iter().rev().take(TAIL).filter(|block| is_stamp(block));
        page.blocks.iter().take(HEAD).filter(|block| is_head(page, block)).chain(tail)
    };
    let dates = |block: &Block| -> Vec<DocumentTime> {
        let times = time::find(&page.text, block.clean);
        times.iter().filter_map(|time| iso::dated(time.of(&page.text))).collect()
    };
    let full = head().flat_map(dates).find(|date| date.month.is_some());
    let title = page.blocks.first().filter(|block| block.kind == ParagraphKind::Heading);
    let titled = title.and_then(|block| dates(block).first().copied());
    match (full, titled) {
        (Some(full), Some(titled)) if titled.year < full.year => {
            Some(DocumentTime { reviewed: Some(titled.year), ..full })
        }
        (full, titled) => full.or(titled),
    }
}

fn is_stamp(block: &Block) -> bool {
    block.clean.len() <= SHORT && matches!(block.kind, ParagraphKind::Byline | ParagraphKind::Dateline)
}

fn is_head(page: &Page, block: &Block) -> bool {
    match block.kind {
        ParagraphKind::Byline | ParagraphKind::Dateline | ParagraphKind::Heading => true,
        _ => block.clean.len() <= SHORT && !block.clean.of(&page.text).ends_with('。'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout;

    fn time_of(text: &str) -> Option<(i32, Option<u32>)> {
        document_time(&layout::read(text)).map(|time| (time.year, time.month))
    }

    #[test]
    fn a_bulletin_gives_account_of_the_year_of_its_title() {
        let page = layout::read("2023年蓝山县统计公报\n\n（2024年3月20日）\n\n全年新增床位300张。\n");
        let time = document_time(&page).expect("dated");
        assert_eq!((time.year, time.month, time.reviewed), (2024, Some(3), Some(2023)));
        assert_eq!(iso::iso("全年", Some(time)).as_deref(), Some("2023"));
        assert_eq!(iso::iso("一月", Some(time)).as_deref(), Some("2024-01"));
    }

    #[test]
    fn the_date_above_the_text_is_the_documents() {
        let text = "蓝山县公布养老数据\n\n发布时间：2024-03-05\n\n去年全县新增床位300张，养老机构达到12家。\n";
        assert_eq!(time_of(text), Some((2024, Some(3))));
        assert_eq!(time_of("2023年蓝山县统计公报\n\n全年新增床位300张，养老机构达到12家。\n"), Some((2023, None)));
        assert_eq!(time_of("去年全县新增床位300张。"), None);
        let stamped =
            "蓝山县公布养老数据\n\n今年全县新增床位300张，养老机构达到12家。\n\n时间：2015年12月13日 04:16:45\n";
        assert_eq!(time_of(stamped), Some((2015, Some(12))));
    }
}
