//! Typing errors: a character that stands with its neighbours in no text, where another would.

use std::ops::Range;

use pinyin::ToPinyin;
use tantivy::query::{Bm25StatisticsProvider, EnableScoring, PhraseQuery, Query};
use tantivy::{Searcher, Term};

use super::super::TextFields;
use super::super::analyse::pairs;
use super::words::without_set_phrases;

/// In a word of so many characters one may be wrong.
const WORD: usize = 4;
/// How many characters are tried in one place.
const TRIED: usize = 64;

/// Typing errors of longer questions are left alone: each takes thousands of look-ups.
const LONGEST: usize = 64;
/// A wrong character at the end of a longer stretch is not looked for: there a word of its own may begin.
const SHORT: usize = 6;

/// A folded question with its wrong characters set right, each by the one that sounds alike or else
/// stands most often in its place; `None` when nothing is wrong or nothing would be better.
pub(crate) fn corrected(
    (searcher, fields, statistics): (&Searcher, &TextFields, &dyn Bm25StatisticsProvider),
    question: &str,
) -> tantivy::Result<Option<String>> {
    let speller = Speller { searcher, fields, statistics };
    let asked: Vec<char> = without_set_phrases(question).chars().collect();
    let mut characters: Vec<char> = question.chars().collect();
    let mut changed = false;
    if characters.len() > LONGEST {
        return Ok(None);
    }
    for run in runs(&asked) {
        let Some(word) = asked.get(run.clone()) else { continue };
        if let Some((place, better)) = speller.wrong_character(word)?
            && let Some(wrong) = characters.get_mut(run.start + place)
        {
            *wrong = better;
            changed = true;
        }
    }
    Ok(changed.then(|| characters.into_iter().collect()))
}

/// The stretches of three Chinese characters or more.
fn runs(characters: &[char]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for (at, character) in characters.iter().chain([&' ']).enumerate() {
        if !is_han(*character) {
            runs.extend((at >= start + 3).then_some(start..at));
            start = at + 1;
        }
    }
    runs
}

struct Speller<'a> {
    searcher: &'a Searcher,
    fields: &'a TextFields,
    statistics: &'a dyn Bm25StatisticsProvider,
}

impl Speller<'_> {
    /// The first character of a stretch that stands beside its neighbours in no text, and a better one.
    fn wrong_character(&self, run: &[char]) -> tantivy::Result<Option<(usize, char)>> {
        let mut unknown = Vec::new();
        for pair in run.windows(2) {
            unknown.push(self.frequency(pair)? == 0);
        }
        for place in (0..run.len()).rev() {
            let before = place.checked_sub(1).and_then(|at| unknown.get(at)).copied();
            let wrong = match (before, unknown.get(place).copied()) {
                (Some(before), Some(after)) => before && after,
                (Some(only), None) | (None, Some(only)) => only && run.len() <= SHORT,
                (None, None) => false,
            };
            if wrong && let Some(better) = self.better(run, place)? {
                return Ok(Some((place, better)));
            }
        }
        Ok(None)
    }

    fn frequency(&self, pair: &[char]) -> tantivy::Result<u64> {
        self.statistics.doc_freq(&self.fields.pair(&pair.iter().collect::<String>()))
    }

    /// The character that would stand better in a place.
    fn better(&self, characters: &[char], place: usize) -> tantivy::Result<Option<char>> {
        let Some(&wrong) = characters.get(place) else { return Ok(None) };
        let mut best: Option<((bool, u32), char)> = None;
        for window in windows(characters, place) {
            for character in self.candidates(characters, place, wrong)? {
                let mut word: Vec<char> =
                    characters.get(window.clone()).unwrap_or_default().to_vec();
                if let Some(wrong) = word.get_mut(place - window.start) {
                    *wrong = character;
                }
                let known = self.known(&word)?;
                let rank = (sound_alike(wrong, character), known);
                if known > 0 && best.is_none_or(|(other, _)| rank > other) {
                    best = Some((rank, character));
                }
            }
        }
        Ok(best.map(|(_, character)| character))
    }

    /// Characters that stand beside both neighbours somewhere, those that sound alike first.
    fn candidates(
        &self,
        characters: &[char],
        place: usize,
        wrong: char,
    ) -> tantivy::Result<Vec<char>> {
        let before =
            place.checked_sub(1).and_then(|at| characters.get(at)).copied().filter(|&c| is_han(c));
        let after = characters.get(place + 1).copied().filter(|&c| is_han(c));
        let mut found = Vec::new();
        for character in self.followers(before)? {
            let follows = after.map(|after| self.frequency(&[character, after])).transpose()?;
            let is_one = character != wrong && is_han(character) && follows != Some(0);
            // A pair may stand in nothing but what was removed.
            let stands = before.map(|before| self.frequency(&[before, character])).transpose()?;
            if is_one && stands != Some(0) {
                found.push(character);
            }
        }
        found.sort_by_key(|&character| !sound_alike(wrong, character));
        found.truncate(TRIED);
        Ok(found)
    }

    /// The characters that follow one somewhere, or all that there are.
    fn followers(&self, before: Option<char>) -> tantivy::Result<Vec<char>> {
        let (field, prefix) = match before {
            Some(before) => (self.fields.pairs, before.to_string()),
            None => (self.fields.characters, String::new()),
        };
        let mut followers = Vec::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut terms = index.terms().range().ge(&prefix).into_stream()?;
            while terms.advance() {
                let Some(text) =
                    std::str::from_utf8(terms.key()).ok().and_then(|key| key.strip_prefix(&prefix))
                else {
                    break;
                };
                followers.extend(text.chars().next());
            }
        }
        followers.sort_unstable();
        followers.dedup();
        Ok(followers)
    }

    /// In how many texts a word stands.
    fn known(&self, word: &[char]) -> tantivy::Result<u32> {
        let word: String = word.iter().collect();
        let terms =
            pairs(&word).filter_map(|(at, pair)| Some((at, self.fields.pair(word.get(pair)?))));
        let terms: Vec<(usize, Term)> = terms.collect();
        if terms.len() < 2 {
            return Ok(0);
        }
        let query = PhraseQuery::new_with_offset(terms);
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        let readers = self.searcher.segment_readers().iter();
        readers.map(|reader| weight.count(reader)).sum()
    }
}

/// The words of four Chinese characters that a place lies in; of shorter runs the whole.
fn windows(characters: &[char], place: usize) -> Vec<Range<usize>> {
    let before = characters
        .get(..place)
        .unwrap_or_default()
        .iter()
        .rev()
        .take_while(|&&c| is_han(c))
        .count();
    let after =
        characters.get(place + 1..).unwrap_or_default().iter().take_while(|&&c| is_han(c)).count();
    let (start, end) = (place - before.min(WORD - 1), place + after.min(WORD - 1) + 1);
    if end - start < WORD {
        return std::iter::once(start..end).collect();
    }
    (start..=end - WORD).map(|from| from..from + WORD).collect()
}

fn sound_alike(a: char, b: char) -> bool {
    match (a.to_pinyin(), b.to_pinyin()) {
        (Some(a), Some(b)) => a.plain() == b.plain(),
        _ => false,
    }
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}')
}
