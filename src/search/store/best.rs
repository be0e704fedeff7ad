//! The entries that fit words best, without a look at those that cannot be among them.

use std::collections::BinaryHeap;

use tantivy::columnar::Column;
use tantivy::query::{BooleanQuery, EnableScoring, Query, Scorer, Weight};
use tantivy::{DocAddress, DocId, Score, SegmentReader, TERMINATED};

use super::find::{Asked, Placed};
use super::order;
use crate::Error;
use crate::query::{Filter, Standing};
use crate::search::meeting::{Meeting, reaches};
use crate::search::rounded::{beyond, least, rounded};
use crate::search::slack::slack;
use crate::search::worst::Worst;

/// For more places than so many, everything is looked at.
const MOST_PLACES: usize = 1_000;
/// How much of what bears the words must fit the other conditions, for the words to be looked at first: one in so many.
const ONE_IN: u32 = 8;
/// After so many entries that might have been among the best, and twenty for each place, everything that is found is
/// looked at instead.
const MOST_LOOKED_AT: usize = 100;
/// Everything is looked at where the rarest of the pairs stands in fewer entries of a segment.
const FEW: u32 = 16_000;

/// The best entries so far, at most so many.
struct Best {
    places: usize,
    heap: BinaryHeap<Worst<Placed>>,
    /// How many entries were looked at for what they might score.
    looked_at: usize,
    /// What scores so comes too late in the segment that is looked at: behind as many that score as much.
    late: Option<Score>,
}

fn worst(entry: Placed) -> Worst<Placed> {
    Worst { score: entry.score.unwrap_or_default(), place: entry.order, found: entry }
}

impl Best {
    fn is_full(&self) -> bool {
        self.heap.len() >= self.places
    }

    /// Whether an entry would be among them.
    fn wants(&self, entry: &Placed) -> bool {
        !self.is_full() || self.heap.peek().is_some_and(|worst| self::worst(*entry) < *worst)
    }

    /// Forgets the entries of a segment.
    fn forget(&mut self, segment: u32) {
        self.heap.retain(|worst| worst.found.address.segment_ord != segment);
    }

    /// What the worst of them scores, when there are as many as are wanted.
    fn worst(&self) -> Option<Score> {
        self.heap.peek().filter(|_| self.is_full()).map(|worst| worst.score)
    }

    /// Whether an entry of the segment that is looked at may be among them by its score.
    fn may_want(&self, score: Score) -> bool {
        self.worst().is_none_or(|worst| score >= worst) && self.late != Some(score)
    }

    fn add(&mut self, entry: Placed) {
        if !self.wants(&entry) {
            self.late = entry.score;
            return;
        }
        self.heap.push(worst(entry));
        if self.heap.len() > self.places {
            self.heap.pop();
        }
    }

    fn looked_at_enough(&self) -> bool {
        self.looked_at > MOST_LOOKED_AT + 20 * self.places
    }

