//! An order that puts the worst first, for heaps that keep the best.

use std::cmp::Ordering;

use tantivy::Score;

/// Something found, the greater the worse: of equal scores what stands further back in the corpus.
pub(super) struct Worst<T> {
    pub(super) score: Score,
    pub(super) place: u64,
    pub(super) found: T,
}

impl<T> Ord for Worst<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.score.total_cmp(&self.score).then_with(|| self.place.cmp(&other.place))
    }
}

impl<T> PartialOrd for Worst<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> PartialEq for Worst<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T> Eq for Worst<T> {}
