//! The entries that a question finds: the page first, everything else when it is asked for.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use tantivy::collector::Count;
use tantivy::columnar::Column;
use tantivy::query::{EnableScoring, Query, Weight};
use tantivy::{DocAddress, DocSet, Score, SegmentReader, TERMINATED};

use super::best::Signs;
use super::compile::{Compiler, may_be_weaker, without};
use super::disk_names::DiskNames;
use super::order;
use super::parties::Parties;
use super::reader::guarded;
use super::registry::Registry;
use super::snapshot::Snapshot;
use crate::Error;
use crate::model::BodyId;
use crate::query::{Filter, Resolution, Standing, TextQuery, Texts};
use crate::search::meeting::reaches;
use crate::search::{Condition, TextFields, rounded};
use crate::text::fold;

/// A question to one state of an index.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) registry: Arc<Registry>,
    pub(super) texts: Option<Arc<TextFields>>,
    /// Each condition on words of the filter, in its order.
    pub(super) words: Vec<(TextQuery, Condition)>,
    /// The condition, with general names as they were asked.
    pub(super) filter: Filter,
    parties: Parties,
    /// The question as it was asked.
    question: Filter,
    /// What it amounts to with every name resolved.
    meaning: OnceLock<(Filter, Vec<Resolution>)>,
}

/// An entry that a question found.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoundEntry {
    pub(super) address: DocAddress,
    pub(super) standing: Standing,
    pub(super) score: Option<Score>,
}

/// An entry with what places it in the answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) order: u64,
    pub(super) score: Option<Score>,
    pub(super) address: DocAddress,
}

impl Asked {
    pub(super) fn new(snapshot: Arc<Snapshot>, question: Filter) -> Result<Self, Error> {
        let registry = snapshot.registry()?;
        let (snap, registered) = (&*snapshot, &*registry);
        let names = DiskNames { snapshot: snap, registry: registered, keeps_general: true };
        let (filter, resolutions) = question.clone().resolve_by(&names, registered.terms())?;
        let parties = Parties::of(&filter, &names)?;
        let meaning = OnceLock::new();
        if !parties.has_general() {
            let _ = meaning.set((filter.clone(), resolutions));
        }
        let words = filter.walk().filter_map(|filter| match filter {
            Filter::Text(text) => Some(text.clone()),
            _ => None,
        });
        let words: Vec<TextQuery> = words.collect();
        let texts = if words.is_empty() { None } else { Some(snapshot.texts()?) };
        let condition = |text: TextQuery| {
            let condition = Condition::of(&text, texts.as_ref()?.segmenter());
            Some((text, condition))
        };
        let words = words.into_iter().filter_map(condition).collect();
        Ok(Self { snapshot, registry, texts, words, filter, parties, question, meaning })
    }

    /// The condition with every name resolved, and what names were taken to mean.
    pub(super) fn meaning(&self) -> &(Filter, Vec<Resolution>) {
        self.meaning.get_or_init(|| {
            let read = || {
                let (snapshot, registry) = (&*self.snapshot, &*self.registry);
                let names = DiskNames { snapshot, registry, keeps_general: false };
                self.question.clone().resolve_by(&names, registry.terms())
            };
            let meaning = guarded(&self.snapshot.folder, read);
            meaning.unwrap_or_else(|_| (self.filter.clone(), Vec::new()))
        })
    }

