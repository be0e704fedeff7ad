//! Traditional characters to their simplified forms, one by one.

use std::sync::LazyLock;

/// Pairs of a traditional character and its simplified form; the file's head states source and licence.
const PAIRS: &str = include_str!("traditional.txt");

const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

/// For each character of the block CJK Unified Ideographs, what it is folded to: a table of 42 KB,
/// because full-text indexing asks it once for every character.
static TABLE: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table: Vec<u16> = (0x4E00..=0x9FFF).collect();
    let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
    let mut characters = lines.flat_map(str::chars);
    while let (Some(from), Some(to)) = (characters.next(), characters.next()) {
        let place = u32::from(from).checked_sub(FIRST);
        let place = place.and_then(|place| usize::try_from(place).ok());
        if let Some(entry) = place.and_then(|place| table.get_mut(place)) {
            *entry = u16::try_from(u32::from(to)).unwrap_or(*entry);
        }
    }
    table
});

/// The simplified form (简体) of a traditional character (繁体), or the character itself.
///
/// Only characters with one simplified form are mapped, and none that simplified text itself uses:
/// 乾, 瞭, 著, 藉 and 覆 stay, so that simplified text comes through unchanged.
///
/// ```
/// use zhengce::text::simplified;
///
/// let simple: String = "細顆粒物、水務局".chars().map(simplified).collect();
/// assert_eq!(simple, "细颗粒物、水务局");
/// assert_eq!(simplified('著'), '著');
/// ```
#[must_use]
pub fn simplified(character: char) -> char {
    let code = u32::from(character);
    if !(FIRST..=LAST).contains(&code) {
        return character;
    }
    let entry = usize::try_from(code - FIRST).ok().and_then(|place| TABLE.get(place));
    entry.and_then(|&to| char::from_u32(u32::from(to))).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simplify(text: &str) -> String {
        text.chars().map(simplified).collect()
    }

    #[test]
    fn traditional_words_become_simplified() {
        for (traditional, simple) in [
            ("細顆粒物", "细颗粒物"),
            ("水務局", "水务局"),
            ("黑臭水體", "黑臭水体"),
            ("檢測", "检测"),
            ("發展改革委", "发展改革委"),
            ("鐵路線、鹽鹼地、餘熱、瀋陽", "铁路线、盐碱地、余热、沈阳"),
            ("衆、裏、裡、週、遊、録", "众、里、里、周、游、录"),
        ] {
            assert_eq!(simplify(traditional), simple);
        }
    }

    #[test]
    fn simplified_text_stays() {
        let text = "乾安县、瞭望、著作、慰藉、覆盖、后、里、干、范、云、台、了、复、征、面、谷、丑、松、制";
        assert_eq!(simplify(text), text);
    }

    #[test]
    fn the_file_is_sorted_and_has_no_chains() {
        let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
        let characters: Vec<char> = lines.flat_map(str::chars).collect();
        assert_eq!(characters.len() % 2, 0);
        let pairs: Vec<_> = characters.chunks(2).map(|pair| (pair[0], pair[1])).collect();
        assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0));
        for (from, to) in pairs {
            assert_eq!(simplified(from), to);
            assert_eq!(simplified(to), to, "{from} leads to {to}, which leads on");
        }
    }
}
