//! Text folded for comparison, with the way back to the original's offsets.

#[cfg(feature = "draft")]
use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{Span, simplified};

/// A place where folding changed the length: what lies before and after it runs in step.
#[derive(Clone, Copy, Debug)]
struct Step {
    folded: usize,
    original: usize,
    folded_len: usize,
    original_len: usize,
}

/// A text folded for comparison, with offsets back to the original.
///
/// Folding works character by character: compatibility forms become plain (`Ａ２．％` → `a2.%`,
/// `㎡` → `m2`, `₂` → `2`), letters lower case, traditional characters (繁体) simplified, quotation
/// marks, dashes, tildes and square brackets one form each, every white space one space;
/// zero-width and control characters fall away. Folding twice changes nothing more.
///
/// ```
/// use zhengce::text::{Folded, Span};
///
/// let text = "細顆粒物（ＰＭ₂.₅）";
/// let folded = Folded::new(text);
/// assert_eq!(folded.as_str(), "细颗粒物(pm2.5)");
/// let at = folded.as_str().find("pm2.5").unwrap();
/// let span = folded.original(Span::new(at, at + 5));
/// assert_eq!(span.of(text), Some("ＰＭ₂.₅"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    steps: Vec<Step>,
    /// Length of the original in bytes.
    original: usize,
}

impl Folded {
    /// Folds a text, keeping one space for each white space.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::build(text, true)
    }

    /// Folds a text and leaves all white space out.
    pub(super) fn squeezed(text: &str) -> Self {
        Self::build(text, false)
    }

    /// The folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The smallest span of the original that covers a span of the folded text.
    ///
    /// Both are in bytes. A span that cuts a folded character is first widened to whole
    /// characters; one that reaches past the end is cut there.
    #[must_use]
    pub fn original(&self, folded: Span) -> Span {
        let start = self.start_of(floor(&self.text, folded.start));
        if folded.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.end_of(ceil(&self.text, folded.end)))
    }

    fn start_of(&self, at: usize) -> usize {
        match self.last_step(|step| step.folded <= at) {
            Some(step) if at < step.folded + step.folded_len => step.original,
            step => after(step, at).min(self.original),
        }
    }

    fn end_of(&self, at: usize) -> usize {
        match self.last_step(|step| step.folded < at) {
            Some(step) if at < step.folded + step.folded_len => step.original + step.original_len,
            step => after(step, at).min(self.original),
        }
    }

    fn last_step(&self, holds: impl Fn(&Step) -> bool) -> Option<Step> {
        let count = self.steps.partition_point(holds);
        self.steps.get(count.checked_sub(1)?).copied()
    }

    fn build(text: &str, spaces: bool) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            steps: Vec::new(),
            original: text.len(),
        };
        let mut done = 0;
        for (at, character) in text.char_indices() {
            if stays(character) && (spaces || character != ' ') {
                continue;
            }
            folded.text.push_str(text.get(done..at).unwrap_or_default());
            done = at + character.len_utf8();
            folded.push(character, at, spaces);
        }
        folded.text.push_str(text.get(done..).unwrap_or_default());
        folded
    }

    fn push(&mut self, character: char, original: usize, spaces: bool) {
        let start = self.text.len();
        fold_into(character, spaces, &mut self.text);
        let (folded_len, original_len) = (self.text.len() - start, character.len_utf8());
        let folded = self.text.get(start..).unwrap_or_default();
        if folded_len != original_len || folded.chars().nth(1).is_some() {
            self.steps.push(Step { folded: start, original, folded_len, original_len });
        }
    }
}

/// The text folded for comparison, as [`Folded`] tells.
///
/// ```
/// use zhengce::text::fold;
///
/// assert_eq!(fold("“發展改革委”８４％—９０％"), "\"发展改革委\"84%-90%");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    Folded::new(text).text
}

/// The text folded for comparison, as it is where folding changes nothing.
#[cfg(feature = "draft")]
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    if text.chars().all(stays) { Cow::Borrowed(text) } else { Cow::Owned(fold(text)) }
}

/// The place in the original of a folded place that lies behind a step.
fn after(step: Option<Step>, at: usize) -> usize {
    step.map_or(at, |step| step.original + step.original_len + (at - step.folded - step.folded_len))
}

fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// Whether folding leaves a character as it is; the quick answer for nearly all of a Chinese text.
fn stays(character: char) -> bool {
    match character {
        ' '..='@' | '['..='~' | '、' | '。' | '《' | '》' => true,
        '\u{4E00}'..='\u{9FFF}' => simplified(character) == character,
        _ => false,
    }
}

/// The plain form of one character where that is one character: full-width forms narrow, letters
/// lower case, traditional simplified. What offsets must not move for is scanned in this form.
pub(super) fn plain(character: char) -> char {
    match character {
        '\u{4E00}'..='\u{9FFF}' => simplified(character),
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character).to_ascii_lowercase()
        }
        '\u{3000}' => ' ',
        _ => character.to_ascii_lowercase(),
    }
}

/// Appends the folded form of one character.
pub(super) fn fold_into(character: char, spaces: bool, into: &mut String) {
    match character {
        '\u{4E00}'..='\u{9FFF}' => into.push(simplified(character)),
        '!'..='~' | '\u{FF01}'..='\u{FF5E}' => into.push(unify(plain(character))),
        _ => fold_rare(character, spaces, into),
    }
}

fn fold_rare(character: char, spaces: bool, into: &mut String) {
    for normal in std::iter::once(character).nfkc().flat_map(char::to_lowercase).nfkc() {
        let folded = simplified(unify(normal));
        if folded.is_whitespace() {
            into.extend(spaces.then_some(' '));
        } else if !is_debris(folded) {
            into.push(folded);
        }
    }
}

/// One form for each kind of quotation mark, dash, tilde and square bracket.
fn unify(character: char) -> char {
    match character {
        '“' | '”' | '„' | '‟' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟' => {
            '"'
        }
        '‘' | '’' | '‚' | '‛' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '━' => '-',
        '〜' | '∼' => '~',
        '〔' | '【' | '〖' => '[',
        '〕' | '】' | '〗' => ']',
        other => other,
    }
}

fn is_debris(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
        || character.is_control()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn forms_unify() {
        for (text, folded) in [
            ("Ａ２．％", "a2.%"),
            ("CO₂ ㎡ ①", "co2 m2 1"),
            ("，；：？！（）", ",;:?!()"),
            ("“甲”「乙」", "\"甲\"\"乙\""),
            ("2019—2020－2021–2022", "2019-2020-2021-2022"),
            ("1～2~3", "1~2~3"),
            ("〔2021〕［10］【号】", "[2021][10][号]"),
            ("一\u{200B}二\u{FEFF}三\u{AD}四", "一二三四"),
            ("\t甲\u{3000}乙\r\n", " 甲 乙  "),
            ("發展改革委", "发展改革委"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn spans_come_back() {
        let text = "\u{FEFF}面積１０㎡，以上";
        let folded = Folded::new(text);
        assert_eq!(folded.as_str(), "面积10m2,以上");
        let back = |words: &str| {
            let at = folded.as_str().find(words).unwrap();
            folded.original(Span::new(at, at + words.len())).of(text).unwrap()
        };
        assert_eq!(back("面积10"), "面積１０");
        assert_eq!(back("2"), "㎡");
        assert_eq!(back("m2,以"), "㎡，以");
        assert_eq!(folded.original(Span::new(0, 1)).of(text), Some("面"));
        assert_eq!(folded.original(Span::new(0, usize::MAX)).of(text), text.get(3..));
    }

    #[test]
    fn every_character_folds_to_a_fixed_form() {
        for character in '\0'..=char::MAX {
            let once = fold(character.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{character:?}");
        }
    }

    proptest! {
        #[test]
        fn every_span_maps_to_the_original(text in "(\\PC|[a-zＡ-Ｚ㎡①“細顆，\u{200B}ﷺ\t\n]){0,24}") {
            let folded = Folded::new(&text);
            let mut last = 0;
            for start in 0..=folded.as_str().len() {
                for end in start..=folded.as_str().len() {
                    let span = folded.original(Span::new(start, end));
                    prop_assert!(span.of(&text).is_some());
                    let (Some(words), Some(covered)) = (folded.as_str().get(start..end), span.of(&text)) else {
                        continue;
                    };
                    prop_assert!(fold(covered).contains(words));
                }
                let begin = folded.original(Span::new(start, start)).start;
                prop_assert!(begin >= last);
                last = begin;
            }
        }

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
