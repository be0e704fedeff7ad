//! The entries that fit words best, without a look at those that cannot be among them.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use tantivy::query::{BooleanQuery, EnableScoring, Query, Scorer, Weight};
use tantivy::schema::Field;
use tantivy::{DocAddress, DocId, DocSet, Score, SegmentReader};

use super::find::{Asked, Placed};
use super::order;
use super::statistics::Statistics;
use crate::Error;
use crate::query::{Filter, Standing};
use crate::search::meeting::{Meeting, reaches};

/// For more places than so many, everything is looked at.
const MOST_PLACES: usize = 1_000;
/// How much of what bears the words must fit the other conditions, for the words to be looked at first: one in so many.
const ONE_IN: u32 = 8;
/// What sums of scores may differ by that are added up in another order.
const SLACK: Score = 1.0 + 1e-5;

/// The best entries so far, at most so many.
struct Best {
    places: usize,
    heap: BinaryHeap<Worst>,
}

/// An entry, the greater the worse.
struct Worst(Placed);

impl Worst {
    fn place(&self) -> (Score, u64) {
        (self.0.score.unwrap_or_default(), self.0.order)
    }
}

impl Ord for Worst {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((score, order), (others, later)) = (self.place(), other.place());
        others.total_cmp(&score).then_with(|| order.cmp(&later))
    }
}

impl PartialOrd for Worst {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Worst {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Worst {}

impl Best {
    /// Whether an entry would be among them.
    fn wants(&self, score: Score, order: u64) -> bool {
        self.heap.len() < self.places
            || self.heap.peek().is_some_and(|worst| {
                let (least, last) = worst.place();
                score.total_cmp(&least).then_with(|| last.cmp(&order)).is_gt()
            })
    }

    fn add(&mut self, entry: Placed) {
        self.heap.push(Worst(entry));
        if self.heap.len() > self.places {
            self.heap.pop();
        }
    }

    /// What an entry must score to be looked at.
    fn threshold(&self) -> Score {
        match self.heap.peek() {
            Some(worst) if self.heap.len() >= self.places => worst.place().0,
            _ => Score::MIN,
        }
    }
}

/// Tells of ascending entries whether they meet every condition.
struct Test {
    /// The conditions that are not about words.
    rest: Option<Box<dyn Scorer>>,
    words: Vec<Meeting>,
}

impl Test {
    fn passes(&mut self, entry: DocId) -> bool {
        self.rest.as_deref_mut().is_none_or(|rest| reaches(rest, entry))
            && self.words.iter_mut().all(|words| words.meets(entry))
    }
}

/// What the words that are asked for score in a segment, each pair by itself.
struct Signs(Vec<Box<dyn Scorer>>);

impl Signs {
    /// The score of an entry; entries come in ascending order.
    fn score(&mut self, entry: DocId) -> Score {
        let mut sum = 0.0;
        for sign in &mut self.0 {
            if reaches(&mut **sign, entry) {
                sum += sign.score();
            }
        }
        sum
    }

    /// How many entries bear the rarest of the pairs. Titles, which take turns with them, need not bear them.
    fn rarest(&self) -> u32 {
        self.0.iter().step_by(2).map(|sign| sign.size_hint()).min().unwrap_or_default()
    }
}

impl Asked {
    /// The best entries that stand so firmly, in no order; `None` where all must be looked at to know.
    pub(super) fn best(
        &self,
        standing: Standing,
        places: usize,
    ) -> Result<Option<Vec<Placed>>, Error> {
        let Some(rest) = self.rest() else { return Ok(None) };
        if places == 0 || places > MOST_PLACES {
            return Ok(None);
        }
        let Some(query) = self.standing_at(&self.filter, standing) else {
            return Ok(Some(Vec::new()));
        };
        let rest = match &rest {
            Filter::All => None,
            rest => self.standing_at(rest, standing),
        };
        let found = self.best_of((&*query, rest.as_deref()), places);
        found.map_err(|cause| self.snapshot.fault(cause))
    }

    /// The conditions that are not about words, when every one about words must hold.
    fn rest(&self) -> Option<Filter> {
        let all = match &self.filter {
            Filter::And(all) => all.as_slice(),
            single => std::slice::from_ref(single),
        };
        let is_text = |filter: &&Filter| matches!(filter, Filter::Text(_));
        let texts = all.iter().filter(is_text).count();
        let rest =
            all.iter().filter(|filter| !is_text(filter)).cloned().fold(Filter::All, Filter::and);
        (texts > 0 && texts == self.words.len()).then_some(rest)
    }

