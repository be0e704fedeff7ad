//! From what is asked to the best documents: candidates by the engine's own count, then a closer look at the best.

use std::collections::HashMap;

use tantivy::query::{
    Bm25StatisticsProvider, BooleanQuery, BoostQuery, ConstScoreQuery, EnableScoring, Occur, Query,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, Searcher, SegmentReader, Term};

use super::super::TextFields;
use super::super::analyse::pairs;
use super::super::slack::slack;
use super::best::best;
use super::occurrences::{Places, of_pair, together};
use super::score::{Seen, score};
use super::{Asked, Ranking};

/// How many candidates get a closer look, at least.
const CANDIDATES: usize = 100;
/// How many different pairs of a question are looked for: the rarest.
const PAIRS: usize = 256;
/// What a pair of a stand-in counts among the candidates.
const STAND_IN: f32 = 0.5;

/// A document and how well it answers.
pub(crate) type Scored = (f32, DocAddress);

/// Which documents may answer.
pub(crate) enum Scope<'s> {
    All,
    /// Those that a query finds.
    #[allow(dead_code, reason = "for an index that compiles conditions")]
    Query(Box<dyn Query>),
    /// Those that a test admits.
    Test(&'s dyn Fn(DocAddress) -> bool),
}

/// The `wanted` best documents for what is asked, the best first; equal ones by their `place`.
pub(crate) fn rank(
    (searcher, fields, statistics): (&Searcher, &TextFields, &dyn Bm25StatisticsProvider),
    asked: &Asked,
    scope: Scope<'_>,
    ranking: Ranking,
    wanted: usize,
    place: impl Fn(DocAddress) -> u64,
) -> tantivy::Result<Vec<Scored>> {
    let wanted = wanted.min(usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX));
    if wanted == 0 || asked.is_empty() {
        return Ok(Vec::new());
    }
    let closer = Closer::new((searcher, fields, statistics), asked, ranking)?;
    let scored = match ranking {
        Ranking::Fast => closer.candidates(scope, wanted, &place)?,
        Ranking::Best => {
            let most = wanted.max(CANDIDATES);
            closer.look(&closer.candidates(scope, most, &place)?)?
        }
    };
    Ok(first(scored, wanted, &place))
}

/// The `wanted` best, the best first; equal ones by their place.
fn first(scored: Vec<Scored>, wanted: usize, place: &dyn Fn(DocAddress) -> u64) -> Vec<Scored> {
    let mut placed: Vec<(Scored, u64)> =
        scored.into_iter().map(|scored| (scored, place(scored.1))).collect();
    placed.sort_by(|(a, first), (b, second)| b.0.total_cmp(&a.0).then_with(|| first.cmp(second)));
    placed.truncate(wanted);
    placed.into_iter().map(|(scored, _)| scored).collect()
}

/// Looks closer at candidates.
struct Closer<'a> {
    searcher: &'a Searcher,
    fields: &'a TextFields,
    statistics: &'a dyn Bm25StatisticsProvider,
    asked: &'a Asked,
    /// The pairs that are looked for: the place in the question, the pair, its weight.
    pairs: Vec<(usize, &'a str, f32)>,
    documents: f32,
    mean_length: f32,
}

#[allow(clippy::cast_precision_loss, reason = "counts as weights")]
impl<'a> Closer<'a> {
    fn new(
        (searcher, fields, statistics): (
            &'a Searcher,
            &'a TextFields,
            &'a dyn Bm25StatisticsProvider,
        ),
        asked: &'a Asked,
        ranking: Ranking,
    ) -> tantivy::Result<Self> {
        let documents = statistics.total_num_docs()?.max(1) as f32;
        let tokens = statistics.total_num_tokens(fields.pairs)?;
        let mean_length = (tokens as f32 / documents).max(1.0);
        let pairs = Vec::new();
        let mut closer =
            Self { searcher, fields, statistics, asked, pairs, documents, mean_length };
        // The engine weighs them itself; only a closer look and a choice among many need it here.
        let needed = ranking == Ranking::Best || asked.pairs.len() > PAIRS;
        for (at, pair) in &asked.pairs {
            let weight = if needed { closer.weight(pair)? } else { 1.0 };
            closer.pairs.push((*at, pair, weight));
        }
        if closer.pairs.len() > PAIRS {
            closer.pairs.sort_by(|a, b| b.2.total_cmp(&a.2));
            closer.pairs.truncate(PAIRS);
        }
        Ok(closer)
    }

