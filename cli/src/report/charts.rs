//! How many facts there are of each kind, as bars.

use maud::{Markup, html};

use super::Numbered;
use super::facts::counted;
use super::spell::word;

const BAR: usize = 18;
const GAP: usize = 6;
const WIDTH: usize = 360;
/// Where bars begin, right of their names.
const LEFT: usize = 110;
/// What the number behind the longest bar takes.
const RIGHT: usize = 40;

/// The bars, the longest on top.
pub fn kinds(facts: &[Numbered]) -> Markup {
    let kinds = counted(facts.iter().map(|numbered| word(numbered.fact.quantity.kind)));
    let most = kinds.first().map_or(1, |(_, count)| *count);
    let height = kinds.len() * (BAR + GAP);
    html! {
        figure.kinds {
            figcaption { "Facts by kind" }
            svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-label="Facts by kind" {
                @for (row, (kind, count)) in kinds.iter().enumerate() {
                    @let y = row * (BAR + GAP);
                    @let length = (count * (WIDTH - LEFT - RIGHT) / most).max(1);
                    g data-kind=(kind) {
                        text.name x=(LEFT - 8) y=(y + BAR - 5) { (kind) }
                        rect x=(LEFT) y=(y) width=(length) height=(BAR) rx="2" {}
                        text x=(LEFT + length + 6) y=(y + BAR - 5) { (count) }
                    }
                }
            }
        }
    }
}
