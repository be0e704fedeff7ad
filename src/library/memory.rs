//! Answering from a corpus in memory: every record is looked at.

use std::ops::Range;
use std::sync::Arc;

use super::facet::{self, Facet, FacetCount};
use super::{Findable, Hit};
use crate::Error;
use crate::corpus::{Corpus, Record, Records};
use crate::query::{Filter, Names, Resolution, Standing};

/// A corpus with what its answers need.
#[derive(Debug)]
pub(super) struct Memory {
    pub(super) corpus: Corpus,
    pub(super) names: Arc<Names>,
    records: Records,
}

/// Every record that fits, of all pages.
#[derive(Clone, Debug)]
pub(super) struct Matches<'l> {
    corpus: &'l Corpus,
    firm: Vec<&'l Record>,
    suggested: usize,
}

/// The hits of a page, those that are only suggested apart.
pub(super) struct Page<'l, T: Findable> {
    pub(super) hits: Vec<Hit<'l, T>>,
    pub(super) suggested: Vec<Hit<'l, T>>,
}

/// A record that fits, before the page is cut.
struct Fitting<'l> {
    record: &'l Record,
    standing: Standing,
}

impl Memory {
    pub(super) fn of(corpus: Corpus) -> Self {
        let (names, records) = (Arc::new(corpus.names()), Records::of(&corpus));
        Self { corpus, names, records }
    }

    pub(super) fn resolve(&self, filter: Filter) -> Result<(Filter, Vec<Resolution>), Error> {
        filter.resolve(&self.names, self.corpus.terms())
    }

    pub(super) fn find<T: Findable>(
        &self,
        filter: &Filter,
        page: &Range<usize>,
    ) -> (Page<'_, T>, Matches<'_>) {
        let mut fitting = self.fitting(filter);
        fitting.sort_by_key(|fit| fit.standing);
        let firm = fitting.partition_point(|fit| fit.standing < Standing::Suggested);
        let (known, suggested) = fitting.split_at_checked(firm).unwrap_or_default();
        let matches = Matches {
            corpus: &self.corpus,
            firm: known.iter().map(|fit| fit.record).collect(),
            suggested: suggested.len(),
        };
        let hits = self.hits(filter, page, known);
        (Page { hits, suggested: self.hits(filter, page, suggested) }, matches)
    }

    fn hits<'l, T: Findable>(
        &'l self,
        filter: &Filter,
        page: &Range<usize>,
        fitting: &[Fitting<'l>],
    ) -> Vec<Hit<'l, T>> {
        let paged = fitting.iter().skip(page.start).take(page.len());
        let hits = paged.filter_map(|fit| Hit::in_memory(self, fit.record, filter, fit.standing));
        hits.collect()
    }

    /// Every record that fits, in the order of the corpus.
    fn fitting(&self, filter: &Filter) -> Vec<Fitting<'_>> {
        let fitting = self.records.all.iter().filter_map(|record| {
            let subject = record.subject(&self.corpus)?;
            let fits = filter.matches(&subject);
            fits.then(|| Fitting { record, standing: filter.standing(&subject) })
        });
        fitting.collect()
    }
}

impl Matches<'_> {
    pub(super) fn count(&self) -> usize {
        self.firm.len()
    }

    pub(super) fn suggested_count(&self) -> usize {
        self.suggested
    }

    pub(super) fn counts_by(&self, facet: Facet) -> Vec<FacetCount> {
        facet::count(self.corpus, &self.firm, facet)
    }
}