    /// What a pair weighs: the rarer, the more. One that no text holds may have stand-ins.
    fn weight(&self, pair: &str) -> tantivy::Result<f32> {
        let held = self.statistics.doc_freq(&self.fields.pair(pair))?.max(1) as f32;
        Ok((1.0 + (self.documents - held + 0.5).max(0.0) / (held + 0.5)).ln())
    }

    /// The documents that share most with what is asked, by the engine's own count.
    fn candidates(
        &self,
        scope: Scope<'_>,
        wanted: usize,
        place: &dyn Fn(DocAddress) -> u64,
    ) -> tantivy::Result<Vec<Scored>> {
        let shared = self.shared();
        let search = |query: &dyn Query| {
            let scoring =
                EnableScoring::enabled_from_statistics_provider(self.statistics, self.searcher);
            let slack = |segment: &SegmentReader| slack(self.statistics, segment, &self.counted());
            best((&*query.weight(scoring)?, self.searcher), slack, wanted, place)
        };
        match scope {
            Scope::All => search(&shared),
            Scope::Query(scope) => {
                let scope: Box<dyn Query> = Box::new(ConstScoreQuery::new(scope, 0.0));
                search(&BooleanQuery::new(vec![
                    (Occur::Must, scope),
                    (Occur::Must, Box::new(shared)),
                ]))
            }
            Scope::Test(admits) => self.admitted(&shared, admits, wanted, place),
        }
    }

    fn admitted(
        &self,
        query: &dyn Query,
        admits: &dyn Fn(DocAddress) -> bool,
        wanted: usize,
        place: &dyn Fn(DocAddress) -> u64,
    ) -> tantivy::Result<Vec<Scored>> {
        let scoring =
            EnableScoring::enabled_from_statistics_provider(self.statistics, self.searcher);
        let weight = query.weight(scoring)?;
        let mut scored = Vec::new();
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            weight.for_each(reader, &mut |document, score| {
                let address = DocAddress::new(segment, document);
                if admits(address) {
                    scored.push((score, address));
                }
            })?;
        }
        Ok(first(scored, wanted, place))
    }

    /// The fields that candidates are counted by.
    fn counted(&self) -> [Field; 2] {
        [self.fields.pairs, self.fields.characters]
    }

    /// The pairs asked for, and those of stand-ins for less.
    fn shared(&self) -> BooleanQuery {
        let mut terms: Vec<(Term, f32)> =
            self.pairs.iter().map(|(_, pair, _)| (self.fields.pair(pair), 1.0)).collect();
        for other in &self.asked.stand_ins {
            let others = pairs_of(&other.words).map(|(_, pair)| (self.fields.pair(pair), STAND_IN));
            terms.extend(others);
        }
        let characters = self.asked.characters.iter();
        terms.extend(
            characters.map(|one| (Term::from_field_text(self.fields.characters, one), 1.0)),
        );
        let clauses = terms.into_iter().map(|(term, boost)| {
            let record = if term.field() == self.fields.characters {
                IndexRecordOption::Basic
            } else {
                IndexRecordOption::WithFreqs
            };
            let query = Box::new(TermQuery::new(term, record));
            let query: Box<dyn Query> =
                if boost < 1.0 { Box::new(BoostQuery::new(query, boost)) } else { query };
            (Occur::Should, query)
        });
        BooleanQuery::new(clauses.collect())
    }

    /// Scores the candidates by where in them stands what is asked.
    fn look(&self, candidates: &[Scored]) -> tantivy::Result<Vec<Scored>> {
        if self.pairs.is_empty() {
            return Ok(candidates.to_vec());
        }
        let mut by_segment: HashMap<u32, Vec<DocId>> = HashMap::new();
        for (_, address) in candidates {
            by_segment.entry(address.segment_ord).or_default().push(address.doc_id);
        }
        let weights: Vec<f32> = self.pairs.iter().map(|(_, _, weight)| *weight).collect();
        let mut scored = Vec::with_capacity(candidates.len());
        for (segment, mut documents) in by_segment {
            documents.sort_unstable();
            let reader = self.searcher.segment_reader(segment);
            let seen = self.see(reader, &documents)?;
            let address = |document| DocAddress::new(segment, document);
            scored.extend(
                seen.into_iter()
                    .zip(documents)
                    .map(|(seen, document)| (score(seen, &weights), address(document))),
            );
        }
        Ok(scored)
    }

    /// What is seen of documents of a segment, which are in ascending order.
    fn see(&self, reader: &SegmentReader, documents: &[DocId]) -> tantivy::Result<Vec<Seen>> {
        let lengths = reader.get_fieldnorms_reader(self.fields.pairs)?;
        let length = |&document| lengths.fieldnorm(document) as f32 / self.mean_length;
        let mut seen: Vec<Seen> = documents
            .iter()
            .map(|document| Seen { length: length(document), ..Seen::default() })
            .collect();
        let mut view = View::new(self, reader, documents)?;
        for (number, (_, pair, weight)) in (0..).zip(&self.pairs) {
            for (seen, places) in seen.iter_mut().zip(view.of_pair(pair)?) {
                seen.pairs.extend(places.iter().map(|place| (*place, number)));
            }
            view.titles(pair, *weight, &mut seen)?;
        }
        for other in &self.asked.stand_ins {
            let stands = view.of_words(&other.words)?;
            let within = (0..)
                .zip(&self.pairs)
                .filter(|(_, (at, _, _))| other.from <= *at && at + 1 < other.to);
            for (number, (at, _, _)) in within {
                let into = u32::try_from(at - other.from).unwrap_or_default();
                for (seen, places) in seen.iter_mut().zip(&stands) {
                    seen.pairs.extend(places.iter().map(|place| (place + into, number)));
                }
            }
        }
        for place in &self.asked.places {
            let weight = self.weight(first_pair(place))?;
            for (seen, places) in seen.iter_mut().zip(view.of_words(place)?) {
                seen.places.push((places.len() as f32, weight));
            }
        }
        Ok(seen)
    }
}

