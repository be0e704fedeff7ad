//! Where every four characters of a text stand, for a text in which many quotes are looked for.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Span, quote};

/// How many characters are looked up at once. Shorter quotes are not found this way.
const GRAM: usize = 4;
/// How many places of a quote are tried for the rarest four characters.
const TRIED: usize = 16;
/// How many quotes are looked for by reading on before the places are worked out.
const FEW: u32 = 32;

/// Finds quotes in one text: the first few by reading on, the others by where their characters stand.
#[derive(Debug, Default)]
pub(super) struct Finder {
    asked: AtomicU32,
    grams: OnceLock<Option<Grams>>,
}

/// What is only remembered makes no difference.
impl PartialEq for Finder {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Finder {}

impl Finder {
    /// The first place at or behind byte `from` where the text, always the same, holds a quote.
    pub(super) fn find(&self, text: &str, quote: &str, from: usize) -> Option<Span> {
        if self.asked.fetch_add(1, Ordering::Relaxed) < FEW {
            return quote::find(text, quote, from);
        }
        // Counting on would wrap in the end.
        self.asked.store(FEW, Ordering::Relaxed);
        let grams = self.grams.get_or_init(|| Grams::of(text)).as_ref();
        let found = grams.and_then(|grams| grams.find(text, quote, from));
        found.unwrap_or_else(|| quote::find(text, quote, from))
    }
}

/// The place of every four neighbouring characters, by their hash.
#[derive(Debug)]
struct Grams {
    /// Hash and first byte, sorted.
    places: Vec<(u32, u32)>,
}

impl Grams {
    /// `None` for a text whose places do not fit.
    fn of(text: &str) -> Option<Self> {
        u32::try_from(text.len()).ok()?;
        let places = grams(text).filter_map(|(at, hash)| Some((hash, u32::try_from(at).ok()?)));
        let mut places: Vec<(u32, u32)> = places.collect();
        places.sort_unstable();
        Some(Self { places })
    }

    /// The first place at or behind byte `from` where the text holds the quote; an outer `None` for a
    /// quote that is too short to be looked up.
    fn find(&self, text: &str, quote: &str, from: usize) -> Option<Option<Span>> {
        let tried = grams(quote).step_by(step(quote)).map(|(at, hash)| (at, self.standing(hash)));
        let (offset, places) = tried.min_by_key(|(_, places)| places.len())?;
        let first = places.partition_point(|&(_, at)| (at as usize) < from.saturating_add(offset));
        let candidates = places.get(first..).unwrap_or_default().iter();
        let mut starts = candidates.filter_map(|&(_, at)| (at as usize).checked_sub(offset));
        let start =
            starts.find(|&start| text.get(start..).is_some_and(|rest| rest.starts_with(quote)));
        Some(start.map(|start| Span::new(start, start + quote.len())))
    }

    fn standing(&self, hash: u32) -> &[(u32, u32)] {
        let start = self.places.partition_point(|&(other, _)| other < hash);
        let end = self.places.partition_point(|&(other, _)| other <= hash);
        self.places.get(start..end).unwrap_or_default()
    }
}

fn step(quote: &str) -> usize {
    (quote.chars().count() / TRIED).max(1)
}

/// Every four neighbouring characters: the first byte, and their hash.
fn grams(text: &str) -> impl Iterator<Item = (usize, u32)> {
    let mut window = [0_u32; GRAM];
    let mut starts = text.char_indices().map(|(at, _)| at);
    text.chars().enumerate().filter_map(move |(index, character)| {
        window.rotate_left(1);
        if let Some(last) = window.last_mut() {
            *last = u32::from(character);
        }
        let start = (index + 1 >= GRAM).then(|| starts.next()).flatten()?;
        Some((start, window.iter().fold(0, mixed)))
    })
}

fn mixed(hash: u32, character: &u32) -> u32 {
    (hash.rotate_left(5) ^ character).wrapping_mul(0x9E37_79B1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_short_quote_is_left_to_others() {
        let grams = Grams::of("水务局牵头").unwrap();
        assert_eq!(grams.find("水务局牵头", "水务局", 0), None);
        assert_eq!(grams.find("水务局牵头", "水务局牵", 0), Some(Some(Span::new(0, 12))));
        assert_eq!(grams.find("水务局牵头", "水务局负", 0), Some(None));
    }

    #[test]
    fn a_finder_goes_on_as_it_began() {
        let (finder, text) = (Finder::default(), "水务局牵头，水务局牵头");
        let found: Vec<_> = (0..100).map(|_| finder.find(text, "水务局牵头", 1)).collect();
        assert!(found.iter().all(|span| *span == Some(Span::new(18, 33))));
        assert!(finder.grams.get().is_some());
        assert_eq!(finder.find(text, "牵头", 1), Some(Span::new(9, 15)));
        assert_eq!(finder.find(text, "", 1), None);
    }

    proptest! {
        #[test]
        fn it_finds_what_a_search_finds(
            text in "[水务局a，]{0,60}",
            quote in "[水务局a，]{4,9}",
            from in 0_usize..80,
        ) {
            let grams = Grams::of(&text).unwrap();
            let from = (from..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(from);
            prop_assert_eq!(grams.find(&text, &quote, from), Some(quote::find(&text, &quote, from)));
        }
    }
}
