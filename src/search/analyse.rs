//! The analysers of the text fields. They take folded text, so that a text is folded once for all of them,
//! and lend the engine one buffer for every token.

use std::ops::Range;
use std::str::CharIndices;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Every two neighbouring characters, so that any stretch of two or more can be found exactly.
#[derive(Clone, Copy)]
pub(super) struct Pairs;

/// Every character once, for what is asked by one.
#[derive(Clone, Copy)]
pub(super) struct Characters;

impl Tokenizer for Pairs {
    type TokenStream<'a> = Stretches<'a, PairIter<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        Stretches::new(text, pairs(text))
    }
}

impl Tokenizer for Characters {
    type TokenStream<'a> = Stretches<'a, CharacterIter<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        Stretches::new(text, characters(text))
    }
}

/// Stretches of a text as tokens; a position counts characters.
pub(super) struct Stretches<'a, I> {
    text: &'a str,
    places: I,
    token: Token,
}

impl<'a, I> Stretches<'a, I> {
    fn new(text: &'a str, places: I) -> Self {
        Self { text, places, token: Token::default() }
    }
}

impl<I: Iterator<Item = (usize, Range<usize>)>> TokenStream for Stretches<'_, I> {
    fn advance(&mut self) -> bool {
        let Some((position, place)) = self.places.next() else {
            return false;
        };
        self.token.text.clear();
        self.token.text.push_str(self.text.get(place.clone()).unwrap_or_default());
        self.token.position = position;
        (self.token.offset_from, self.token.offset_to) = (place.start, place.end);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// The places of all pairs of neighbouring characters, each with the number of its first character.
pub(super) fn pairs(text: &str) -> PairIter<'_> {
    PairIter { characters: text.char_indices(), first: None, position: 0 }
}

pub(super) struct PairIter<'a> {
    characters: CharIndices<'a>,
    first: Option<usize>,
    position: usize,
}

impl Iterator for PairIter<'_> {
    type Item = (usize, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let first = match self.first {
            Some(first) => first,
            None => self.characters.next()?.0,
        };
        let (second, character) = self.characters.next()?;
        self.first = Some(second);
        self.position += 1;
        Some((self.position - 1, first..second + character.len_utf8()))
    }
}

/// How many tokens [`Characters`] makes of a text.
pub(super) fn count_characters(text: &str) -> usize {
    characters(text).count()
}

fn characters(text: &str) -> CharacterIter<'_> {
    let seen = vec![0; usize::from(u16::MAX) / 64 + 1];
    CharacterIter { characters: text.char_indices(), seen }
}

pub(super) struct CharacterIter<'a> {
    characters: CharIndices<'a>,
    /// One bit for each character of the basic plane; others may come more than once.
    seen: Vec<u64>,
}

impl Iterator for CharacterIter<'_> {
    type Item = (usize, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (at, character) = self.characters.next()?;
            if self.is_new(character) {
                return Some((0, at..at + character.len_utf8()));
            }
        }
    }
}

impl CharacterIter<'_> {
    fn is_new(&mut self, character: char) -> bool {
        let Ok(code) = u16::try_from(u32::from(character)) else {
            return true;
        };
        let (word, bit) = (usize::from(code / 64), 1 << (code % 64));
        self.seen.get_mut(word).is_none_or(|word| {
            let new = *word & bit == 0;
            *word |= bit;
            new
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(mut tokenizer: impl Tokenizer, text: &str) -> Vec<(String, usize)> {
        let mut stream = tokenizer.token_stream(text);
        let mut found = Vec::new();
        while stream.advance() {
            found.push((stream.token().text.clone(), stream.token().position));
        }
        found
    }

    #[test]
    fn pairs_overlap() {
        let pairs = |text| tokens(Pairs, text);
        assert_eq!(pairs("黑臭水"), [("黑臭".to_owned(), 0), ("臭水".to_owned(), 1)]);
        assert!(pairs("黑").is_empty() && pairs("").is_empty());
        assert_eq!(pairs("a𠀀,"), [("a𠀀".to_owned(), 0), ("𠀀,".to_owned(), 1)]);
    }

    #[test]
    fn characters_come_once() {
        let found: String = tokens(Characters, "水水土水").into_iter().map(|(c, _)| c).collect();
        assert_eq!(found, "水土");
    }
}