/// Some documents of a segment, and where in them pairs stand; each pair is read once.
struct View<'a> {
    fields: &'a TextFields,
    index: std::sync::Arc<tantivy::InvertedIndexReader>,
    title: std::sync::Arc<tantivy::InvertedIndexReader>,
    documents: &'a [DocId],
    known: HashMap<String, Places>,
}

impl<'a> View<'a> {
    fn new(
        closer: &Closer<'a>,
        reader: &SegmentReader,
        documents: &'a [DocId],
    ) -> tantivy::Result<Self> {
        let fields = closer.fields;
        let (index, title) =
            (reader.inverted_index(fields.pairs)?, reader.inverted_index(fields.title)?);
        Ok(Self { fields, index, title, documents, known: HashMap::new() })
    }

    fn of_pair(&mut self, pair: &str) -> tantivy::Result<&Places> {
        if !self.known.contains_key(pair) {
            let places = of_pair(&self.index, &self.fields.pair(pair), self.documents)?;
            self.known.insert(pair.to_owned(), places);
        }
        Ok(self.known.entry(pair.to_owned()).or_default())
    }

    /// Where words of two characters or more stand.
    fn of_words(&mut self, words: &str) -> tantivy::Result<Places> {
        let pairs: Vec<_> = pairs_of(words).collect();
        for (_, pair) in &pairs {
            self.of_pair(pair)?;
        }
        let parts = pairs
            .iter()
            .filter_map(|(at, pair)| Some((u32::try_from(*at).ok()?, self.known.get(*pair)?)));
        Ok(together(&parts.collect::<Vec<_>>(), self.documents.len()))
    }

    /// Adds the weight of a pair to the documents whose title holds it.
    fn titles(&self, pair: &str, weight: f32, seen: &mut [Seen]) -> tantivy::Result<()> {
        use tantivy::DocSet as _;
        let term = Term::from_field_text(self.fields.title, pair);
        let Some(mut postings) = self.title.read_postings(&term, IndexRecordOption::Basic)? else {
            return Ok(());
        };
        for (seen, &document) in seen.iter_mut().zip(self.documents) {
            let reached =
                if postings.doc() < document { postings.seek(document) } else { postings.doc() };
            if reached == document {
                seen.title += weight;
            }
        }
        Ok(())
    }
}

fn pairs_of(words: &str) -> impl Iterator<Item = (usize, &str)> {
    pairs(words).filter_map(|(at, place)| Some((at, words.get(place)?)))
}

fn first_pair(words: &str) -> &str {
    pairs_of(words).next().map_or(words, |(_, pair)| pair)
}