    /// What an entry of the segment must score, before that is rounded, to be looked at.
    fn threshold(&self) -> Score {
        match self.worst() {
            Some(worst) if self.late == Some(worst) => beyond(worst),
            Some(worst) => least(worst),
            None => Score::MIN,
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
pub(super) struct Signs(Vec<Box<dyn Scorer>>);

impl Signs {
    pub(super) fn of(
        weights: &[Box<dyn Weight>],
        segment: &SegmentReader,
    ) -> tantivy::Result<Self> {
        let signs = weights.iter().map(|weight| weight.scorer(segment, 1.0));
        Ok(Self(signs.collect::<tantivy::Result<_>>()?))
    }

    /// The score of an entry; entries come in ascending order.
    fn score(&mut self, entry: DocId) -> Score {
        rounded(self.add_to(0.0, entry))
    }

    /// A sum with the score of an entry added, which is still to be rounded.
    pub(super) fn add_to(&mut self, mut sum: Score, entry: DocId) -> Score {
        for sign in &mut self.0 {
            if reaches(&mut **sign, entry) {
                sum += sign.score();
            }
        }
        sum
    }

    /// What sums of so many scores may differ by that are added up in another order.
    #[allow(clippy::cast_precision_loss, reason = "a small count")]
    fn rounding(&self) -> Score {
        1.0 + self.0.len() as Score * Score::EPSILON
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
        self.best_but_of(FEW, standing, places)
    }

    /// The same; everything is looked at where the rarest of the pairs stands in fewer entries than `few`.
    fn best_but_of(
        &self,
        few: u32,
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
        let found = self.best_of((&*query, rest.as_deref()), few, places);
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
        few: u32,
        places: usize,
    ) -> tantivy::Result<Option<Vec<Placed>>> {
        let Some(texts) = &self.texts else { return Ok(None) };
        let searcher = &self.snapshot.searcher;
        let unscored = EnableScoring::disabled_from_searcher(searcher);
        let (query, rest) =
            (query.weight(unscored)?, rest.map(|rest| rest.weight(unscored)).transpose()?);
        let statistics = self.snapshot.statistics(texts);
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, searcher);
        let signs: Vec<Box<dyn Query>> =
            self.words.iter().flat_map(|(text, _)| texts.signs_of(text)).collect();
        let weights = signs.iter().map(|sign| sign.weight(scoring));
        let weights: Vec<Box<dyn Weight>> = weights.collect::<tantivy::Result<_>>()?;
        let any = BooleanQuery::union(signs).weight(scoring)?;
        let mut best = Best { places, heap: BinaryHeap::new(), looked_at: 0, late: None };
        for (number, reader) in (0u32..).zip(searcher.segment_readers()) {
            best.late = None;
            let orders = self.snapshot.order_column(number);
            let segment = Segment { number, reader, orders };
            let signs = Signs::of(&weights, reader)?;
            let rest = rest.as_ref().map(|rest| rest.scorer(reader, 1.0)).transpose()?;
            let few = best.looked_at_enough()
                || (!signs.0.is_empty() && signs.rarest() < few)
                || rest.as_ref().is_some_and(|rest| rest.size_hint() < signs.rarest() / ONE_IN);
            if !few {
                let words = self.words.iter();
                let words = words.map(|(_, condition)| Meeting::of(condition, texts, reader));
                let test = Test { rest, words: words.collect::<tantivy::Result<_>>()? };
                let slack = signs.rounding() * slack(&statistics, reader, &texts.scored())?;
                if segment.best((&*any, slack), test, signs, &mut best)? {
                    segment.fill(&*query, &mut best)?;
                    continue;
                }
            }
            best.late = None;
            best.forget(number);
            segment.all(&*query, Signs::of(&weights, reader)?, &mut best)?;
        }
        Ok(Some(best.heap.into_iter().map(|worst| worst.found).collect()))
    }
}

/// A segment in which the best entries are looked for.
#[derive(Clone, Copy)]
struct Segment<'s> {
    number: u32,
    reader: &'s SegmentReader,
    orders: Option<&'s Column<u64>>,
}

impl Segment<'_> {
    fn is_alive(&self, entry: DocId) -> bool {
        self.reader.alive_bitset().is_none_or(|alive| alive.is_alive(entry))
    }

    fn order_of(&self, entry: DocId) -> u64 {
        self.orders.and_then(|orders| orders.first(entry)).unwrap_or(order::LAST)
    }

    fn placed(&self, entry: DocId, score: Score) -> Placed {
        let address = DocAddress::new(self.number, entry);
        Placed { order: self.order_of(entry), score: Some(score), address }
    }

    /// Looks at entries by what they may score at most; tells whether that led to an end.
    fn best(
        &self,
        (any, slack): (&dyn Weight, Score),
        mut test: Test,
        mut signs: Signs,
        best: &mut Best,
    ) -> tantivy::Result<bool> {
        if signs.0.is_empty() {
            return Ok(true);
        }
        any.for_each_pruning(best.threshold() / slack, self.reader, &mut |entry, _| {
            best.looked_at += 1;
            let score = signs.score(entry);
            if best.may_want(score) && self.is_alive(entry) && test.passes(entry) {
                best.add(self.placed(entry, score));
            }
            if best.looked_at_enough() { Score::MAX } else { best.threshold() / slack }
        })?;
        Ok(!best.looked_at_enough())
    }

