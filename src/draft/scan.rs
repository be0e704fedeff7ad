//! Small looks at words that every part of drafting takes.

use crate::draft::word_list::{Words, words};
use crate::text::Span;

/// The words of a span; none where the span is not of the text.
pub(super) fn words(text: &str, span: Span) -> &str {
    span.of(text).unwrap_or_default()
}

/// The words before a place.
pub(super) fn before(words: &str, at: usize) -> &str {
    words.get(..at).unwrap_or_default()
}

/// The words from a place on.
pub(super) fn from(words: &str, at: usize) -> &str {
    words.get(at..).unwrap_or_default()
}

/// The first character; a space where there is none.
pub(super) fn first(words: &str) -> char {
    words.chars().next().unwrap_or(' ')
}

/// The last character; a space where there is none.
pub(super) fn last(words: &str) -> char {
    words.chars().next_back().unwrap_or(' ')
}

/// The length of the first character in bytes.
pub(super) fn first_len(words: &str) -> usize {
    words.chars().next().map_or(0, char::len_utf8)
}

/// The length of the last character in bytes.
pub(super) fn last_len(words: &str) -> usize {
    words.chars().next_back().map_or(0, char::len_utf8)
}

/// Whether a date may be read in words: a digit stands there, or a word of the parts of a year.
pub(super) fn may_date(words: &str) -> bool {
    (holds_digit(words) || holds(words, YEARS))
        && holds(words, words!["年", "月", "季", "日", "五"])
}

/// Words of dates that are written without Arabic digits.
const YEARS: &Words = words![
    "年底",
    "年末",
    "年初",
    "月底",
    "月末",
    "半年",
    "季度",
    "十一五",
    "十二五",
    "十三五",
    "十四五",
    "十五五",
    "二〇",
    "二○",
    "二零",
    "二O",
    "一月",
    "二月",
    "三月",
    "四月",
    "五月",
    "六月",
    "七月",
    "八月",
    "九月",
    "十月",
];

/// Whether an Arabic digit of any width stands in words.
pub(super) fn holds_digit(words: &str) -> bool {
    signs(words).any(|(_, c)| c.is_ascii_digit() || matches!(c, '０'..='９'))
}

/// The characters of words that are no Chinese ones, with their places: stops, brackets, digits, white space.
pub(super) fn signs(words: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        // Of the block CJK Unified Ideographs nearly all begin with these bytes, and each has three.
        while let Some(0xE4..=0xE9) = words.as_bytes().get(at) {
            at += 3;
        }
        let sign = words.get(at..)?.chars().next()?;
        at += sign.len_utf8();
        Some((at - sign.len_utf8(), sign))
    })
}

/// The first place of a sign in words.
pub(super) fn sign(words: &str, sign: char) -> Option<usize> {
    signs(words).find(|(_, one)| *one == sign).map(|(at, _)| at)
}

/// The words up to the first of a sign.
pub(super) fn until(words: &str, stop: char) -> &str {
    sign(words, stop).map_or(words, |at| before(words, at))
}

/// The parts of words between stops that are no Chinese characters.
pub(super) fn parts(words: &str, is_stop: impl Fn(char) -> bool) -> impl Iterator<Item = Span> {
    let mut signs = signs(words).filter(move |(_, sign)| is_stop(*sign));
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let stop = signs.next();
        start = stop.map(|(at, sign)| at + sign.len_utf8());
        Some(Span::new(from, stop.map_or(words.len(), |(at, _)| at)))
    })
}

/// The places of a word in a text, apart from each other, quicker than std's where the text is long.
pub(super) fn places<'t>(text: &'t str, word: &'static str) -> impl Iterator<Item = usize> + 't {
    memchr::memmem::find_iter(text.as_bytes(), word)
}

/// Whether any of a list of words stands in others.
pub(super) fn holds(words: &str, any: &Words) -> bool {
    any.first_in(words).is_some()
}

/// Whether words begin with any of a list.
pub(super) fn begins(words: &str, any: &Words) -> bool {
    any.leading(words).next().is_some()
}

/// Whether words end in any of a list.
pub(super) fn ends(words: &str, any: &Words) -> bool {
    any.ending(words).next().is_some()
}

/// The length of the first of a list of words that stand in front, in bytes; 0 where none does.
pub(super) fn lead(words: &str, any: &Words) -> usize {
    any.leading(words).next().map_or(0, |(word, ())| word.len())
}

/// The words of the first so many bytes, up to the last whole character.
pub(super) fn head(words: &str, bytes: usize) -> &str {
    let mut ends = (0..bytes.saturating_add(1)).rev();
    if words.len() <= bytes {
        words
    } else {
        ends.find_map(|end| words.get(..end)).unwrap_or_default()
    }
}

/// The first so many characters.
pub(super) fn near(words: &str, count: usize) -> &str {
    words.char_indices().nth(count).map_or(words, |(at, _)| before(words, at))
}

/// The last so many characters.
pub(super) fn tail(words: &str, count: usize) -> &str {
    let start = words.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    from(words, start)
}

/// How many characters there are.
pub(super) fn count(words: &str) -> usize {
    words.chars().count()
}

/// Whether there are at least two characters.
pub(super) fn several(words: &str) -> bool {
    words.chars().nth(1).is_some()
}
