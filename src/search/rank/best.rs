//! The best documents of a query, of equal ones those that come first.

use std::collections::BinaryHeap;

use tantivy::query::Weight;
use tantivy::{DocAddress, Score, Searcher, SegmentReader};

use super::candidates::Scored;
use crate::search::worst::Worst;

/// Slack up to this is none: it would keep texts that score alike from being passed over, and there are many.
const ALIKE: Score = 1.0 + 1e-5;

/// The `wanted` best documents. Within a segment the places of documents ascend. `slack` tells how far the engine
/// may be off about what documents of a segment score at most.
pub(super) fn best(
    (weight, searcher): (&dyn Weight, &Searcher),
    slack: impl Fn(&SegmentReader) -> tantivy::Result<Score>,
    wanted: usize,
    place: &dyn Fn(DocAddress) -> u64,
) -> tantivy::Result<Vec<Scored>> {
    let mut heap: BinaryHeap<Worst<DocAddress>> = BinaryHeap::new();
    for (segment, reader) in (0u32..).zip(searcher.segment_readers()) {
        let slack = Some(slack(reader)?).filter(|slack| *slack > ALIKE).unwrap_or(1.0);
        let begin = least(&heap, wanted, None) / slack;
        weight.for_each_pruning(begin, reader, &mut |document, score| {
            let address = DocAddress::new(segment, document);
            let here = place(address);
            if reader.alive_bitset().is_none_or(|alive| alive.is_alive(document)) {
                heap.push(Worst { score, place: here, found: address });
                if heap.len() > wanted {
                    heap.pop();
                }
            }
            least(&heap, wanted, Some(here)) / slack
        })?;
    }
    Ok(heap.into_sorted_vec().into_iter().map(|worst| (worst.score, worst.found)).collect())
}

/// What a document must score more than to be looked at, behind one at a place: what scores as much as the
/// worst comes too late, unless it may stand before that.
fn least(heap: &BinaryHeap<Worst<DocAddress>>, wanted: usize, behind: Option<u64>) -> Score {
    match heap.peek() {
        Some(worst) if heap.len() >= wanted => {
            let too_late = behind.is_some_and(|behind| behind >= worst.place);
            if too_late { worst.score } else { worst.score.next_down() }
        }
        _ => Score::MIN,
    }
}
