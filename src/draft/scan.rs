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

/// Whether any of the words stands in others.
pub(super) fn holds(words: &str, any: &[&str]) -> bool {
    any.iter().any(|word| words.contains(word))
}

/// Whether words begin with any of others.
pub(super) fn begins(words: &str, any: &[&str]) -> bool {
    any.iter().any(|word| words.starts_with(word))
}

/// Whether words end in any of others.
pub(super) fn ends(words: &str, any: &[&str]) -> bool {
    any.iter().any(|word| words.ends_with(word))
}

/// The length of the first of several words that stand in front, in bytes; 0 where none does.
pub(super) fn lead(words: &str, any: &[&str]) -> usize {
    any.iter().find(|word| words.starts_with(**word)).map_or(0, |word| word.len())
}

/// The first so many characters.
pub(super) fn near(words: &str, count: usize) -> &str {
    words.char_indices().nth(count).map_or(words, |(at, _)| before(words, at))
}

/// How many characters there are.
pub(super) fn count(words: &str) -> usize {
    words.chars().count()
}

/// Whether there are at least two characters.
pub(super) fn several(words: &str) -> bool {
    words.chars().nth(1).is_some()
}
