//! Scores as they count: to about four digits, so that texts which say the same score alike in whatever order a
//! score was added up, and what cannot come before others of its score need not be looked at.

use tantivy::Score;

/// How many of the last bits of a score are rounded away. What sums differ by lies far beneath the last that is left.
const BITS: u32 = 10;
const HALF: u32 = 1 << (BITS - 1);

/// A score, not below zero, as it counts.
pub(crate) fn rounded(score: Score) -> Score {
    Score::from_bits(score.to_bits().saturating_add(HALF) >> BITS << BITS)
}

/// What is less is not rounded to this score, but to less.
pub(crate) fn least(rounded: Score) -> Score {
    Score::from_bits(rounded.to_bits().saturating_sub(HALF))
}

/// What is not less is rounded to more than this score.
pub(crate) fn beyond(rounded: Score) -> Score {
    Score::from_bits(rounded.to_bits().saturating_add(HALF))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_rounded_lies_between_its_bounds(score in 0.0f32..1e6) {
            let counted = rounded(score);
            prop_assert!(least(counted) <= score && score < beyond(counted));
            prop_assert!((counted - score).abs() <= score * 1e-4);
            prop_assert_eq!(rounded(counted).to_bits(), counted.to_bits());
            prop_assert!(rounded(beyond(counted)) > counted);
        }
    }
}