    /// The condition as it concerns some bodies.
    pub(super) fn filter_about(&self, bodies: &[BodyId]) -> Result<Cow<'_, Filter>, Error> {
        if !self.parties.has_general() {
            return Ok(Cow::Borrowed(&self.filter));
        }
        self.parties.narrowed(&self.filter, bodies, &self.snapshot).map(Cow::Owned)
    }

    pub(super) fn conditions(&self) -> Arc<[Condition]> {
        self.words.iter().map(|(_, condition)| condition.clone()).collect()
    }

    fn condition(&self, text: &TextQuery) -> Option<&Condition> {
        self.words.iter().find(|(known, _)| known == text).map(|(_, condition)| condition)
    }

    fn compiler(&self) -> Compiler<'_> {
        let (fields, parties) = (&self.snapshot.fields, &self.parties);
        Compiler { fields, parties, texts: self.texts.as_deref() }
    }

    /// The entries that fit a condition and stand exactly so firmly; `None` when none can.
    pub(super) fn standing_at(
        &self,
        filter: &Filter,
        standing: Standing,
    ) -> Option<Box<dyn Query>> {
        let compiler = self.compiler();
        let firmer = match standing {
            Standing::Stated => return Some(compiler.items(filter, standing)),
            Standing::Derived => Standing::Stated,
            Standing::Suggested => Standing::Derived,
        };
        if !may_be_weaker(filter, firmer) {
            return None;
        }
        Some(without(compiler.items(filter, standing), compiler.items(filter, firmer)))
    }

    /// The entries that fit, if only by what is suggested; `None` when everything does.
    pub(super) fn fitting(&self) -> Option<Box<dyn Query>> {
        let everything = self.filter == Filter::All;
        (!everything).then(|| self.compiler().items(&self.filter, Standing::Suggested))
    }

    /// The entries that are known, without those only suggested.
    pub(super) fn firm(&self) -> Box<dyn Query> {
        self.compiler().items(&self.filter, Standing::Derived)
    }

    /// The page of what is known.
    pub(super) fn page(&self, page: &Range<usize>) -> Result<Vec<FoundEntry>, Error> {
        let stated = self.page_at(Standing::Stated, page)?;
        let wanted = page.len() - stated.found.len();
        if wanted == 0 {
            return Ok(stated.found);
        }
        let start = page.start.saturating_sub(stated.seen);
        let derived = self.page_at(Standing::Derived, &(start..start.saturating_add(wanted)))?;
        Ok([stated.found, derived.found].concat())
    }

    /// The page of what is only suggested.
    pub(super) fn suggested(&self, page: &Range<usize>) -> Result<Vec<FoundEntry>, Error> {
        Ok(self.page_at(Standing::Suggested, page)?.found)
    }

    fn page_at(&self, standing: Standing, page: &Range<usize>) -> Result<Level, Error> {
        let Some(query) = self.standing_at(&self.filter, standing) else {
            return Ok(Level::default());
        };
        let mut placed = match self.best(standing, page.end)? {
            Some(best) => best,
            None => self.first(&*query, page.end)?,
        };
        let by_place = |a: &Placed, b: &Placed| {
            let score = |entry: &Placed| entry.score.unwrap_or_default();
            score(b).total_cmp(&score(a)).then_with(|| a.order.cmp(&b.order))
        };
        placed.sort_unstable_by(by_place);
        let seen = placed.len();
        let found = placed.into_iter().skip(page.start).take(page.len()).map(|entry| FoundEntry {
            address: entry.address,
            standing,
            score: entry.score,
        });
        Ok(Level { found: found.collect(), seen })
    }

    /// Candidates for the first so many places; all that there are, when they are fewer.
    fn first(&self, query: &dyn Query, places: usize) -> Result<Vec<Placed>, Error> {
        let snapshot = &self.snapshot;
        let ranked = !self.words.is_empty();
        let scoring = EnableScoring::disabled_from_searcher(&snapshot.searcher);
        let weight = query.weight(scoring).map_err(|cause| snapshot.fault(cause))?;
        let mut candidates = Vec::new();
        for (segment, reader) in snapshot.searcher.segment_readers().iter().enumerate() {
            let segment = u32::try_from(segment).unwrap_or(u32::MAX);
            let most = if ranked { usize::MAX } else { places };
            let orders = snapshot.orders_of(segment)?;
            let found = first_of(&*weight, (segment, reader), orders, most);
            candidates.append(&mut found.map_err(|cause| snapshot.fault(cause))?);
        }
        for (text, _) in &self.words {
            if let Some(texts) = &self.texts {
                let scored = self.score(texts, text, &mut candidates);
                scored.map_err(|cause| snapshot.fault(cause))?;
            }
        }
        for entry in &mut candidates {
            entry.score = entry.score.map(rounded);
        }
        Ok(candidates)
    }

    /// Adds what a condition on words says to the scores of candidates that meet it: sign by sign, as the best
    /// alone are scored, so that a page is a part of everything.
    fn score(
        &self,
        texts: &TextFields,
        text: &TextQuery,
        candidates: &mut [Placed],
    ) -> tantivy::Result<()> {
        let (searcher, statistics) = (&self.snapshot.searcher, self.snapshot.statistics(texts));
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, searcher);
        let condition = texts.condition(text).weight(scoring)?;
        let signs = texts.signs_of(text);
        let signs = signs.iter().map(|sign| sign.weight(scoring));
        let signs: Vec<Box<dyn Weight>> = signs.collect::<tantivy::Result<_>>()?;
        for (segment, reader) in (0u32..).zip(searcher.segment_readers()) {
            let mut meeting = condition.scorer(reader, 1.0)?;
            let mut signs = Signs::of(&signs, reader)?;
            let here = candidates.iter_mut().filter(|entry| entry.address.segment_ord == segment);
            for entry in here.filter(|entry| reaches(&mut *meeting, entry.address.doc_id)) {
                let sum = entry.score.unwrap_or_default();
                entry.score = Some(signs.add_to(sum, entry.address.doc_id));
            }
        }
        Ok(())
    }

    pub(super) fn count(&self) -> Result<usize, Error> {
        self.count_of(&*self.firm())
    }

    pub(super) fn suggested_count(&self) -> Result<usize, Error> {
        let suggested = self.standing_at(&self.filter, Standing::Suggested);
        suggested.map_or(Ok(0), |query| self.count_of(&*query))
    }

    fn count_of(&self, query: &dyn Query) -> Result<usize, Error> {
        let counted = self.snapshot.searcher.search(query, &Count);
        counted.map_err(|cause| self.snapshot.fault(cause))
    }
}

/// The entries of a page that stand equally firmly, and how many there are at least.
#[derive(Default)]
struct Level {
    found: Vec<FoundEntry>,
    seen: usize,
}

/// The first entries of a segment, which is sorted by order.
fn first_of(
    weight: &dyn Weight,
    (segment, reader): (u32, &SegmentReader),
    orders: &Column<u64>,
    places: usize,
) -> tantivy::Result<Vec<Placed>> {
    let mut found = weight.scorer(reader, 1.0)?;
    let mut candidates = Vec::new();
    let mut entry = found.doc();
    while entry != TERMINATED && candidates.len() < places {
        if !reader.alive_bitset().is_some_and(|alive| alive.is_deleted(entry)) {
            let order = orders.first(entry).unwrap_or(order::LAST);
            let address = DocAddress::new(segment, entry);
            candidates.push(Placed { order, score: None, address });
        }
        entry = found.advance();
    }
    Ok(candidates)
}

/// Words are judged by the conditions of the question.
impl Texts for Asked {
    fn hold(&self, text: &TextQuery, words: &str) -> bool {
        self.condition(text).is_some_and(|condition| condition.holds(&fold(words)))
    }

    fn found(&self, text: &TextQuery, words: &str) -> Vec<String> {
        let condition = self.condition(text);
        condition.map(|condition| condition.found_in(text, &fold(words))).unwrap_or_default()
    }
}
