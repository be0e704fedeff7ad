//! What a question found.

use std::ops::Range;

use super::facet::{Facet, FacetCount, count};
use super::{Findable, Hit, Library};
use crate::corpus::Record;
use crate::query::{Filter, Resolution, Standing};

/// What a question found: the hits of the page asked for, the counts of all.
///
/// Hits that are only suggested stand apart, in [`suggested`](Self::suggested).
#[derive(Clone, Debug)]
pub struct Answer<'l, T: Findable> {
    library: &'l Library,
    hits: Vec<Hit<'l, T>>,
    suggested: Vec<Hit<'l, T>>,
    found: Vec<&'l Record>,
    found_suggested: usize,
    filter: Filter,
    resolutions: Vec<Resolution>,
}

/// A record that fits, before the page is cut.
struct Fitting<'l> {
    record: &'l Record,
    standing: Standing,
}

impl<'l, T: Findable> Answer<'l, T> {
    pub(super) fn find(
        library: &'l Library,
        filter: Filter,
        resolutions: Vec<Resolution>,
        page: Range<usize>,
    ) -> Self {
        let mut fitting = fitting(library, &filter);
        fitting.sort_by_key(|fit| fit.standing);
        let firm = fitting.partition_point(|fit| fit.standing < Standing::Suggested);
        let (known, suggested) = fitting.split_at_checked(firm).unwrap_or_default();
        let hits_of = |fitting: &[Fitting<'l>]| {
            let paged = fitting.iter().skip(page.start).take(page.len());
            paged.filter_map(|fit| Hit::new(library, fit.record, &filter, fit.standing)).collect()
        };
        Self {
            hits: hits_of(known),
            suggested: hits_of(suggested),
            found: known.iter().map(|fit| fit.record).collect(),
            found_suggested: suggested.len(),
            library,
            filter,
            resolutions,
        }
    }

    /// The hits of the page: stated ones first, then those that follow from covering rules and
    /// membership; within each plan by plan in its own order.
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
        self.found.len()
    }

    /// How many hits on all pages are only suggested.
    #[must_use]
    pub fn suggested_count(&self) -> usize {
        self.found_suggested
    }

    /// What the names of the question were taken to mean.
    #[must_use]
    pub fn resolutions(&self) -> &[Resolution] {
        &self.resolutions
    }

    /// The condition that was answered, names resolved.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// How the hits of all pages fall into groups, the largest first; suggested ones are not counted.
    #[must_use]
    pub fn counts_by(&self, facet: Facet) -> Vec<FacetCount> {
        count(self.library.corpus(), &self.found, facet)
    }
}

impl<'a, 'l, T: Findable> IntoIterator for &'a Answer<'l, T> {
    type Item = &'a Hit<'l, T>;
    type IntoIter = std::slice::Iter<'a, Hit<'l, T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Every record that fits, in the order of the corpus.
fn fitting<'l>(library: &'l Library, filter: &Filter) -> Vec<Fitting<'l>> {
    let records = library.records().all.iter();
    let fitting = records.filter_map(|record| {
        let subject = record.subject(library.corpus());
        let fits = filter.matches(&subject);
        fits.then(|| Fitting { record, standing: filter.standing(&subject) })
    });
    fitting.collect()
}
