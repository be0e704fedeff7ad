//! Finding quotes in a text: exactly, or where they nearly stand.

use std::collections::HashMap;

use super::{Folded, Span, fold};

/// How near a stretch of text comes to a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Likeness {
    /// It is the quote, byte for byte.
    Exact,
    /// It differs only in width, spacing, script or the form of punctuation.
    Form,
    /// It shares this much of the quote's pairs of characters, in per cent, 1 to 100.
    Shared(u8),
}

/// The first place at or behind byte `from` where a text holds a quote, exactly; an empty quote is nowhere.
///
/// ```
/// use zhengce::text::{Span, quote::find};
///
/// let text = "水务局牵头，水务局负责";
/// assert_eq!(find(text, "水务局", 0), Some(Span::new(0, 9)));
/// assert_eq!(find(text, "水务局", 1), Some(Span::new(18, 27)));
/// ```
#[must_use]
pub fn find(text: &str, quote: &str, from: usize) -> Option<Span> {
    let from = (from..=text.len()).find(|&at| text.is_char_boundary(at))?;
    let at = from + text.get(from..)?.find(quote)?;
    (!quote.is_empty()).then(|| Span::new(at, at + quote.len()))
}

/// Every place where a text holds a quote, exactly, in order and apart from each other.
///
/// ```
/// use zhengce::text::quote::find_all;
///
/// assert_eq!(find_all("水、水体、水质", "水").count(), 3);
/// ```
pub fn find_all<'t>(text: &'t str, quote: &'t str) -> impl Iterator<Item = Span> + 't {
    let found = (!quote.is_empty()).then(|| text.match_indices(quote));
    found.into_iter().flatten().map(|(at, words)| Span::new(at, at + words.len()))
}

/// The stretch of a text that comes nearest to a quote, for messages that help; `None` when they
/// share no two neighbouring characters.
///
/// It takes time in proportion to both lengths.
///
/// ```
/// use zhengce::text::quote::{Likeness, nearest};
///
/// let text = "全区环境空气质量优良天数比率力争达到８４％以上。";
/// let (span, likeness) = nearest(text, "力争达到84%以上").unwrap();
/// assert_eq!(span.of(text), Some("力争达到８４％以上"));
/// assert_eq!(likeness, Likeness::Form);
///
/// let (span, likeness) = nearest(text, "优良天数比例力争达到").unwrap();
/// assert_eq!(span.of(text), Some("优良天数比率力争达到"));
/// assert_eq!(likeness, Likeness::Shared(77));
/// ```
#[must_use]
pub fn nearest(text: &str, quote: &str) -> Option<(Span, Likeness)> {
    if let Some(span) = find(text, quote, 0) {
        return Some((span, Likeness::Exact));
    }
    let (folded, quote) = (Folded::squeezed(text), Folded::squeezed(quote));
    if let Some(span) = find(folded.as_str(), quote.as_str(), 0) {
        return Some((folded.original(span), Likeness::Form));
    }
    let (span, shared) = Window::new(quote.as_str()).best(folded.as_str())?;
    Some((folded.original(span), Likeness::Shared(shared)))
}

/// Whether the characters of `words` occur in `text` in their order, perhaps with others between.
///
/// Both are folded; white space and punctuation do not count, but signs that mean something (%, ≥) do.
///
/// ```
/// use zhengce::text::quote::in_order;
///
/// let text = "细颗粒物（PM2.5）浓度控制在40微克/立方米以下";
/// assert!(in_order(text, "细颗粒物浓度"));
/// assert!(!in_order(text, "浓度细颗粒物"));
/// ```
#[must_use]
pub fn in_order(text: &str, words: &str) -> bool {
    let text = fold(text);
    let mut characters = text.chars();
    let words = fold(words);
    words.chars().filter(|&c| counts(c)).all(|word| characters.any(|c| c == word))
}

fn counts(character: char) -> bool {
    character.is_alphanumeric() || "%‰<>=≤≥+°".contains(character)
}

type Pair = (char, char);

/// A window as long as a quote that slides over a text and counts the pairs it shares with it.
struct Window {
    /// For each pair of the quote: how often the quote has it, and how often the window.
    pairs: HashMap<Pair, (usize, usize)>,
    length: usize,
    shared: usize,
}

