//! Lists of words that stretches of text are searched for, made when the crate is compiled.

/// Words with what each means, and what tells most places of a text from one where any of them stands.
pub(super) struct Table<T: 'static> {
    rows: &'static [Row<T>],
    firsts: Slots,
    lasts: Slots,
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
        let (mut firsts, mut lasts) = (Slots::NONE, Slots::NONE);
        let mut rest = rows;
        while let [(word, _), others @ ..] = rest {
            firsts = firsts.with(first_slot(word.as_bytes()));
            lasts = lasts.with(last_slot(word.as_bytes()));
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
        let text = text.as_bytes();
        let rows = if self.firsts.has(first_slot(text)) { self.rows } else { &[] };
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
        let text = text.as_bytes();
        let rows = if self.lasts.has(last_slot(text)) { self.rows } else { &[] };
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
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            if self.firsts.has(first_slot(rest))
                && let Some((word, ())) = self.leading(text.get(at..)?).next()
            {
                return Some((at, word));
            }
            at += first_len(rest);
        }
        None
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

/// A set of characters by their slots: it may hold more than it was given, never less.
#[derive(Clone, Copy)]
struct Slots([u64; 16]);

impl Slots {
    const NONE: Self = Self([0; 16]);

    const fn with(mut self, slot: usize) -> Self {
        let mut rest: &mut [u64] = &mut self.0;
        let mut before = slot / 64;
        while let [one, others @ ..] = rest {
            if before == 0 {
                *one |= 1 << (slot % 64);
                return self;
            }
            before -= 1;
            rest = others;
        }
        self
    }

    fn has(&self, slot: usize) -> bool {
        self.0.get(slot / 64).is_some_and(|bits| bits >> (slot % 64) & 1 == 1)
    }
}

/// The slot of the first character of a text, below 1024: of one with three bytes, as Chinese ones have, ten bits of
/// the last two.
const fn first_slot(text: &[u8]) -> usize {
    match *text {
        [first, second, third, ..] if first >= 0xE0 => pair_slot(second, third),
        [first, ..] => first as usize,
        [] => 0,
    }
}

/// The slot of the last character of a text.
const fn last_slot(text: &[u8]) -> usize {
    match *text {
        [.., second, third] if third >= 0x80 => pair_slot(second, third),
        [.., last] => last as usize,
        [] => 0,
    }
}

const fn pair_slot(second: u8, third: u8) -> usize {
    ((second & 0x0F) as usize) << 6 | (third & 0x3F) as usize
}

/// The length of the first character of a text that begins with one.
fn first_len(text: &[u8]) -> usize {
    match text.first() {
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..) => 4,
        Some(0xC0..) => 2,
        _ => 1,
    }
}
