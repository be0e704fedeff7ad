//! How far the engine may be off when it tells what a block of documents scores at most.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Score, SegmentReader};

/// What documents of a segment may score, at most, for each point that the engine takes them to: it noted the
/// best of each block by the average length of the segment alone, and scores go by that of all segments.
#[allow(clippy::cast_precision_loss, reason = "lengths as weights")]
pub(crate) fn slack(
    statistics: &dyn Bm25StatisticsProvider,
    segment: &SegmentReader,
    fields: &[Field],
) -> tantivy::Result<Score> {
    let documents = statistics.total_num_docs()?.max(1) as Score;
    let mut most: Score = 1.0;
    for field in fields {
        let all = (statistics.total_num_tokens(*field)?.max(1)) as Score / documents;
        let here = segment.inverted_index(*field)?.total_num_tokens().max(1) as Score;
        let here = here / segment.max_doc().max(1) as Score;
        most = most.max(all / here).max(here / all);
    }
    Ok(most)
}