impl Window {
    fn new(quote: &str) -> Self {
        let mut pairs: HashMap<Pair, (usize, usize)> = HashMap::new();
        let mut length = 0;
        for pair in pairs_of(quote) {
            pairs.entry(pair).or_default().0 += 1;
            length += 1;
        }
        Self { pairs, length, shared: 0 }
    }

    fn enter(&mut self, pair: Pair) {
        if let Some((wanted, held)) = self.pairs.get_mut(&pair) {
            *held += 1;
            self.shared += usize::from(*held <= *wanted);
        }
    }

    fn leave(&mut self, pair: Pair) {
        if let Some((wanted, held)) = self.pairs.get_mut(&pair) {
            self.shared -= usize::from(*held <= *wanted);
            *held -= 1;
        }
    }

    /// The first stretch of the text that shares most pairs, and how many of a hundred.
    fn best(mut self, text: &str) -> Option<(Span, u8)> {
        let mut tail = pairs_of(text).zip(text.char_indices());
        let (mut best, mut start, mut width) = (0, 0, 0);
        let mut from = 0;
        for pair in pairs_of(text) {
            self.enter(pair);
            width += 1;
            if width > self.length
                && let Some((old, (at, character))) = tail.next()
            {
                self.leave(old);
                from = at + character.len_utf8();
            }
            if self.shared > best {
                (best, start) = (self.shared, from);
            }
        }
        let percent = u8::try_from(best * 100 / self.length.max(1)).ok()?.max(1);
        (best > 0).then(|| (self.trim(text, start), percent))
    }

    /// The window that begins at `start`, without the ends that share nothing.
    fn trim(&self, text: &str, start: usize) -> Span {
        let rest = text.get(start..).unwrap_or_default();
        let ends = rest.char_indices().skip(1).map(|(at, c)| start + at + c.len_utf8());
        let places = rest.char_indices().map(|(at, _)| start + at).zip(ends);
        let shared = pairs_of(rest).zip(places).take(self.length);
        let mut shared = shared.filter(|(pair, _)| self.pairs.contains_key(pair)).map(|(_, p)| p);
        let first = shared.next().unwrap_or((start, start));
        let last = shared.last().unwrap_or(first);
        Span::new(first.0, last.1)
    }
}

fn pairs_of(text: &str) -> impl Iterator<Item = Pair> + '_ {
    text.chars().zip(text.chars().skip(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_nearest_stretch_is_shown_as_printed() {
        let text = "一、目标\n2021年，全区受污染耕地安全利用率\n达到９０％以上；推进调查。";
        let near = |quote| nearest(text, quote).map(|(span, like)| (span.of(text).unwrap(), like));
        assert_eq!(near("安全利用率"), Some(("安全利用率", Likeness::Exact)));
        assert_eq!(
            near("安全利用率达到90%以上;"),
            Some(("安全利用率\n达到９０％以上；", Likeness::Form))
        );
        assert_eq!(near("污染地块安全利用率").unwrap().0, "污染耕地安全利用率");
        assert_eq!(near("乙甲"), None);
        assert_eq!(near(""), None);
        assert_eq!(near("甲"), None);
    }

    #[test]
    fn words_keep_their_order() {
        assert!(in_order("達到８４％", "达到84%"));
        assert!(in_order("甲，乙", "甲乙"));
        assert!(!in_order("达到84", "达到84%"));
        assert!(in_order("甲", ""));
    }

    #[test]
    fn long_texts_take_linear_time() {
        let text = "水环境质量".repeat(60_000);
        assert!(nearest(&text, &"环境".repeat(60_000)).is_some());
    }

    proptest! {
        #[test]
        fn a_part_is_found_again(before in "\\PC{0,8}", quote in "\\PC{1,8}", after in "\\PC{0,8}") {
            let text = format!("{before}{quote}{after}");
            prop_assert_eq!(find(&text, &quote, before.len()), Some(Span::new(before.len(), before.len() + quote.len())));
            prop_assert_eq!(nearest(&text, &quote).map(|near| near.1), Some(Likeness::Exact));
            prop_assert!(in_order(&text, &quote));
            prop_assert!(find_all(&text, &quote).all(|span| span.of(&text) == Some(&quote)));
        }

        #[test]
        fn nearest_is_of_the_text(text in "([甲乙丙 ，㎡A]){0,24}", quote in "[甲乙丙㎡a]{0,8}", from in 0usize..80) {
            if let Some((span, _)) = nearest(&text, &quote) {
                prop_assert!(span.of(&text).is_some());
            }
            let _ = find(&text, &quote, from);
        }
    }
}
