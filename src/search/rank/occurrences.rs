//! Where words stand in the candidates, read from the postings of pairs.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, Term};

/// Where a stretch of characters stands in each of some documents.
pub(super) type Places = Vec<Vec<u32>>;

/// The places of a pair in each of the documents, which are in ascending order.
pub(super) fn of_pair(
    index: &InvertedIndexReader,
    pair: &Term,
    documents: &[DocId],
) -> tantivy::Result<Places> {
    let postings = index.read_postings(pair, IndexRecordOption::WithFreqsAndPositions)?;
    let Some(mut postings) = postings else {
        return Ok(vec![Vec::new(); documents.len()]);
    };
    Ok(documents.iter().map(|&document| places_in(&mut postings, document)).collect())
}

fn places_in(postings: &mut SegmentPostings, document: DocId) -> Vec<u32> {
    let mut places = Vec::new();
    let reached = if postings.doc() < document { postings.seek(document) } else { postings.doc() };
    if reached == document {
        postings.positions(&mut places);
    }
    places
}

/// The places at which pairs stand behind each other as in a stretch: `parts` gives the places of
/// each of its pairs with how many characters into the stretch the pair begins.
pub(super) fn together(parts: &[(u32, &Places)], documents: usize) -> Places {
    let Some(((first_at, first), others)) = parts.split_first() else {
        return vec![Vec::new(); documents];
    };
    let in_document = |document: usize| {
        let stand_there = |start: u32| {
            others.iter().all(|(at, places)| {
                let places = places.get(document).map(Vec::as_slice).unwrap_or_default();
                places.binary_search(&(start + at)).is_ok()
            })
        };
        let starts = first.get(document).into_iter().flatten();
        let starts = starts.filter_map(|place| place.checked_sub(*first_at));
        starts.filter(|start| stand_there(*start)).collect()
    };
    (0..documents).map(in_document).collect()
}
