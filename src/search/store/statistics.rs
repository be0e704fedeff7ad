//! What ranking knows of all items: as many as live, the registry left out, so that scores are those of an
//! index in memory.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED, Term};

pub(super) struct Statistics<'s> {
    pub(super) searcher: &'s Searcher,
}

impl Bm25StatisticsProvider for Statistics<'_> {
    /// Replaced items count until their segment is merged: how long they were is not known one by one.
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let mut tokens = 0;
        for segment in self.searcher.segment_readers() {
            let all = segment.inverted_index(field)?.total_num_tokens();
            let (live, entries) = (u64::from(segment.num_docs()), u64::from(segment.max_doc()));
            tokens += if live == entries { all } else { all * live / entries.max(1) };
        }
        Ok(tokens)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.searcher.num_docs().saturating_sub(1))
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let live = self.searcher.segment_readers().iter().map(|segment| live(segment, term));
        live.sum()
    }
}

/// How many live entries of a segment hold a term.
fn live(segment: &SegmentReader, term: &Term) -> tantivy::Result<u64> {
    let index = segment.inverted_index(term.field())?;
    let Some(alive) = segment.alive_bitset() else { return Ok(u64::from(index.doc_freq(term)?)) };
    let Some(mut postings) = index.read_postings(term, IndexRecordOption::Basic)? else {
        return Ok(0);
    };
    let mut count = 0;
    while postings.doc() != TERMINATED {
        count += u64::from(alive.is_alive(postings.doc()));
        postings.advance();
    }
    Ok(count)
}
