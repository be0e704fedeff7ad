//! Sets of characters that are told by a look at their last bytes.

/// A set of characters that may hold more than it was given, never less, so that what it tells apart is done with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CharSet([u16; 64]);

impl CharSet {
    pub(crate) const NONE: Self = Self([0; 64]);

    /// The set of the characters of a text.
    pub(crate) const fn of(text: &str) -> Self {
        let mut set = Self::NONE;
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            set = set.with_first(rest);
            rest = rest.split_at(first(rest).1).1;
        }
        set
    }

    /// The set with all of another.
    pub(crate) const fn and(mut self, other: &Self) -> Self {
        let (mut rest, mut others): (&mut [u16], &[u16]) = (&mut self.0, &other.0);
        while let ([one, behind @ ..], [more, others_behind @ ..]) = (rest, others) {
            *one |= *more;
            (rest, others) = (behind, others_behind);
        }
        self
    }

    /// The set with the first character of a text.
    pub(crate) const fn with_first(self, text: &[u8]) -> Self {
        self.with(first(text).0)
    }

    const fn with(mut self, slot: usize) -> Self {
        let mut rest: &mut [u16] = &mut self.0;
        let mut before = slot / 16;
        while let [one, others @ ..] = rest {
            if before == 0 {
                *one |= 1 << (slot % 16);
                return self;
            }
            before -= 1;
            rest = others;
        }
        self
    }

    /// The first place of a text, in bytes, where a character of the set may stand.
    #[inline]
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            // Nearly every character that is looked at has three bytes, and nothing else is done so often.
            while let [0xE0..=0xEF, second, third, behind @ ..] = rest {
                if self.has(pair(*second, *third)) {
                    return Some(text.len() - rest.len());
                }
                rest = behind;
            }
            let (slot, len) = first(rest);
            if !rest.is_empty() && self.has(slot) {
                return Some(text.len() - rest.len());
            }
            rest = rest.get(len..).unwrap_or_default();
        }
        None
    }

    /// The first place of a text, in bytes, where a word may stand whose first character is of the set and its first
    /// two of another.
    #[inline]
    pub(crate) fn find_in_pairs(&self, pairs: &Self, text: &str) -> Option<usize> {
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            // A character that is of no pair is neither the second of a word nor its first.
            while let Some(both) = rest.first_chunk::<8>().map(|eight| u64::from_le_bytes(*eight)) {
                let [_, _, _, _, second, third, ..] = both.to_le_bytes();
                if both & 0xF000_00F0 != 0xE000_00E0 || pairs.has(pair(second, third)) {
                    break;
                }
                rest = rest.get(6..).unwrap_or_default();
            }
            while let [0xE0..=0xEF, _, _, 0xE0..=0xEF, second, third, behind @ ..] = rest {
                if pairs.has(pair(*second, *third)) {
                    break;
                }
                rest = behind;
            }
            let (slot, len) = first(rest);
            if !rest.is_empty() && self.has(slot) {
                return Some(text.len() - rest.len());
            }
            rest = rest.get(len..).unwrap_or_default();
        }
        None
    }

    /// Whether the second character of a text may be of the set.
    pub(crate) fn has_second(&self, text: &str) -> bool {
        let second = text.as_bytes().get(first(text.as_bytes()).1..).unwrap_or_default();
        !second.is_empty() && self.has(first(second).0)
    }

    fn has(&self, slot: usize) -> bool {
        self.0.get(slot / 16).is_some_and(|bits| bits >> (slot % 16) & 1 == 1)
    }
}

/// What lists of words ask.
#[cfg(feature = "draft")]
impl CharSet {
    /// The group, of 64, that the first character of a text is of.
    #[inline]
    pub(crate) const fn group(text: &[u8]) -> usize {
        first(text).0 / 16
    }

    /// The set with the last character of a text.
    pub(crate) const fn with_last(self, text: &[u8]) -> Self {
        self.with(last(text))
    }

