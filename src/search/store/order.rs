//! The order of answers as one number an item: plan by plan in the order of their files, then bodies, then
//! documents. Files are ranked with gaps, so that one can come between two others.

use std::collections::BTreeMap;

/// What an item comes from, in the top bits of its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    Plan = 0,
    Body,
    Document,
}

const POSITION_BITS: u32 = 24;
const RANK_BITS: u32 = 38;
/// How far neighbours are ranked apart, where there is room at the end.
const GAP: u64 = 1 << 14;
const MIDDLE: u64 = 1 << (RANK_BITS - 1);
const END: u64 = 1 << RANK_BITS;

/// Items of one file at most: positions have no room for more.
pub(super) const MOST_ITEMS: usize = 1 << POSITION_BITS;

/// Comes after every item.
pub(super) const LAST: u64 = u64::MAX;

pub(super) fn order(class: Class, rank: u64, position: u32) -> u64 {
    (u64::from(class as u8) << (RANK_BITS + POSITION_BITS))
        | (rank << POSITION_BITS)
        | u64::from(position)
}

/// The order of the first item of the same file.
pub(super) fn first(order: u64) -> u64 {
    order & !((1 << POSITION_BITS) - 1)
}

/// The place of an item among those of its file.
pub(super) fn position(order: u64) -> u32 {
    u32::try_from(order & ((1 << POSITION_BITS) - 1)).unwrap_or(0)
}

pub(super) fn rank(order: u64) -> u64 {
    (order >> POSITION_BITS) & (END - 1)
}

pub(super) fn is_of_plan(order: u64) -> bool {
    order >> (RANK_BITS + POSITION_BITS) == u64::from(Class::Plan as u8)
}

/// Ranks every path, keeping the ranks already given; `None` when a gap is used up.
pub(super) fn ranks<'p>(
    paths: impl Iterator<Item = &'p str>,
    given: &BTreeMap<&str, u64>,
) -> Option<BTreeMap<String, u64>> {
    let mut ranks = BTreeMap::new();
    let mut waiting: Vec<&str> = Vec::new();
    let mut below = None;
    for path in paths {
        let Some(rank) = given.get(path) else {
            waiting.push(path);
            continue;
        };
        spread(&mut ranks, &waiting, below, Some(*rank))?;
        waiting.clear();
        ranks.insert(path.to_owned(), *rank);
        below = Some(*rank);
    }
    spread(&mut ranks, &waiting, below, None)?;
    Some(ranks)
}

/// Ranks paths between two neighbours.
fn spread(
    ranks: &mut BTreeMap<String, u64>,
    paths: &[&str],
    below: Option<u64>,
    above: Option<u64>,
) -> Option<()> {
    let count = u64::try_from(paths.len()).ok()?;
    let (start, step) = match (below, above) {
        (None, None) => (MIDDLE, GAP),
        (Some(below), None) => (below, GAP),
        (None, Some(above)) => (above.checked_sub(GAP.checked_mul(count + 1)?)?, GAP),
        (Some(below), Some(above)) => (below, (above - below) / (count + 1)),
    };
    let mut rank = start;
    for path in paths {
        rank = rank.checked_add(step).filter(|rank| *rank < END && step > 0)?;
        ranks.insert((*path).to_owned(), rank);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn parts_read_back() {
        let order = order(Class::Document, 77, 5);
        assert_eq!((rank(order), position(order), is_of_plan(order)), (77, 5, false));
        assert_eq!(position(first(order)), 0);
        assert!(
            super::order(Class::Body, 0, 0) > super::order(Class::Plan, END - 1, u32::MAX >> 8)
        );
    }

    proptest! {
        #[test]
        fn ranks_keep_the_order_of_paths(batches in prop::collection::vec(prop::collection::btree_set("[a-d]{1,6}", 0..8), 1..12)) {
            let mut ranked: BTreeMap<String, u64> = BTreeMap::new();
            for batch in batches {
                let all: std::collections::BTreeSet<String> = ranked.keys().cloned().chain(batch).collect();
                let given = ranked.iter().map(|(path, rank)| (path.as_str(), *rank)).collect();
                let Some(next) = ranks(all.iter().map(String::as_str), &given) else { break };
                prop_assert!(ranked.iter().all(|(path, rank)| next[path] == *rank));
                let in_order: Vec<u64> = next.values().copied().collect();
                prop_assert!(in_order.is_sorted_by(|a, b| a < b));
                prop_assert_eq!(next.len(), all.len());
                ranked = next;
            }
        }
    }

    #[test]
    fn a_gap_that_is_used_up_is_told() {
        let given = BTreeMap::from([("a", MIDDLE), ("c", MIDDLE + 1)]);
        assert!(ranks(["a", "b", "c"].into_iter(), &given).is_none());
    }
}
