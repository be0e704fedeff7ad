//! How well an item fits the words asked for.

use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::TextFields;
use super::analyse::pairs;
use crate::query::TextQuery;
use crate::text::fold;

/// What a shared pair of the title weighs beside one of the text.
const TITLE: f32 = 0.5;

impl TextFields {
    /// The condition as a query that scores what it finds by how well it fits.
    pub(crate) fn ranked_condition(&self, query: &TextQuery) -> Box<dyn Query> {
        let condition = Box::new(ConstScoreQuery::new(self.condition(query), 0.0));
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, condition)];
        clauses.extend(self.signs_of(query).into_iter().map(|sign| (Occur::Should, sign)));
        Box::new(BooleanQuery::new(clauses))
    }

    /// What scores of a condition: each pair of its words in the text, and the same in the title.
    pub(crate) fn signs_of(&self, query: &TextQuery) -> Vec<Box<dyn Query>> {
        query.terms.iter().flat_map(|term| self.signs(&fold(&term.text))).collect()
    }

    /// The pairs of a folded text, each as a scoring query.
    fn signs(&self, folded: &str) -> Vec<Box<dyn Query>> {
        let spoken = |pair: &&str| pair.chars().all(char::is_alphanumeric);
        let mut signs: Vec<Box<dyn Query>> = Vec::new();
        for pair in pairs(folded).filter_map(|(_, place)| folded.get(place)).filter(spoken) {
            signs.push(sign(self.pairs, pair, 1.0));
            signs.push(sign(self.title, pair, TITLE));
        }
        signs
    }
}

fn sign(field: Field, text: &str, weight: f32) -> Box<dyn Query> {
    let term = Term::from_field_text(field, text);
    let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(query), weight))
}
