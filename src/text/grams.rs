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
        match grams.and_then(|grams| grams.rarest(quote)) {
            Some(rarest) => rarest.find(text, quote, from),
            None => quote::find(text, quote, from),
        }
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

    /// The places of the four characters of a quote that stand in the fewest; `None` for a shorter quote.
    fn rarest(&self, quote: &str) -> Option<Rarest<'_>> {
        let tried = grams(quote).step_by(step(quote));
        let tried = tried.map(|(offset, hash)| Rarest { offset, places: self.standing(hash) });
        tried.min_by_key(|rarest| rarest.places.len())
    }

    fn standing(&self, hash: u32) -> &[(u32, u32)] {
        let start = self.places.partition_point(|&(other, _)| other < hash);
        let end = self.places.partition_point(|&(other, _)| other <= hash);
        self.places.get(start..end).unwrap_or_default()
    }
}

/// Where four characters of a quote stand.
struct Rarest<'g> {
    /// How far into the quote they are, in bytes.
    offset: usize,
    places: &'g [(u32, u32)],
}

impl Rarest<'_> {
    fn find(&self, text: &str, quote: &str, from: usize) -> Option<Span> {
        let from = from.saturating_add(self.offset);
        let first = self.places.partition_point(|&(_, at)| (at as usize) < from);
        let places = self.places.get(first..).unwrap_or_default().iter();
        let mut starts = places.filter_map(|&(_, at)| (at as usize).checked_sub(self.offset));
        let holds = |start: usize| text.get(start..).is_some_and(|rest| rest.starts_with(quote));
        let start = starts.find(|&start| holds(start))?;
        Some(Span::new(start, start + quote.len()))
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
        Some((start, window.iter().fold(0, |hash, &character| mixed(hash, character))))
    })
}

fn mixed(hash: u32, character: u32) -> u32 {
    (hash.rotate_left(5) ^ character).wrapping_mul(0x9E37_79B1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_short_quote_is_left_to_others() {
        let text = "水务局牵头";
        let grams = Grams::of(text).unwrap();
        assert!(grams.rarest("水务局").is_none());
        let found = |quote| grams.rarest(quote).unwrap().find(text, quote, 0);
        assert_eq!(found("水务局牵"), Some(Span::new(0, 12)));
        assert_eq!(found("水务局负"), None);
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
            let from = (from..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(from);
            let grams = Grams::of(&text).unwrap();
            let found = grams.rarest(&quote).unwrap().find(&text, &quote, from);
            prop_assert_eq!(found, quote::find(&text, &quote, from));
        }
    }
}