    /// The set with the first two characters of a text; `None` where there is no second.
    pub(crate) const fn with_pair(self, text: &[u8]) -> Option<Self> {
        let second = text.split_at(first(text).1).1;
        if second.is_empty() { None } else { Some(self.with_first(text).with_first(second)) }
    }

    /// The last place of a text, in bytes, where a character of the set may stand.
    pub(crate) fn rfind(&self, text: &str) -> Option<usize> {
        let mut rest = text.as_bytes();
        while let [before @ .., last] = rest {
            if let [before @ .., 0xE0..=0xEF, second, third] = rest {
                if self.has(pair(*second, *third)) {
                    return Some(before.len());
                }
                rest = before;
                continue;
            }
            rest = before;
            let begins = *last & 0xC0 != 0x80;
            if begins && self.has_first(text.get(before.len()..)?) {
                return Some(before.len());
            }
        }
        None
    }

    /// Whether the first character of a text may be of the set.
    pub(crate) fn has_first(&self, text: &str) -> bool {
        self.has(first(text.as_bytes()).0)
    }

    /// Whether the last character of a text may be of the set.
    pub(crate) fn has_last(&self, text: &str) -> bool {
        self.has(last(text.as_bytes()))
    }
}

/// The slot, below 1024, and the length in bytes of the first character of a text: of one with three bytes, as Chinese
/// ones have, ten bits of the last two.
const fn first(text: &[u8]) -> (usize, usize) {
    match *text {
        [0xF0..=0xFF, second, third, ..] => (pair(second, third), 4),
        [0xE0..=0xEF, second, third, ..] => (pair(second, third), 3),
        [one @ 0xC0..=0xFF, ..] => (one as usize, 2),
        [one, ..] => (one as usize, 1),
        [] => (0, 0),
    }
}

/// The slot of the last character of a text.
#[cfg(feature = "draft")]
const fn last(text: &[u8]) -> usize {
    match *text {
        [.., second, third] if third >= 0x80 => pair(second, third),
        [.., one] => one as usize,
        [] => 0,
    }
}

const fn pair(second: u8, third: u8) -> usize {
    ((third & 0x3F) as usize) << 4 | (second & 0x0F) as usize
}

#[cfg(all(test, feature = "draft"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_word_is_missed(word in "(\\PC|[一-龥]){2,4}", before in "(\\PC|[一-龥]){0,8}", behind in "\\PC{0,4}") {
            let set = CharSet::NONE.with_first(word.as_bytes());
            let pairs = CharSet::NONE.with_pair(word.as_bytes()).unwrap();
            let text = format!("{before}{word}{behind}");
            prop_assert!(set.find_in_pairs(&pairs, &text).is_some_and(|at| at <= before.len()));
        }

        #[test]
        fn the_last_is_found_as_the_first_is(of in "\\PC", text in "(\\PC|[一-龥]){0,8}") {
            let set = CharSet::of(&of);
            let last = text.char_indices().rev().find(|(at, _)| set.has_first(&text[*at..]));
            prop_assert_eq!(set.rfind(&text), last.map(|(at, _)| at));
        }

        #[test]
        fn no_character_is_missed(of in "\\PC{1,8}", before in "\\PC{0,8}", behind in "\\PC{0,8}") {
            let set = CharSet::of(&of);
            for character in of.chars() {
                let text = format!("{before}{character}{behind}");
                prop_assert!(set.find(&text).is_some_and(|at| at <= before.len()));
                prop_assert!(set.has_first(&text[before.len()..]));
            }
            let last = of.chars().last().unwrap();
            let ended = format!("{before}{last}");
            prop_assert!(CharSet::NONE.with_last(of.as_bytes()).has_last(&ended));
        }
    }

    #[test]
    fn most_other_characters_are_told_apart() {
        let set = CharSet::of("年月日");
        let taken = ('\u{4E00}'..='\u{9FFF}').filter(|c| set.has_first(&c.to_string())).count();
        assert!(taken <= 3 * 21, "{taken} of 20992");
    }
}
