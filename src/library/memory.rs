//! Answering from a corpus in memory: every record is looked at.

use std::cmp::Ordering;
#[cfg(feature = "search")]
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::facet;
use super::full_text::{FullText, Ranked};
use super::shown::Shown;
use super::{Findable, Hit};
use crate::Error;
use crate::corpus::{Corpus, Record, Records};
use crate::query::{Facet, FacetCount, Filter, Names, Resolution, Standing};

/// A corpus with what its answers need.
#[derive(Debug)]
pub(super) struct Memory {
    pub(super) corpus: Corpus,
    pub(super) names: Arc<Names>,
    pub(super) records: Records,
    pub(super) full_text: FullText,
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
    entry: usize,
    score: Option<f32>,
}

impl Memory {
    pub(super) fn of(corpus: Corpus) -> Self {
        let (names, records) = (corpus.names(), Records::of(&corpus));
        Self { corpus, names, records, full_text: FullText::default() }
    }

    pub(super) fn resolve(&self, filter: Filter) -> Result<(Filter, Vec<Resolution>), Error> {
        filter.resolve(&self.names, self.corpus.terms())
    }

    pub(super) fn find<T: Findable>(
        &self,
        filter: &Filter,
        page: &Range<usize>,
    ) -> Result<(Page<'_, T>, Matches<'_>), Error> {
        let ranked = self.full_text.rank(&self.corpus, &self.records, filter)?;
        let mut fitting = self.fitting(filter, &ranked);
        fitting.sort_by(Fitting::order);
        let firm = fitting.partition_point(|fit| fit.standing < Standing::Suggested);
        let (known, suggested) = fitting.split_at_checked(firm).unwrap_or_default();
        let matches = Matches {
            corpus: &self.corpus,
            firm: known.iter().map(|fit| fit.record).collect(),
            suggested: suggested.len(),
        };
        let hits_of = |fitting| self.hits(filter, &ranked, page, fitting);
        Ok((Page { hits: hits_of(known), suggested: hits_of(suggested) }, matches))
    }

    fn hits<'l, T: Findable>(
        &'l self,
        filter: &Filter,
        ranked: &Ranked,
        page: &Range<usize>,
        fitting: &[Fitting<'l>],
    ) -> Vec<Hit<'l, T>> {
        let paged = fitting.iter().skip(page.start).take(page.len());
        let hits = paged.filter_map(|fit| {
            let why = filter.why_by(&fit.record.subject(&self.corpus)?, &ranked.of(fit.entry));
            let known = (fit.standing, fit.score);
            Hit::in_memory(self, fit.record, why, known, Shown::Stretches(ranked.stretches()))
        });
        hits.collect()
    }

    /// The places of the records that fit a resolved condition.
    #[cfg(feature = "search")]
    pub(super) fn entries(&self, filter: &Filter) -> Result<HashSet<usize>, Error> {
        let ranked = self.full_text.rank(&self.corpus, &self.records, filter)?;
        Ok(self.fitting(filter, &ranked).into_iter().map(|fit| fit.entry).collect())
    }

    /// Every record that fits, in the order of the corpus.
    fn fitting(&self, filter: &Filter, ranked: &Ranked) -> Vec<Fitting<'_>> {
        let fitting = self.records.all.iter().enumerate().filter_map(|(entry, record)| {
            let subject = record.subject(&self.corpus)?;
            let fits = filter.matches_by(&subject, &ranked.of(entry));
            let score = ranked.score(entry);
            fits.then(|| Fitting { record, standing: filter.standing(&subject), entry, score })
        });
        fitting.collect()
    }
}

impl Fitting<'_> {
    /// The firmest first, of those the one that fits best; what is equal stays in its order.
    fn order(&self, other: &Self) -> Ordering {
        let score = |fit: &Self| fit.score.unwrap_or_default();
        let standing = self.standing.cmp(&other.standing);
        standing.then_with(|| score(other).total_cmp(&score(self)))
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
