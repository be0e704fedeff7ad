//! What a program leaves in a text that no reader sees: debris, and characters that only look like others.

use super::radical;

/// What becomes of a character of the received text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Keep,
    /// Is taken out.
    Drop,
    /// Is shown as another character.
    Become(char),
    /// Ends the line.
    Break,
}

/// The longest name of a bookmark; Word allows 40 characters.
const LONGEST_BOOKMARK: usize = 64;

pub(super) fn fate(c: char) -> Fate {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Break,
        '\t' | ' '..='~' => Fate::Keep,
        // No-break and figure spaces.
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Fate::Become(' '),
        // The hyphens that Word sets for "never break here".
        '\u{2011}' => Fate::Become('-'),
        _ if unseen(c) => Fate::Drop,
        _ => radical::character(c).map_or(Fate::Keep, Fate::Become),
    }
}

/// Control characters (field and cell marks), soft hyphens, zero-width and direction marks, the placeholders of
/// pictures, and glyphs of private use, of which only the sender's font knows what they show.
fn unseen(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Length in bytes of a bookmark's trace at the start of a text: `[bookmark: _GoBack]`.
pub(super) fn bookmark(text: &str) -> Option<usize> {
    let name = text.strip_prefix("[bookmark:")?;
    let close = name.find(']')?;
    let name = name.get(..close)?;
    let fits = name.chars().count() <= LONGEST_BOOKMARK && !name.contains(['[', '\n', '\r']);
    fits.then_some("[bookmark:]".len() + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_stays() {
        for c in "一、目标 84%（①）“〔2021〕”·—…㎡𠮷\u{3000}\u{fffd}".chars()
        {
            assert_eq!(fate(c), Fate::Keep, "{c:?}");
        }
        for c in "\u{0}\u{7}\u{13}\u{ad}\u{200b}\u{feff}\u{f0b7}\u{e5e5}\u{fffc}".chars() {
            assert_eq!(fate(c), Fate::Drop, "{c:?}");
        }
        assert_eq!(fate('\u{2028}'), Fate::Break);
        assert_eq!(fate('⼈'), Fate::Become('人'));
    }

    #[test]
    fn a_bookmark_ends_at_its_bracket() {
        assert_eq!(bookmark("[bookmark: _GoBack]解读时间"), Some(19));
        assert_eq!(bookmark("[bookmark: 没有结尾"), None);
        assert_eq!(bookmark("[book]"), None);
        assert_eq!(bookmark(&format!("[bookmark: {}]", "长".repeat(99))), None);
    }
}