    fn best_of(
        &self,
        (query, rest): (&dyn Query, Option<&dyn Query>),
        places: usize,
    ) -> tantivy::Result<Option<Vec<Placed>>> {
        let Some(texts) = &self.texts else { return Ok(None) };
        let searcher = &self.snapshot.searcher;
        let unscored = EnableScoring::disabled_from_searcher(searcher);
        let rest = rest.map(|rest| rest.weight(unscored)).transpose()?;
        let statistics = Statistics { searcher };
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, searcher);
        let signs: Vec<Box<dyn Query>> =
            self.words.iter().flat_map(|(text, _)| texts.signs_of(text)).collect();
        let weights = signs.iter().map(|sign| sign.weight(scoring));
        let weights: Vec<Box<dyn Weight>> = weights.collect::<tantivy::Result<_>>()?;
        let any = BooleanQuery::union(signs).weight(scoring)?;
        let mut best = Best { places, heap: BinaryHeap::new() };
        for (segment, reader) in (0u32..).zip(searcher.segment_readers()) {
            let rest = rest.as_ref().map(|rest| rest.scorer(reader, 1.0)).transpose()?;
            let signs = weights.iter().map(|weight| weight.scorer(reader, 1.0));
            let signs = Signs(signs.collect::<tantivy::Result<_>>()?);
            if rest.as_ref().is_some_and(|rest| rest.size_hint() < signs.rarest() / ONE_IN) {
                return Ok(None);
            }
            let words = self.words.iter();
            let words = words.map(|(_, condition)| Meeting::of(condition, texts, reader));
            let test = Test { rest, words: words.collect::<tantivy::Result<_>>()? };
            let slack = SLACK * slack(&statistics, reader, texts.scored())?;
            self.best_in((segment, reader), (&*any, slack), (test, signs), &mut best)?;
        }
        if best.heap.len() < places {
            self.fill(&*query.weight(unscored)?, &mut best)?;
        }
        Ok(Some(best.heap.into_iter().map(|worst| worst.0).collect()))
    }

    fn best_in(
        &self,
        (segment, reader): (u32, &SegmentReader),
        (any, slack): (&dyn Weight, Score),
        (mut test, mut signs): (Test, Signs),
        best: &mut Best,
    ) -> tantivy::Result<()> {
        if signs.0.is_empty() {
            return Ok(());
        }
        let orders = self.snapshot.order_column(segment);
        let alive = reader.alive_bitset();
        any.for_each_pruning(best.threshold() / slack, reader, &mut |entry, _| {
            if alive.is_none_or(|alive| alive.is_alive(entry)) {
                let order = orders.and_then(|orders| orders.first(entry)).unwrap_or(order::LAST);
                let score = signs.score(entry);
                if best.wants(score, order) && test.passes(entry) {
                    let address = DocAddress::new(segment, entry);
                    best.add(Placed { order, score: Some(score), address });
                }
            }
            best.threshold() / slack
        })
    }

    /// Fills up what is wanted with entries that are found though nothing of the words scores.
    fn fill(&self, query: &dyn Weight, best: &mut Best) -> tantivy::Result<()> {
        let known: Vec<DocAddress> = best.heap.iter().map(|entry| entry.0.address).collect();
        for (segment, reader) in (0u32..).zip(self.snapshot.searcher.segment_readers()) {
            let orders = self.snapshot.order_column(segment);
            let mut found = query.scorer(reader, 1.0)?;
            let mut entry = found.doc();
            while entry != tantivy::TERMINATED {
                let address = DocAddress::new(segment, entry);
                let alive = reader.alive_bitset().is_none_or(|alive| alive.is_alive(entry));
                if alive && !known.contains(&address) {
                    let order =
                        orders.and_then(|orders| orders.first(entry)).unwrap_or(order::LAST);
                    if !best.wants(0.0, order) {
                        break;
                    }
                    best.add(Placed { order, score: Some(0.0), address });
                }
                entry = found.advance();
            }
        }
        Ok(())
    }
}

/// What blocks of a segment may score more than the engine takes them to, which wrote them by the average
/// length of the segment alone.
#[allow(clippy::cast_precision_loss, reason = "lengths as weights")]
fn slack(
    statistics: &Statistics<'_>,
    segment: &SegmentReader,
    fields: [Field; 2],
) -> tantivy::Result<Score> {
    use tantivy::query::Bm25StatisticsProvider as _;

    let documents = statistics.total_num_docs()?.max(1) as Score;
    let mut most: Score = 1.0;
    for field in fields {
        let all = (statistics.total_num_tokens(field)?.max(1)) as Score / documents;
        let here = segment.inverted_index(field)?.total_num_tokens().max(1) as Score;
        let here = here / segment.max_doc().max(1) as Score;
        most = most.max(all / here).max(here / all);
    }
    Ok(most)
}
