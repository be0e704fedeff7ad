//! What a person may be about to type.

use std::collections::HashSet;

use pinyin::ToPinyin;

use crate::text::fold;

/// How many entries that begin alike are looked at for the best of them.
const LOOKED_AT: usize = 2_000;

/// Texts that are offered while a person types, found by how they begin or by their pinyin initials.
#[derive(Clone, Debug, Default)]
pub(crate) struct Suggestions {
    texts: Vec<String>,
    /// Folded text and pinyin initials, each with the place of its text; in order.
    keys: Vec<(String, u32)>,
    initials: Vec<(String, u32)>,
}

impl Suggestions {
    /// Each text once; of equals the first counts.
    pub(crate) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut seen = HashSet::new();
        let texts = texts.into_iter().filter(|text| !text.trim().is_empty() && seen.insert(*text));
        let texts: Vec<String> = texts.map(str::to_owned).collect();
        let keyed = |key: fn(&str) -> String| {
            let mut keys: Vec<(String, u32)> =
                texts.iter().map(|text| key(text)).zip(0..).collect();
            keys.sort_unstable();
            keys
        };
        let (keys, initials) = (keyed(fold), keyed(initials));
        Self { texts, keys, initials }
    }

    /// The shortest texts that begin so, at most `limit`; then those whose pinyin initials do.
    pub(crate) fn complete(&self, begun: &str, limit: usize) -> Vec<&str> {
        let begun = fold(begun.trim());
        if begun.is_empty() {
            return Vec::new();
        }
        let mut found = self.shortest(&self.keys, &begun);
        if begun.chars().all(|c| c.is_ascii_alphanumeric()) {
            let more = self.shortest(&self.initials, &begun);
            found.extend(
                more.into_iter().filter(|place| !found.contains(place)).collect::<Vec<_>>(),
            );
        }
        found.truncate(limit);
        found.iter().filter_map(|&place| self.text(place)).collect()
    }

    fn shortest(&self, keys: &[(String, u32)], begun: &str) -> Vec<u32> {
        let first = keys.partition_point(|(key, _)| key.as_str() < begun);
        let alike = keys.get(first..).unwrap_or_default().iter();
        let alike = alike.take_while(|(key, _)| key.starts_with(begun)).take(LOOKED_AT);
        let mut found: Vec<u32> = alike.map(|(_, place)| *place).collect();
        found.sort_by_key(|&place| (self.text(place).map_or(0, str::len), place));
        found.truncate(LOOKED_AT / 10);
        found
    }

    fn text(&self, place: u32) -> Option<&str> {
        self.texts.get(place as usize).map(String::as_str)
    }
}

/// The first letter of each character's reading; letters and digits stand for themselves.
fn initials(text: &str) -> String {
    let folded = fold(text);
    let letters = folded.chars().filter_map(|character| match character.to_pinyin() {
        Some(reading) => reading.plain().chars().next(),
        None => character.is_alphanumeric().then_some(character),
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_beginning_and_initials() {
        let texts = ["黑臭水体整治", "黑臭水体", "河长制", "PM2.5浓度", "黑臭水体", " "];
        let suggestions = Suggestions::of(texts);
        assert_eq!(suggestions.complete("黑臭", 9), ["黑臭水体", "黑臭水体整治"]);
        assert_eq!(suggestions.complete("黑臭水體", 1), ["黑臭水体"]);
        assert_eq!(suggestions.complete("hcs", 9), ["黑臭水体", "黑臭水体整治"]);
        assert_eq!(suggestions.complete("H", 9), ["河长制", "黑臭水体", "黑臭水体整治"]);
        assert_eq!(suggestions.complete("ｐｍ2", 9), ["PM2.5浓度"]);
        assert!(
            suggestions.complete("水", 9).is_empty() && suggestions.complete(" ", 9).is_empty()
        );
    }
}
