//! What is offered while a person types, read from the dictionary of what texts begin with.

use std::collections::BTreeSet;

use tantivy::{SegmentReader, TantivyDocument, Term};

use super::entry::PART;
use super::reader::{Store, guarded};
use super::schema::Fields;
use super::snapshot::Snapshot;
use crate::Error;
use crate::model::Terms;
use crate::search::suggest::{By, LOOKED_AT, complete, key};

/// Makes a text one that is offered.
pub(super) fn offer(fields: &Fields, entry: &mut TantivyDocument, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    for (field, by) in [(fields.begins, By::Beginning), (fields.initials, By::Initials)] {
        let key = key(by, text);
        if !key.is_empty() {
            entry.add_text(field, format!("{key}{PART}{text}"));
        }
    }
}

/// The words of a corpus and their synonyms.
pub(super) fn words_offered(terms: Option<&Terms>) -> impl Iterator<Item = &str> {
    let terms = terms.into_iter();
    terms
        .flat_map(|terms| terms.words.iter().chain(terms.synonyms.iter().flatten()))
        .map(String::as_str)
}

impl Store {
    /// What may be meant by a text that is begun.
    pub(crate) fn suggest(&self, begun: &str, limit: usize) -> Result<Vec<String>, Error> {
        guarded(self.folder(), || {
            let snapshot = self.current()?;
            complete(begun, limit, |by, begun| snapshot.alike(by, begun))
        })
    }
}

impl Snapshot {
    /// The first texts of which the key begins so, in the order of their keys.
    fn alike(&self, by: By, begun: &str) -> Result<Vec<String>, Error> {
        let mut found = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let read = self.add_alike((by, begun), segment, &mut found);
            read.map_err(|cause| self.fault(cause))?;
        }
        let texts = found.into_iter().take(LOOKED_AT);
        Ok(texts.filter_map(|found| Some(found.split_once(PART)?.1.to_owned())).collect())
    }

    fn add_alike(
        &self,
        (by, begun): (By, &str),
        segment: &SegmentReader,
        found: &mut BTreeSet<String>,
    ) -> tantivy::Result<()> {
        let field = match by {
            By::Beginning => self.fields.begins,
            By::Initials => self.fields.initials,
        };
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().range().ge(begun).into_stream()?;
        let mut count = 0;
        while count < LOOKED_AT && terms.advance() {
            let Ok(text) = std::str::from_utf8(terms.key()) else { continue };
            if !text.starts_with(begun) {
                break;
            }
            if is_live(segment, &Term::from_field_text(field, text))? {
                found.insert(text.to_owned());
                count += 1;
            }
        }
        Ok(())
    }
}

/// Whether any live entry of a segment bears a term.
fn is_live(segment: &SegmentReader, term: &Term) -> tantivy::Result<bool> {
    use tantivy::schema::IndexRecordOption::Basic;
    use tantivy::{DocSet, TERMINATED};

    let Some(alive) = segment.alive_bitset() else { return Ok(true) };
    let postings = segment.inverted_index(term.field())?.read_postings(term, Basic)?;
    let Some(mut postings) = postings else { return Ok(false) };
    while postings.doc() != TERMINATED && alive.is_deleted(postings.doc()) {
        postings.advance();
    }
    Ok(postings.doc() != TERMINATED)
}
