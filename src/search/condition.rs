//! What a condition on words means: the one meaning for a text in memory and for an index.

use tantivy::Term;
use tantivy::query::{AllQuery, BooleanQuery, EmptyQuery, PhraseQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::analyse::pairs;
use super::steady::Steady;
use super::{Segmenter, TextFields};
use crate::query::{TextQuery, TextTerm};
use crate::text::fold;

/// A condition on folded words: every term, each in one of several ways, each way by all of its stretches.
///
/// A term is met where its characters stand, or those of a synonym; an unquoted term of several words
/// also where all of its content words stand, wherever they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    terms: Vec<Vec<Vec<String>>>,
}

impl Condition {
    pub(crate) fn of(query: &TextQuery, segmenter: &Segmenter) -> Self {
        Self { terms: query.terms.iter().map(|term| ways(term, segmenter)).collect() }
    }

    /// Whether a folded text meets it.
    pub(crate) fn holds(&self, folded: &str) -> bool {
        self.terms.iter().all(|ways| ways.iter().any(|way| met(way, folded)))
    }

    /// The forms in which a folded text meets the condition's terms: the form as given where its
    /// characters stand, else the content words.
    pub(crate) fn found_in(&self, query: &TextQuery, folded: &str) -> Vec<String> {
        let terms = self.terms.iter().zip(&query.terms);
        let found = terms.filter_map(|(ways, term)| {
            let way = ways.iter().position(|way| met(way, folded))?;
            let given = term.forms().nth(way).map(|form| vec![form.to_owned()]);
            given.or_else(|| ways.get(way).cloned())
        });
        found.flatten().collect()
    }

    /// The ways of each term.
    pub(super) fn terms(&self) -> &[Vec<Vec<String>>] {
        &self.terms
    }

    /// Every stretch of every way: what is to be shown of the words that meet it.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().flatten().flatten().map(String::as_str)
    }
}

fn met(way: &[String], folded: &str) -> bool {
    way.iter().all(|stretch| folded.contains(stretch.as_str()))
}

/// The ways in which a term is met.
fn ways(term: &TextTerm, segmenter: &Segmenter) -> Vec<Vec<String>> {
    let mut ways: Vec<Vec<String>> = term.forms().map(|form| vec![fold(form)]).collect();
    // Two characters are one word; the dictionary need not be asked.
    if !term.exact && term.text.chars().nth(2).is_some() {
        let content = segmenter.content_words(&fold(&term.text));
        ways.extend((content.len() > 1).then_some(content));
    }
    ways
}

impl TextFields {
    /// The condition as a query that may be left out; all that it finds scores alike.
    pub(crate) fn condition(&self, query: &TextQuery) -> Box<dyn Query> {
        Box::new(Steady(self.holding(query)))
    }

    /// The condition as a query that is asked about one document after the other.
    pub(crate) fn holding(&self, query: &TextQuery) -> Box<dyn Query> {
        let condition = Condition::of(query, &self.segmenter);
        let terms = condition.terms.iter().map(|ways| {
            either(ways.iter().map(|way| every(way.iter().map(|stretch| self.stretch(stretch)))))
        });
        every(terms)
    }

    /// Finds whatever has a folded stretch in its title, and more: the pairs of titles have no places.
    pub(crate) fn maybe_titled(&self, folded: &str) -> Box<dyn Query> {
        let pairs = covering(folded);
        if pairs.is_empty() {
            return self.stretch(folded);
        }
        let pair = |(_, pair): (usize, &str)| Term::from_field_text(self.title, pair);
        every(pairs.into_iter().map(pair).map(|pair| Box::new(term(pair)) as Box<dyn Query>))
    }

    /// Where a folded stretch stands contiguously.
    fn stretch(&self, folded: &str) -> Box<dyn Query> {
        let pairs = covering(folded);
        match pairs.as_slice() {
            [] if folded.is_empty() => Box::new(AllQuery),
            [] => Box::new(term(Term::from_field_text(self.characters, folded))),
            [(_, pair)] => Box::new(term(self.pair(pair))),
            _ => {
                let terms = pairs.into_iter().map(|(at, pair)| (at, self.pair(pair)));
                Box::new(PhraseQuery::new_with_offset(terms.collect()))
            }
        }
    }
}

/// As few pairs as cover a stretch, each with its place: every second one, and the last.
pub(super) fn covering(folded: &str) -> Vec<(usize, &str)> {
    let places: Vec<_> = pairs(folded).collect();
    let last = places.len().saturating_sub(1);
    let wanted = places.into_iter().filter(|(at, _)| at % 2 == 0 || *at == last);
    wanted.filter_map(|(at, place)| Some((at, folded.get(place)?))).collect()
}

fn term(term: Term) -> TermQuery {
    TermQuery::new(term, IndexRecordOption::Basic)
}

fn every(queries: impl Iterator<Item = Box<dyn Query>>) -> Box<dyn Query> {
    let mut queries: Vec<_> = queries.collect();
    match queries.len() {
        0 => Box::new(AllQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::intersection(queries)),
    }
}

fn either(queries: impl Iterator<Item = Box<dyn Query>>) -> Box<dyn Query> {
    let mut queries: Vec<_> = queries.collect();
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::TextIndex;

    fn index(texts: &[String]) -> TextIndex {
        TextIndex::build(texts.iter().map(|text| ("", text.as_str())), None).unwrap()
    }

    #[test]
    fn a_stretch_is_covered_by_every_second_pair() {
        assert_eq!(covering("黑臭水体"), [(0, "黑臭"), (2, "水体")]);
        assert_eq!(covering("黑臭水"), [(0, "黑臭"), (1, "臭水")]);
        assert_eq!(covering("黑臭"), [(0, "黑臭")]);
        assert!(covering("黑").is_empty());
    }

    #[test]
    fn a_condition_can_be_left_out() {
        let texts = ["水", "土", "治理黑臭水体", "水体", "黑臭水体"].map(str::to_owned);
        let query = TextQuery::default().phrase("黑臭水体");
        assert_eq!(index(&texts).lacking(&query).unwrap(), [0, 1, 3]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn an_index_finds_what_stands_in_the_text(
            texts in prop::collection::vec("[水体污染治理，2。 ＰpM.細细\n🌊]{0,12}", 1..12),
            query in "[水体污染治理，2。ＰpM.細细🌊]{1,4}( [水体污染治理]{1,5})?",
            exact in any::<bool>(),
        ) {
            let index = index(&texts);
            let query = if exact {
                TextQuery::default().phrase(query.as_str())
            } else {
                TextQuery::words(&query)
            };
            let condition = Condition::of(&query, index.fields().segmenter());
            let holds = |text: &String| condition.holds(&fold(text));
            let expected: Vec<_> =
                texts.iter().enumerate().filter(|(_, text)| holds(text)).map(|(at, _)| at).collect();
            prop_assert_eq!(index.holding(&query).unwrap(), expected);
            if exact {
                let matching = texts.iter().enumerate().filter(|(_, text)| query.matches(text));
                let matching: Vec<_> = matching.map(|(at, _)| at).collect();
                prop_assert_eq!(index.holding(&query).unwrap(), matching);
            }
        }
    }
}
