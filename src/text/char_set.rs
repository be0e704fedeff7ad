//! Sets of characters that are told by a look at their last bytes.

/// A set of characters that may hold more than it was given, never less, so that what it tells apart is done with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CharSet([u64; 16]);

impl CharSet {
    pub(crate) const NONE: Self = Self([0; 16]);

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
        let (mut rest, mut others): (&mut [u64], &[u64]) = (&mut self.0, &other.0);
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

    /// The first place of a text, in bytes, where a character of the set may stand.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            let (slot, len) = first(rest);
            if self.has(slot) {
                return Some(text.len() - rest.len());
            }
            rest = rest.get(len..).unwrap_or_default();
        }
        None
    }

    fn has(&self, slot: usize) -> bool {
        self.0.get(slot / 64).is_some_and(|bits| bits >> (slot % 64) & 1 == 1)
    }
}

/// What lists of words ask.
#[cfg(feature = "draft")]
impl CharSet {
    /// The set with the last character of a text.
    pub(crate) const fn with_last(self, text: &[u8]) -> Self {
        self.with(last(text))
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
    ((second & 0x0F) as usize) << 6 | (third & 0x3F) as usize
}

#[cfg(all(test, feature = "draft"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
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
