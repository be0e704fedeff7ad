//! How often words are seen.

use std::cmp::Ordering;
use std::collections::HashMap;

/// The words in order, end to end; where each ends; how often each is seen; all together. Made by the build script.
static WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));
static ENDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/word_ends"));
static COUNTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/word_counts"));
const TOTAL: u64 = u64::from_le_bytes(*include_bytes!(concat!(env!("OUT_DIR"), "/word_total")));

/// The general words, and those of a corpus.
#[derive(Debug, Default)]
pub(in super::super) struct Dictionary {
    own: HashMap<String, u64>,
    /// The most characters of a word of the corpus.
    longest: usize,
    /// What the words of the corpus add to all together.
    added: u64,
}

impl Dictionary {
    /// The general words with more, each as frequent as it must be to stay whole.
    pub(in super::super) fn with<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut dictionary = Self::default();
        for word in words.into_iter().filter(|word| !word.is_empty()) {
            let count = dictionary.whole(word);
            dictionary.added += count - dictionary.count(word).unwrap_or(0).min(count);
            dictionary.longest = dictionary.longest.max(word.chars().count());
            dictionary.own.insert(word.to_owned(), count);
        }
        dictionary
    }

    /// How often a word must be seen to be as probable as the words that it would be cut into.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded down")]
    fn whole(&self, word: &str) -> u64 {
        let total = self.log_total();
        let parts = self.cut(word);
        let log =
            parts.iter().fold(0.0, |log, part| log + log_of(self.count(part).unwrap_or(1)) - total);
        ((log + total).exp() as u64 + 1).max(self.count(word).unwrap_or(1))
    }

    pub(super) fn log_total(&self) -> f64 {
        log_of(TOTAL + self.added)
    }

    fn count(&self, word: &str) -> Option<u64> {
        self.own.get(word).copied().or_else(|| general(word))
    }

    /// The words that a text begins with: how many characters each has, and the logarithm of its count.
    pub(super) fn beginning(&self, text: &str) -> Vec<(usize, f64)> {
        let mut found = Vec::new();
        let mut words = Words { first: 0, end: len() };
        let ends = text.char_indices().skip(1).map(|(at, _)| at).chain([text.len()]);
        for (characters, end) in (1..).zip(ends) {
            let stretch = text.get(..end).unwrap_or_default();
            words = words.beginning_with(stretch);
            let own = self.own.get(stretch).copied();
            if let Some(count) = own.or_else(|| words.whole(stretch)) {
                found.push((characters, log_of(count)));
            }
            if words.first == words.end && characters >= self.longest {
                break;
            }
        }
        found
    }
}

#[allow(clippy::cast_precision_loss, reason = "as jieba counts")]
fn log_of(count: u64) -> f64 {
    (count as f64).ln()
}

/// Some of the general words: those from `first` to before `end`.
#[derive(Clone, Copy)]
struct Words {
    first: usize,
    end: usize,
}

impl Words {
    /// Those among them that begin so.
    fn beginning_with(self, stretch: &str) -> Self {
        let first = self.search(|word| word < stretch);
        let end = Self { first, ..self }.search(|word| word.starts_with(stretch));
        Self { first, end }
    }

    /// The count of the word itself, which stands before all that begin with it.
    fn whole(self, word: &str) -> Option<u64> {
        let is_it = self.first < self.end && word_at(self.first) == word;
        is_it.then(|| number(COUNTS, self.first))
    }

    /// The first for which something that holds for the words before no longer does.
    fn search(self, holds: impl Fn(&str) -> bool) -> usize {
        let (mut first, mut end) = (self.first, self.end);
        while first < end {
            let middle = first + (end - first) / 2;
            if holds(word_at(middle)) { first = middle + 1 } else { end = middle }
        }
        first
    }
}

fn general(word: &str) -> Option<u64> {
    let first = Words { first: 0, end: len() }.search(|other| other.cmp(word) == Ordering::Less);
    Words { first, end: len() }.whole(word)
}

fn len() -> usize {
    ENDS.len() / 4
}

fn word_at(place: usize) -> &'static str {
    let start = place.checked_sub(1).map_or(0, |before| number(ENDS, before));
    let range =
        usize::try_from(start).unwrap_or(0)..usize::try_from(number(ENDS, place)).unwrap_or(0);
    WORDS.get(range).unwrap_or_default()
}

fn number(numbers: &[u8], place: usize) -> u64 {
    let bytes = numbers.get(place * 4..).and_then(|rest| rest.first_chunk::<4>());
    bytes.map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)))
}