    /// Looks at every entry that is found.
    fn all(&self, query: &dyn Weight, mut signs: Signs, best: &mut Best) -> tantivy::Result<()> {
        self.each(query, |entry| {
            let score = signs.score(entry);
            if best.may_want(score) {
                best.add(self.placed(entry, score));
            }
            true
        })
    }

    /// Fills up what is wanted with entries that are found though nothing of the words scores.
    fn fill(&self, query: &dyn Weight, best: &mut Best) -> tantivy::Result<()> {
        if best.worst().is_some_and(|worst| worst > 0.0) {
            return Ok(());
        }
        let known: Vec<DocAddress> = best.heap.iter().map(|worst| worst.found.address).collect();
        self.each(query, |entry| {
            let placed = self.placed(entry, 0.0);
            let is_new = !known.contains(&placed.address);
            let goes_on = best.wants(&placed);
            if is_new && goes_on {
                best.add(placed);
            }
            goes_on
        })
    }

    /// Shows the live entries that are found, in ascending order, until that is enough.
    fn each(&self, query: &dyn Weight, mut see: impl FnMut(DocId) -> bool) -> tantivy::Result<()> {
        let mut found = query.scorer(self.reader, 1.0)?;
        let mut entry = found.doc();
        while entry != TERMINATED && (!self.is_alive(entry) || see(entry)) {
            entry = found.advance();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::Corpus;
    use crate::query::{Kind, TextQuery};
    use crate::search::store::tests::{SOUND, updated};
    use crate::search::store::{Input, Store, build, update};

    /// Stretches of the titles of a corpus, of two characters to five.
    fn stretches(corpus: &Corpus) -> Vec<String> {
        let titles = corpus.plans().flat_map(|plan| plan.walk_tasks().map(|task| &task.title));
        let stretch = |(at, title): (usize, &String)| -> String {
            title.chars().skip(at % 7).take(2 + at % 4).collect()
        };
        titles.enumerate().map(stretch).filter(|words| !words.is_empty()).collect()
    }

    /// The best in their order, by their places in the index.
    fn best(asked: &Asked, few: u32, places: usize) -> Option<Vec<(DocAddress, Score)>> {
        let mut found = asked.best_but_of(few, Standing::Stated, places).unwrap()?;
        found.sort_by_key(|entry| worst(*entry));
        Some(found.into_iter().map(|entry| (entry.address, entry.score.unwrap())).collect())
    }

    #[test]
    fn the_best_are_the_first_of_all() {
        let folder = tempfile::tempdir().unwrap();
        let corpus = Corpus::bundled().unwrap();
        build(&Input::corpus(&corpus), folder.path(), SOUND, &mut |_| {}).unwrap();
        let corpus = updated(corpus);
        update(&Input::corpus(&corpus), folder.path(), SOUND, &mut |_| {}).unwrap();
        let snapshot = Store::open(folder.path()).unwrap().current().unwrap();
        assert!(snapshot.searcher.segment_readers().len() > 1);
        let mut compared = 0;
        for words in stretches(&corpus) {
            let text = Filter::Text(TextQuery::words(&words));
            for filter in [text.clone(), text.and(Filter::Kind(Kind::Task))] {
                let asked = Asked::new(Arc::clone(&snapshot), filter).unwrap();
                for places in [1, 3, 10, 40] {
                    let found = best(&asked, 0, places);
                    assert_eq!(found, best(&asked, u32::MAX, places), "{words} {places}");
                    compared += found.map_or(0, |found| found.len());
                }
            }
        }
        assert!(compared > 1_000, "{compared}");
    }
}
