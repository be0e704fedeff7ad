//! A place in a text that moves forward over plain characters.

use std::ops::RangeInclusive;

use super::char_set::CharSet;
use super::chinese::digit;
use super::fold::plain;
use super::numeral::scan;

/// A place in a text. What it reads is narrow, simplified and lower case; offsets are the text's own.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    previous: char,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, previous: '\n' }
    }

    /// The place, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The character before the place; a line break at the beginning.
    pub(super) fn previous(&self) -> char {
        self.previous
    }

    /// The character at the place.
    pub(super) fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next().map(plain)
    }

    /// Takes one character.
    pub(super) fn bump(&mut self) -> Option<char> {
        let character = self.text.get(self.at..)?.chars().next()?;
        self.at += character.len_utf8();
        self.previous = plain(character);
        Some(self.previous)
    }

    /// Takes characters as long as `holds`, and says how many.
    pub(super) fn bump_while(&mut self, holds: impl Fn(char) -> bool) -> usize {
        let mut count = 0;
        while self.peek().is_some_and(&holds) {
            self.bump();
            count += 1;
        }
        count
    }

    /// Goes on to the next place where a character of a set may stand; `None` where none does.
    pub(super) fn skip_to(&mut self, set: &CharSet) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        let len = set.find(rest)?;
        if let Some(last) = rest.get(..len)?.chars().next_back() {
            self.previous = plain(last);
            self.at += len;
        }
        Some(())
    }

    /// The character behind the one at the place.
    pub(super) fn second(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().nth(1).map(plain)
    }

    /// Takes a word if it stands here.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let start = self.clone();
        let found = word.chars().all(|character| self.bump() == Some(character));
        if !found {
            *self = start;
        }
        found
    }

    /// Takes spaces, but no line break.
    pub(super) fn spaces(&mut self) {
        self.bump_while(|character| matches!(character, ' ' | '\u{A0}' | '\t'));
    }

    /// Takes an Arabic number if exactly so many digits stand together.
    pub(super) fn arabic(&mut self, widths: RangeInclusive<usize>) -> Option<u32> {
        let start = self.clone();
        let mut number = 0u32;
        let mut width = 0;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            number = number.saturating_mul(10).saturating_add(digit);
            width += 1;
            self.bump();
        }
        let fits = widths.contains(&width);
        if !fits {
            *self = start;
        }
        fits.then_some(number)
    }

    /// Takes a number below 100, in one or two Arabic digits or in Chinese.
    pub(super) fn number(&mut self) -> Option<u32> {
        if self.peek()?.is_ascii_digit() {
            return self.arabic(1..=2);
        }
        let numeral = scan(self.text, self.at)?;
        let whole = numeral.value.scale() == 0 && !numeral.percent && !numeral.ordinal;
        let number = u32::try_from(numeral.value.mantissa()).ok()?;
        if !whole || !numeral.chinese || number > 99 {
            return None;
        }
        while self.at < numeral.span.end {
            self.bump()?;
        }
        Some(number)
    }

    /// Takes four digits that stand together, Arabic or Chinese (二〇二一).
    pub(super) fn four_digits(&mut self) -> Option<u32> {
        if self.peek()?.is_ascii_digit() {
            return self.arabic(4..=4);
        }
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.bump().and_then(digit)?;
            number = number * 10 + u32::try_from(digit).ok()?;
        }
        self.peek().and_then(digit).is_none().then_some(number)
    }
}
