//! How well a document answers, from where the pairs of the question stand in it.
//!
//! The weights were chosen on one half of 623 real questions to 599 policy documents and held on the other.

/// How soon more of the same counts little, and how much longer texts are marked down (BM25).
const K1: f32 = 0.8;
const B: f32 = 0.75;
/// The passage that is looked for, in characters, and how soon more of the same counts little in it.
const PASSAGE: u32 = 500;
const PASSAGE_K1: f32 = 0.3;
/// The close surroundings in which characters asked for count again.
const CLOSE: u32 = 50;
/// What the parts weigh beside the whole text.
const OF_PASSAGE: f32 = 0.75;
const OF_CLOSE: f32 = 0.25;
const OF_PLACE: f32 = 1.5;
const OF_TITLE: f32 = 0.1;

/// What is seen of one document.
#[derive(Default)]
pub(super) struct Seen {
    /// Where each pair of the question stands: the place, and which pair.
    pub(super) pairs: Vec<(u32, u32)>,
    /// How often each place name stands, with what it weighs.
    pub(super) places: Vec<(f32, f32)>,
    /// What the pairs weigh that stand in the title.
    pub(super) title: f32,
    /// Length against the mean.
    pub(super) length: f32,
}

/// How well a document answers; `weights` are those of the question's pairs.
pub(super) fn score(mut seen: Seen, weights: &[f32]) -> f32 {
    seen.pairs.sort_unstable();
    let mut counts = vec![0.0_f32; weights.len()];
    for (_, pair) in &seen.pairs {
        if let Some(count) = counts.get_mut(*pair as usize) {
            *count += 1.0;
        }
    }
    let norm = K1 * (1.0 - B + B * seen.length);
    let whole: f32 = counts
        .iter()
        .zip(weights)
        .map(|(count, weight)| weight * saturated(*count, K1, norm))
        .sum();
    let places: f32 =
        seen.places.iter().map(|(count, weight)| weight * saturated(*count, K1, norm)).sum();
    let passage = best_window(&seen.pairs, weights, PASSAGE, |count| {
        saturated(count, PASSAGE_K1, PASSAGE_K1)
    });
    let close = best_window(&seen.pairs, weights, CLOSE, |count| count.min(1.0));
    whole + OF_PASSAGE * passage + OF_CLOSE * close + OF_PLACE * places + OF_TITLE * seen.title
}

fn saturated(count: f32, k1: f32, norm: f32) -> f32 {
    if count > 0.0 { count * (k1 + 1.0) / (count + norm) } else { 0.0 }
}

/// The most that pairs within so many characters weigh together.
fn best_window(
    pairs: &[(u32, u32)],
    weights: &[f32],
    length: u32,
    worth: impl Fn(f32) -> f32,
) -> f32 {
    let mut counts = vec![0.0_f32; weights.len()];
    let mut step = |pair: u32, by: f32| {
        let (Some(count), Some(weight)) =
            (counts.get_mut(pair as usize), weights.get(pair as usize))
        else {
            return 0.0;
        };
        let before = worth(*count);
        *count += by;
        weight * (worth(*count) - before)
    };
    let (mut best, mut now) = (0.0_f32, 0.0);
    let mut behind = pairs.iter().peekable();
    for &(place, pair) in pairs {
        now += step(pair, 1.0);
        while let Some(&(_, left)) = behind.next_if(|(start, _)| start + length < place) {
            now += step(left, -1.0);
        }
        best = best.max(now);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(pairs: &[(u32, u32)]) -> Seen {
        Seen { pairs: pairs.to_vec(), length: 1.0, ..Seen::default() }
    }

    #[test]
    fn a_window_counts_what_lies_in_it() {
        let pairs = [(0, 0), (10, 1), (100, 0), (105, 0)];
        let once = |count: f32| count.min(1.0);
        assert!((best_window(&pairs, &[1.0, 2.0], 20, once) - 3.0).abs() < 1e-6);
        assert!((best_window(&pairs, &[1.0, 2.0], 5, once) - 2.0).abs() < 1e-6);
        assert!(best_window(&[], &[], 5, once).abs() < 1e-6);
    }

    #[test]
    fn together_is_better_than_apart() {
        let weights = [1.0, 1.0];
        let apart = score(seen(&[(0, 0), (5000, 1)]), &weights);
        let passage = score(seen(&[(0, 0), (300, 1)]), &weights);
        let close = score(seen(&[(0, 0), (2, 1)]), &weights);
        assert!(apart < passage && passage < close);
    }

    #[test]
    fn a_longer_text_and_a_missing_pair_count_less() {
        let weights = [1.0, 1.0];
        let long = score(Seen { length: 3.0, ..seen(&[(0, 0), (1, 1)]) }, &weights);
        let short = score(seen(&[(0, 0), (1, 1)]), &weights);
        let missing = score(seen(&[(0, 0)]), &weights);
        assert!(long < short && missing < short);
    }
}
