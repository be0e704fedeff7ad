//! Whether single documents of a segment meet a condition on words, told from the postings of its pairs: where
//! few documents are asked about, nothing between them is read.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, Term};

use super::TextFields;
use super::condition::{Condition, covering};

/// A condition, asked about documents in ascending order.
pub(crate) struct Meeting {
    terms: Vec<Vec<Vec<Stretch>>>,
}

/// Where a stretch of characters stands.
enum Stretch {
    Everywhere,
    Nowhere,
    /// Where its pairs stand, each so many characters behind its beginning.
    Where(Vec<(u32, SegmentPostings)>),
}

impl Meeting {
    pub(crate) fn of(
        condition: &Condition,
        fields: &TextFields,
        segment: &SegmentReader,
    ) -> tantivy::Result<Self> {
        let way = |way: &Vec<String>| -> tantivy::Result<Vec<Stretch>> {
            way.iter().map(|stretch| Stretch::of(stretch, fields, segment)).collect()
        };
        let ways = |ways: &Vec<Vec<String>>| -> tantivy::Result<Vec<Vec<Stretch>>> {
            ways.iter().map(way).collect()
        };
        Ok(Self { terms: condition.terms().iter().map(ways).collect::<tantivy::Result<_>>()? })
    }

    /// Whether a document meets it.
    pub(crate) fn meets(&mut self, document: DocId) -> bool {
        let met = |way: &mut Vec<Stretch>| way.iter_mut().all(|part| part.stands_in(document));
        self.terms.iter_mut().all(|ways| ways.iter_mut().any(met))
    }
}

impl Stretch {
    fn of(folded: &str, fields: &TextFields, segment: &SegmentReader) -> tantivy::Result<Self> {
        if folded.is_empty() {
            return Ok(Self::Everywhere);
        }
        let pairs = covering(folded);
        let read = |term: &Term, record| -> tantivy::Result<Option<SegmentPostings>> {
            Ok(segment.inverted_index(term.field())?.read_postings(term, record)?)
        };
        if pairs.is_empty() {
            let term = Term::from_field_text(fields.characters, folded);
            let found = read(&term, IndexRecordOption::Basic)?;
            return Ok(found.map_or(Self::Nowhere, |found| Self::Where(vec![(0, found)])));
        }
        let record = match pairs.len() {
            1 => IndexRecordOption::Basic,
            _ => IndexRecordOption::WithFreqsAndPositions,
        };
        let mut parts = Vec::with_capacity(pairs.len());
        for (at, pair) in pairs {
            let Some(found) = read(&fields.pair(pair), record)? else { return Ok(Self::Nowhere) };
            parts.push((u32::try_from(at).unwrap_or(u32::MAX), found));
        }
        Ok(Self::Where(parts))
    }

    fn stands_in(&mut self, document: DocId) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Nowhere => false,
            Self::Where(parts) => {
                parts.iter_mut().all(|(_, found)| reaches(found, document)) && are_together(parts)
            }
        }
    }
}

/// Whether something that was asked about no later document finds this one.
pub(crate) fn reaches(found: &mut (impl DocSet + ?Sized), document: DocId) -> bool {
    let reached = if found.doc() < document { found.seek(document) } else { found.doc() };
    reached == document
}

/// Whether pairs that stand in the same document stand behind each other.
fn are_together(parts: &mut [(u32, SegmentPostings)]) -> bool {
    let Some(((begin, first), others)) = parts.split_first_mut() else { return true };
    if others.is_empty() {
        return true;
    }
    let (mut starts, mut places) = (Vec::new(), Vec::new());
    first.positions(&mut starts);
    for (at, found) in others {
        found.positions(&mut places);
        starts.retain(|start| places.binary_search(&(start + *at - *begin)).is_ok());
        if starts.is_empty() {
            return false;
        }
    }
    true
}
