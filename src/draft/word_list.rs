//! Lists of words that stretches of text are searched for, made when the crate is compiled.

use crate::text::CharSet;

/// Words with what each means, and what tells most places of a text from one where any of them stands.
pub(super) struct Table<T: 'static> {
    rows: &'static [Row<T>],
    firsts: CharSet,
    /// The first two characters of each word, where each has two.
    pairs: Option<CharSet>,
    lasts: CharSet,
    groups: Groups,
}

/// Between which rows those stand whose words begin with a character, for each group of characters.
struct Groups([(u8, u8); 64]);

impl Groups {
    const fn with<T>(mut self, (word, _): &Row<T>, at: u8) -> Self {
        let mut groups: &mut [(u8, u8)] = &mut self.0;
        let mut before = CharSet::group(word.as_bytes());
        while let [group, others @ ..] = groups {
            if before == 0 {
                *group = (if group.1 == 0 { at } else { group.0 }, at.saturating_add(1));
                return self;
            }
            before -= 1;
            groups = others;
        }
        self
    }

    /// The rows among which all are whose words a text begins with.
    #[inline]
    fn of<'r, T>(&self, rows: &'r [Row<T>], text: &str) -> &'r [Row<T>] {
        let group = self.0.get(CharSet::group(text.as_bytes()));
        let rows = group.and_then(|(from, to)| rows.get(usize::from(*from)..usize::from(*to)));
        rows.unwrap_or_default()
    }
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
        let mut pairs = Some(CharSet::NONE);
        let mut groups = Groups([(0, 0); 64]);
        assert!(rows.len() < 256, "a list of words that is too long");
        let (mut rest, mut at) = (rows, 0);
        while let [row @ (word, _), others @ ..] = rest {
            groups = groups.with(row, at);
            at += 1;
            firsts = firsts.with_first(word.as_bytes());
            lasts = lasts.with_last(word.as_bytes());
            pairs = match pairs {
                Some(pairs) => pairs.with_pair(word.as_bytes()),
                None => None,
            };
            rest = others;
        }
        Self { rows, firsts, pairs, lasts, groups }
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
        let may = self.pairs.as_ref().is_none_or(|pairs| pairs.has_second(text));
        let rows = if may { self.groups.of(self.rows, text) } else { &[] };
        let text = text.as_bytes();
        rows.iter().filter(move |(word, _)| {
            let word = word.as_bytes();
            word.get(2).is_none_or(|third| Some(third) == text.get(2)) && text.starts_with(word)
        })
    }

    /// The places in a text where a word may stand, with the text from each on.
    fn places<'t>(&self, text: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let rest = text.get(from..)?;
            let next = match &self.pairs {
                Some(pairs) => self.firsts.find_in_pairs(pairs, rest),
                None => self.firsts.find(rest),
            };
            let at = from + next?;
            let rest = text.get(at..)?;
            from = at + rest.chars().next()?.len_utf8();
            Some((at, rest))
        })
    }

    /// The places in a text where a word stands, with the rows of all that do.
    pub(super) fn all_in(&self, text: &str) -> impl Iterator<Item = (usize, &'static Row<T>)> {
        let places = self.places(text);
        places.flat_map(|(at, rest)| self.leading(rest).map(move |row| (at, row)))
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
        self.places(text).find_map(|(at, rest)| {
            let (word, ()) = self.leading(rest).next()?;
            Some((at, *word))
        })
    }

    /// The last place in a text where a word stands, with the word.
    pub(super) fn last_in(&self, text: &str) -> Option<(usize, &'static str)> {
        let mut end = text.len();
        loop {
            end = self.firsts.rfind(text.get(..end)?)?;
            if let Some((word, ())) = self.leading(text.get(end..)?).next() {
                return Some((end, word));
            }
        }
    }

    /// Whether a text is a word of the list.
    pub(super) fn has(&self, text: &str) -> bool {
        self.lasts.has_last(text) && self.leading(text).any(|(word, ())| word.len() == text.len())
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
