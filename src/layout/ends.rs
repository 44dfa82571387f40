//! Whether lines that end in mid-sentence were broken there, or end so by habit.

use std::cell::OnceCell;

use super::draft::Draft;
use super::pairs::{Pairs, Place};
use super::shape;

/// Fewer open ends tell no habit.
const FEWEST: usize = 24;
/// Of broken lines a fourth at least must show by their letters that they go on; in most texts a half and more do.
const BROKEN: usize = 4;

/// The ends of lines without a mark: breaks in a report, a habit in a list of short notices or comments.
#[derive(Debug)]
pub(super) struct OpenEnds<'a> {
    draft: &'a Draft,
    pairs: &'a Pairs<'a>,
    are_habit: OnceCell<bool>,
}

impl<'a> OpenEnds<'a> {
    pub(super) fn of(draft: &'a Draft, pairs: &'a Pairs<'a>) -> Self {
        Self { draft, pairs, are_habit: OnceCell::new() }
    }

    /// Whether lines of this text end open although nothing goes on behind them.
    ///
    /// A break parts letters that follow each other elsewhere: 灌|渠. Where the next line starts anew, its first letter
    /// and the last before it are strangers, but for chance.
    pub(super) fn are_habit(&self) -> bool {
        *self.are_habit.get_or_init(|| {
            let open: Vec<(char, char)> = (1..self.draft.lines.len()).filter_map(|at| self.open_end(at)).collect();
            let going_on = |&&(before, after): &&(char, char)| self.pairs.are_joined(before, Place::OpenEnd, after);
            open.len() >= FEWEST && open.iter().filter(going_on).count() * BROKEN < open.len()
        })
    }

    /// The letters around the end of the line before a line, where it ends open and running text follows.
    fn open_end(&self, next: usize) -> Option<(char, char)> {
        let (before, after) = (self.draft.line(next - 1), self.draft.line(next));
        let open = !shape::ends_with_mark(before) && !shape::heading_like(before) && !shape::heading_like(after);
        before.chars().next_back().zip(after.chars().next()).filter(|_| open)
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::draft;
    use super::*;

    const CLAUSES: &[&str] = &[
        "村民在渡口旁边种下成排的柳树",
        "粮站把去年的陈谷全部换成新米",
        "老渠道清淤以后水流快了一倍",
        "中学的图书室每天傍晚开到九点",
        "卫生院新添了两台化验设备",
        "集市从河滩搬到了镇子东头",
        "电影队一个月走遍十七个寨子",
    ];

    fn are_habit(text: &str) -> bool {
        let draft = draft(text);
        OpenEnds::of(&draft, &Pairs::of(&draft)).are_habit()
    }

    #[test]
    fn notices_end_open_and_broken_lines_are_broken() {
        let clause = |at: usize| CLAUSES[at % CLAUSES.len()];
        let notices: Vec<String> =
            (0..60).map(|at| [clause(at), clause(at * 3 + 1), clause(at * 5 + 2)].join("，")).collect();
        assert!(are_habit(&notices.join("\n")));
        let letters: Vec<char> = notices.concat().chars().collect();
        let broken: Vec<String> = letters.chunks(37).map(String::from_iter).collect();
        assert!(!are_habit(&broken.join("\n")));
        assert!(!are_habit(&notices[..20].join("\n")));
    }
}
