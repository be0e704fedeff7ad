//! Which known words a misspelt one was probably meant to be.

/// How many suggestions are worth reading.
const MOST: usize = 3;

/// The candidates that are near a word, the nearest first, at most three.
///
/// Near is at most one changed, added, dropped or swapped character in every three of the longer
/// word, or one in a word of two.
///
/// ```
/// use zhengce::text::nearest;
///
/// assert_eq!(nearest("titel", ["id", "title", "time"]), ["title"]);
/// assert_eq!(nearest("二道区水务局", ["二道区水利局", "发改委"]), ["二道区水利局"]);
/// assert!(nearest("甲", ["乙"]).is_empty());
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    nearest_by(word, candidates.into_iter().zip(0usize..))
}

/// The candidates that are near a word, of those equally near the one of the least key first.
pub(crate) fn nearest_by<'a, K: Ord>(
    word: &str,
    candidates: impl Iterator<Item = (&'a str, K)>,
) -> Vec<&'a str> {
    let word: Vec<char> = word.chars().collect();
    let near = candidates.filter_map(|(one, key)| Some((rank(&word, one)?, key, one)));
    let mut near: Vec<(usize, K, &str)> = near.collect();
    near.sort_unstable_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    near.dedup_by_key(|one| one.2);
    near.truncate(MOST);
    near.into_iter().map(|(_, _, candidate)| candidate).collect()
}

/// Distance in thousandths of the longer word's length, or `None` when it is too far.
fn rank(word: &[char], candidate: &str) -> Option<usize> {
    let candidate: Vec<char> = candidate.chars().collect();
    let longest = word.len().max(candidate.len());
    let shortest = word.len().min(candidate.len());
    // The difference in length is a lower bound, and much cheaper.
    if (longest - shortest) * 3 > longest {
        return None;
    }
    let distance = distance(word, &candidate);
    (distance * 3 <= longest.max(3) && distance < longest).then(|| distance * 1000 / longest)
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        let mut left = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX - 1);
            let mut best =
                (at(&above, j) + usize::from(ca != cb)).min(at(&above, j + 1) + 1).min(left + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(cb) && b.get(j - 1) == Some(ca);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
            left = best;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{distance, nearest};

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn distances_known_by_heart() {
        for (a, b, expected) in [("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 1)] {
            assert_eq!(distance(&chars(a), &chars(b)), expected, "{a} {b}");
        }
    }

    #[test]
    fn the_nearest_comes_first_and_strangers_never() {
        let fields = ["title", "duties", "due", "evidence", "marks"];
        assert_eq!(nearest("tilte", fields), ["title"]);
        assert_eq!(nearest("dutys", fields), ["duties"]);
        assert!(nearest("责任单位", fields).is_empty());
        assert!(nearest("", fields).is_empty());
    }

    proptest! {
        #[test]
        fn a_distance(a in "[ab水务局]{0,8}", b in "[ab水务局]{0,8}") {
            let (a, b) = (chars(&a), chars(&b));
            let there = distance(&a, &b);
            prop_assert_eq!(there, distance(&b, &a));
            prop_assert_eq!(there == 0, a == b);
            prop_assert!(there >= a.len().abs_diff(b.len()) && there <= a.len().max(b.len()));
        }
    }
}
