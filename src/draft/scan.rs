//! Small looks at words that every part of drafting takes.

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
    words.contains(['年', '月', '季', '日', '五']) && (holds_digit(words) || holds(words, YEARS))
}

/// Words of dates that are written without Arabic digits.
const YEARS: &[&str] = &[
    "年底",
    "年末",
    "年初",
    "月底",
    "月末",
    "半年",
    "季度",
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
    words.bytes().any(|byte| byte.is_ascii_digit()) || words.contains(|c| matches!(c, '０'..='９'))
}

/// Whether any of the words, each of Chinese characters, stands in others.
pub(super) fn holds(words: &str, any: &[&str]) -> bool {
    let firsts = thirds(any);
    let bytes = words.as_bytes();
    // Chinese characters have three bytes, of which the last tells the most.
    let may = |at: usize| bytes.get(at + 2).is_some_and(|byte| firsts & bit(*byte) != 0);
    words.char_indices().any(|(at, _)| may(at) && begins(from(words, at), any))
}

/// The third bytes of words as a set.
fn thirds(any: &[&str]) -> u64 {
    let bytes = any.iter().filter_map(|word| word.as_bytes().get(2));
    bytes.fold(0u64, |set, byte| set | bit(*byte))
}

fn bit(byte: u8) -> u64 {
    1 << (byte & 63)
}

/// Whether words begin with any of others.
pub(super) fn begins(words: &str, any: &[&str]) -> bool {
    let key = |word: &str| (word.as_bytes().get(2).copied(), word.as_bytes().get(1).copied());
    let first = key(words);
    any.iter().any(|word| key(word) == first && words.starts_with(word))
}

/// Whether words end in any of others.
pub(super) fn ends(words: &str, any: &[&str]) -> bool {
    let last = words.as_bytes().last();
    any.iter().any(|word| word.as_bytes().last() == last && words.ends_with(word))
}

/// The length of the first of several words that stand in front, in bytes; 0 where none does.
pub(super) fn lead(words: &str, any: &[&str]) -> usize {
    lead_word(words, any).map_or(0, str::len)
}

/// The first of several words that stand in front.
pub(super) fn lead_word<'w>(words: &str, any: &[&'w str]) -> Option<&'w str> {
    let key = |word: &str| (word.as_bytes().get(2).copied(), word.as_bytes().get(1).copied());
    let first = key(words);
    any.iter().copied().find(|word| key(word) == first && words.starts_with(word))
}

/// The word that stands last in words, with its place.
pub(super) fn last_of<'w>(words: &str, any: &[&'w str]) -> Option<(usize, &'w str)> {
    let set = thirds(any);
    let bytes = words.as_bytes();
    let may = |at: &usize| bytes.get(at + 2).is_some_and(|byte| set & bit(*byte) != 0);
    let mut places = words.char_indices().rev().map(|(at, _)| at).filter(may);
    places.find_map(|at| Some((at, lead_word(from(words, at), any)?)))
}

/// The first place where any of several words stands, with the word.
pub(super) fn first_of<'w>(words: &str, any: &[&'w str]) -> Option<(usize, &'w str)> {
    let places = words.char_indices().map(|(at, _)| at);
    places.into_iter().find_map(|at| Some((at, lead_word(from(words, at), any)?)))
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
