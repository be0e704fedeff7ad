//! Lists of words that stretches of text are searched for, made when the crate is compiled.

use crate::text::CharSet;

/// Words with what each means, and what tells most places of a text from one where any of them stands.
pub(super) struct Table<T: 'static> {
    rows: &'static [Row<T>],
    firsts: CharSet,
    lasts: CharSet,
}

/// A word with what it means.
pub(super) type Row<T> = (&'static str, T);

/// A list of words that all mean the same.
pub(super) type Words = Table<()>;

/// A list of words: `words!["牵头", "主办"]`.
macro_rules! words {
    ($($word:literal),* $(,)?) => { $crate::draft::word_list::table![$(($word, ())),*] };
}
pub(super) use words;

/// Words with what each means: `table![("牵头", Role::Lead), ("配合", Role::Support)]`.
macro_rules! table {
    ($($row:expr),* $(,)?) => { const { &$crate::draft::word_list::Table::of(&[$($row),*]) } };
}
pub(super) use table;

impl<T> Table<T> {
    pub(super) const fn of(rows: &'static [Row<T>]) -> Self {
        let (mut firsts, mut lasts) = (CharSet::NONE, CharSet::NONE);
        let mut rest = rows;
        while let [(word, _), others @ ..] = rest {
            firsts = firsts.with_first(word.as_bytes());
            lasts = lasts.with_last(word.as_bytes());
            rest = others;
        }
        Self { rows, firsts, lasts }
    }

    /// The rows in their order.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'static Row<T>> {
        self.rows.iter()
    }

    /// The rows whose word a text begins with.
    pub(super) fn leading<'t>(
        &self,
        text: &'t str,
    ) -> impl Iterator<Item = &'static Row<T>> + use<'t, T> {
        let rows = if self.firsts.has_first(text) { self.rows } else { &[] };
        let text = text.as_bytes();
        rows.iter().filter(move |(word, _)| {
            let word = word.as_bytes();
            word.get(2).is_none_or(|third| Some(third) == text.get(2)) && text.starts_with(word)
        })
    }

    /// The rows whose word a text ends in.
    pub(super) fn ending<'t>(
        &self,
        text: &'t str,
    ) -> impl Iterator<Item = &'static Row<T>> + use<'t, T> {
        let rows = if self.lasts.has_last(text) { self.rows } else { &[] };
        let text = text.as_bytes();
        rows.iter().filter(move |(word, _)| {
            let word = word.as_bytes();
            word.last() == text.last() && text.ends_with(word)
        })
    }
}

impl Words {
    /// Whether the list has no word.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The first place in a text where a word stands, with the word.
    pub(super) fn first_in(&self, text: &str) -> Option<(usize, &'static str)> {
        let mut from = 0;
        loop {
            let at = from + self.firsts.find(text.get(from..)?)?;
            let rest = text.get(at..)?;
            if let Some((word, ())) = self.leading(rest).next() {
                return Some((at, word));
            }
            from = at + rest.chars().next()?.len_utf8();
        }
    }

    /// The last place in a text where a word stands, with the word.
    pub(super) fn last_in(&self, text: &str) -> Option<(usize, &'static str)> {
        let mut places = text.char_indices().rev().map(|(at, _)| at);
        places.find_map(|at| {
            let (word, ()) = self.leading(text.get(at..)?).next()?;
            Some((at, *word))
        })
    }

    /// Whether a text is a word of the list.
    pub(super) fn has(&self, text: &str) -> bool {
        self.leading(text).any(|(word, ())| word.len() == text.len())
    }

    /// A text without the first word of the list that it begins with.
    pub(super) fn strip_lead<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.leading(text).next().and_then(|(word, ())| text.strip_prefix(word))
    }

    /// A text without the first word of the list that it ends in.
    pub(super) fn strip_tail<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.ending(text).next().and_then(|(word, ())| text.strip_suffix(word))
    }

    /// The length of the longest word of the list that a text begins with, in bytes.
    pub(super) fn longest_lead(&self, text: &str) -> Option<usize> {
        self.leading(text).map(|(word, ())| word.len()).max()
    }

    /// The length of the longest word of the list that a text ends in, in bytes.
    pub(super) fn longest_tail(&self, text: &str) -> Option<usize> {
        self.ending(text).map(|(word, ())| word.len()).max()
    }
}
