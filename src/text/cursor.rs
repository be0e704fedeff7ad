//! A place in a text that moves forward over plain characters.

use std::ops::RangeInclusive;

use super::char_set::CharSet;
use super::chinese::{digit, is_chinese_numeral};
use super::fold::plain;
use super::numeral::scan;

/// A place in a text. What it reads is narrow, simplified and lower case; offsets are the text's own.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The place, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The character before the place; a line break at the beginning.
    pub(super) fn previous(&self) -> char {
        let before = self.text.get(..self.at).unwrap_or_default();
        before.chars().next_back().map_or('\n', plain)
    }

    /// The character at the place.
    pub(super) fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next().map(plain)
    }

    /// Takes one character.
    pub(super) fn bump(&mut self) -> Option<char> {
        let character = self.text.get(self.at..)?.chars().next()?;
        self.at += character.len_utf8();
        Some(plain(character))
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

    /// Goes on to the next place where a character of a set may stand, and says whether one of another may follow it;
    /// `None` where none does.
    pub(super) fn skip_to_pair(&mut self, firsts: &CharSet, both: &CharSet) -> Option<bool> {
        let rest = self.text.get(self.at..)?;
        let at = firsts.find_in_pairs(both, rest)?;
        self.at += at;
        Some(both.has_second(rest.get(at..)?))
    }

    /// The character behind the one at the place.
    pub(super) fn second(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().nth(1).map(plain)
    }

    /// Whether the numeral that stands here counts something that is no part of a date: 15 of 15%, 二十 of 二十条.
    pub(super) fn counts(&self) -> bool {
        let mut run = self.text.get(self.at..).unwrap_or_default().chars().map(plain);
        let first = run.next();
        let ranks = first == Some('第');
        let mut next = if ranks { run.next() } else { first.filter(|first| is_numeral(*first)) };
        let (mut len, five_years) = (0, next == Some('十'));
        while next.is_some_and(is_numeral) {
            (len, next) = (len + 1, run.next());
        }
        if ranks {
            return next != Some('季');
        }
        let of_date = matches!(next, None | Some('月' | '季' | 'o' | ' ' | '\u{A0}' | '\t'));
        !of_date && len != 4 && !(len == 3 && five_years)
    }

    /// Takes a word if it stands here.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let Some(mut rest) = self.text.get(self.at..).map(str::chars) else { return false };
        let found = word.chars().all(|character| rest.next().map(plain) == Some(character));
        if found {
            self.at = self.text.len() - rest.as_str().len();
        }
        found
    }

    /// Takes spaces, but no line break.
    pub(super) fn spaces(&mut self) {
        self.bump_while(|character| matches!(character, ' ' | '\u{A0}' | '\t'));
    }

    /// Takes an Arabic number if exactly so many digits stand together.
    pub(super) fn arabic(&mut self, widths: RangeInclusive<usize>) -> Option<u32> {
        let (mut number, mut width, mut len) = (0u32, 0, 0);
        for character in self.text.get(self.at..)?.chars() {
            let Some(digit) = plain(character).to_digit(10) else { break };
            number = number.saturating_mul(10).saturating_add(digit);
            width += 1;
            len += character.len_utf8();
        }
        let fits = widths.contains(&width);
        if fits {
            self.at += len;
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

/// Whether a character, plain, is an Arabic digit or of a Chinese numeral.
pub(super) fn is_numeral(character: char) -> bool {
    character.is_ascii_digit() || is_chinese_numeral(character)
}
