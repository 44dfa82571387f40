//! What differs between two texts, by the longest run of letters that both have in their order.

/// How many letters of the first text gave way to how many of the second, at each place where they differ. One of both is 0
/// where letters were only left out or put in.
pub fn replaced(first: &[char], second: &[char]) -> Vec<(usize, usize)> {
    let common = common(first, second);
    let width = second.len() + 1;
    let (mut i, mut j) = (0, 0);
    let (mut places, mut gone, mut come) = (Vec::new(), 0, 0);
    while i < first.len() || j < second.len() {
        let same = i < first.len() && j < second.len() && first[i] == second[j];
        if same {
            places.extend((gone + come > 0).then_some((gone, come)));
            (gone, come, i, j) = (0, 0, i + 1, j + 1);
        } else if j == second.len() || i < first.len() && common[(i + 1) * width + j] >= common[i * width + j + 1] {
            (gone, i) = (gone + 1, i + 1);
        } else {
            (come, j) = (come + 1, j + 1);
        }
    }
    places.extend((gone + come > 0).then_some((gone, come)));
    places
}

/// For every pair of places how many letters the rests behind them have in common, in their order; row by row.
fn common(first: &[char], second: &[char]) -> Vec<u16> {
    let width = second.len() + 1;
    let mut common = vec![0_u16; (first.len() + 1) * width];
    for i in (0..first.len()).rev() {
        for j in (0..second.len()).rev() {
            let at = i * width + j;
            common[at] = match first[i] == second[j] {
                true => common[at + width + 1] + 1,
                false => common[at + width].max(common[at + 1]),
            };
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_came_or_gave_way_are_counted() {
        let told = |a: &str, b: &str| replaced(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(told("会见周明一行", "会见陈平一行"), [(2, 2)]);
        assert_eq!(told("他说水来了", "水来了"), [(2, 0)]);
        assert_eq!(told("水来了", "水来了，渠通了"), [(0, 4)]);
        assert_eq!(told("桥建成了", "桥修成了"), [(1, 1)]);
        assert!(told("桥", "桥").is_empty() && told("", "").is_empty());
    }
}
