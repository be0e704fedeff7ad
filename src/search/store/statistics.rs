//! What ranking knows of all items: as many as live, the registry left out, so that scores are those of an
//! index in memory.

use std::sync::OnceLock;

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Searcher, SegmentReader, TERMINATED, Term};

use super::schema;
use crate::search::meeting::reaches;

/// What of a segment was replaced or removed and is still there.
#[derive(Debug, Default)]
struct Dead {
    entries: Vec<DocId>,
    /// How many tokens they hold of each field that is measured.
    tokens: [u64; 3],
}

/// The dead entries of each segment, looked for when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Graveyard(OnceLock<Vec<Dead>>);

pub(super) struct Statistics<'s> {
    pub(super) searcher: &'s Searcher,
    pub(super) graveyard: &'s Graveyard,
    pub(super) measured: [Field; 3],
}

impl Statistics<'_> {
    fn dead(&self) -> tantivy::Result<&[Dead]> {
        if let Some(dead) = self.graveyard.0.get() {
            return Ok(dead);
        }
        let dead = self.searcher.segment_readers().iter().map(dead_of);
        let dead = dead.collect::<tantivy::Result<_>>()?;
        Ok(self.graveyard.0.get_or_init(|| dead))
    }

    fn segments(&self) -> tantivy::Result<impl Iterator<Item = (&SegmentReader, &Dead)>> {
        Ok(self.searcher.segment_readers().iter().zip(self.dead()?))
    }
}

fn dead_of(segment: &SegmentReader) -> tantivy::Result<Dead> {
    let Some(alive) = segment.alive_bitset() else { return Ok(Dead::default()) };
    let entries: Vec<DocId> =
        (0..segment.max_doc()).filter(|entry| alive.is_deleted(*entry)).collect();
    let tokens = |column| -> tantivy::Result<u64> {
        let Some(lengths) = segment.fast_fields().column_opt::<u64>(column)? else { return Ok(0) };
        Ok(entries.iter().filter_map(|entry| lengths.first(*entry)).sum())
    };
    let [text, title, characters] = schema::LENGTHS.map(tokens);
    let tokens = [text?, title?, characters?];
    Ok(Dead { entries, tokens })
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let which = self.measured.iter().position(|measured| *measured == field);
        let mut tokens = 0;
        for (segment, dead) in self.segments()? {
            let dead = which.and_then(|which| dead.tokens.get(which)).copied().unwrap_or_default();
            let all = segment.inverted_index(field)?.total_num_tokens();
            tokens += all.saturating_sub(dead);
        }
        Ok(tokens)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.searcher.num_docs().saturating_sub(1))
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.segments()?.map(|(segment, dead)| live(segment, dead, term)).sum()
    }
}

/// How many live entries of a segment hold a term.
fn live(segment: &SegmentReader, dead: &Dead, term: &Term) -> tantivy::Result<u64> {
    let index = segment.inverted_index(term.field())?;
    let all = index.doc_freq(term)?;
    let alive = segment.alive_bitset().filter(|_| all > 0 && !dead.entries.is_empty());
    let postings = index.read_postings(term, IndexRecordOption::Basic)?;
    let (Some(alive), Some(mut postings)) = (alive, postings) else { return Ok(u64::from(all)) };
    if dead.entries.len() < all as usize {
        let gone = dead.entries.iter().filter(|entry| reaches(&mut postings, **entry)).count();
        return Ok(u64::from(all) - gone as u64);
    }
    let mut count = 0;
    while postings.doc() != TERMINATED {
        count += u64::from(alive.is_alive(postings.doc()));
        postings.advance();
    }
    Ok(count)
}
