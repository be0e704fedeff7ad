//! What a question found.

use std::ops::Range;

use super::facet::{Facet, FacetCount, count};
use super::{Findable, Hit, Library};
use crate::Error;
use crate::corpus::Record;
use crate::query::{Filter, Resolution, Standing, TextQuery};

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
    score: Option<f32>,
}

impl<'l, T: Findable> Answer<'l, T> {
    pub(super) fn find(
        library: &'l Library,
        filter: Filter,
        resolutions: Vec<Resolution>,
        page: Range<usize>,
    ) -> Result<Self, Error> {
        let mut fitting = fitting(library, &filter)?;
        fitting.sort_by(|a, b| {
            a.standing
                .cmp(&b.standing)
                .then_with(|| b.score.unwrap_or_default().total_cmp(&a.score.unwrap_or_default()))
        });
        let firm = fitting.partition_point(|fit| fit.standing < Standing::Suggested);
        let (known, suggested) = fitting.split_at_checked(firm).unwrap_or_default();
        let hits_of = |fitting: &[Fitting<'l>]| {
            let paged = fitting.iter().skip(page.start).take(page.len());
            paged
                .filter_map(|fit| Hit::new(library, fit.record, &filter, fit.standing, fit.score))
                .collect()
        };
        Ok(Self {
            hits: hits_of(known),
            suggested: hits_of(suggested),
            found: known.iter().map(|fit| fit.record).collect(),
            found_suggested: suggested.len(),
            library,
            filter,
            resolutions,
        })
    }

    /// The hits of the page: stated ones first, then those that follow from covering rules and
    /// membership; within each by relevance where words were asked for, then plan by plan in its own order.
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

fn fitting<'l>(library: &'l Library, filter: &Filter) -> Result<Vec<Fitting<'l>>, Error> {
    let texts = Texts::of(library, filter)?;
    let records = library.records().all.iter().enumerate();
    let fitting = records.filter_map(|(entry, record)| {
        let subject = record.subject(library.corpus());
        let holds = |text: &TextQuery| texts.holds(text, entry, subject.words);
        filter.matches_by(&subject, &holds).then(|| Fitting {
            record,
            standing: filter.standing(&subject),
            score: texts.score(entry),
        })
    });
    Ok(fitting.collect())
}

#[cfg(feature = "search")]
use ranked::Texts;
#[cfg(not(feature = "search"))]
use unranked::Texts;

/// What the index says of the words of a question.
#[cfg(feature = "search")]
mod ranked {
    use std::collections::HashMap;

    use super::{Error, Filter, Library, TextQuery};

    pub(super) struct Texts(Vec<(TextQuery, HashMap<usize, f32>)>);

    impl Texts {
        pub(super) fn of(library: &Library, filter: &Filter) -> Result<Self, Error> {
            let texts = filter.walk().filter_map(|filter| match filter {
                Filter::Text(text) => Some(text.clone()),
                _ => None,
            });
            let mut scored = Vec::new();
            for text in texts {
                let hits = library.index()?.search(&text, &|_| true)?;
                let scores = hits.iter().map(|hit| (hit.entry as usize, hit.score)).collect();
                scored.push((text, scores));
            }
            Ok(Self(scored))
        }

        pub(super) fn holds(&self, text: &TextQuery, entry: usize, _: &str) -> bool {
            self.0.iter().any(|(other, scores)| other == text && scores.contains_key(&entry))
        }

        pub(super) fn score(&self, entry: usize) -> Option<f32> {
            let scores = self.0.iter().filter_map(|(_, scores)| scores.get(&entry));
            scores.copied().reduce(|sum, score| sum + score)
        }
    }
}

/// Without an index the words are looked for in each item.
#[cfg(not(feature = "search"))]
mod unranked {
    use super::{Error, Filter, Library, TextQuery};

    pub(super) struct Texts;

    impl Texts {
        #[allow(clippy::unnecessary_wraps, reason = "the same signature as with an index")]
        pub(super) fn of(_: &Library, _: &Filter) -> Result<Self, Error> {
            Ok(Self)
        }

        #[allow(clippy::unused_self, reason = "the same signature as with an index")]
        pub(super) fn holds(&self, text: &TextQuery, _: usize, words: &str) -> bool {
            text.matches(words)
        }

        #[allow(clippy::unused_self, reason = "the same signature as with an index")]
        pub(super) fn score(&self, _: usize) -> Option<f32> {
            None
        }
    }
}
