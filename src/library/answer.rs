//! What a question found.

use super::backing::Matches;
use super::{Findable, Hit};
use crate::query::{Facet, FacetCount, Filter, Resolution};

/// What a question found: the hits of the page asked for, the counts of all.
///
/// Hits that are only suggested stand apart, in [`suggested`](Self::suggested).
#[derive(Clone, Debug)]
pub struct Answer<'l, T: Findable> {
    pub(super) hits: Vec<Hit<'l, T>>,
    pub(super) suggested: Vec<Hit<'l, T>>,
    pub(super) matches: Matches<'l>,
}

impl<'l, T: Findable> Answer<'l, T> {
    /// The hits of the page: stated ones first, then those that follow from covering rules and
    /// membership; within each those first that fit the words best, where words were asked for with
    /// the feature `search`; then plan by plan in its own order.
    #[must_use]
    pub fn hits(&self) -> &[Hit<'l, T>] {
        &self.hits
    }

    /// The hits of the page, one after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Hit<'l, T>> {
        self.hits.iter()
    }

    /// The hits of the page that are only suggested, in the same order.
    #[must_use]
    pub fn suggested(&self) -> &[Hit<'l, T>] {
        &self.suggested
    }

    /// How many hits there are on all pages, without the suggested ones.
    #[must_use]
    pub fn count(&self) -> usize {
        self.matches.count()
    }

    /// How many hits on all pages are only suggested.
    #[must_use]
    pub fn suggested_count(&self) -> usize {
        self.matches.suggested_count()
    }

    /// What the names of the question were taken to mean.
    #[must_use]
    pub fn resolutions(&self) -> &[Resolution] {
        self.matches.resolutions()
    }

    /// The condition that was answered, names resolved.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        self.matches.filter()
    }

    /// How the hits of all pages fall into groups, the largest first; suggested ones are not counted.
    #[must_use]
    pub fn counts_by(&self, facet: Facet) -> Vec<FacetCount> {
        self.matches.counts_by(facet)
    }
}

impl<'a, 'l, T: Findable> IntoIterator for &'a Answer<'l, T> {
    type Item = &'a Hit<'l, T>;
    type IntoIter = std::slice::Iter<'a, Hit<'l, T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
