//! What a person may be about to type.

use std::collections::BTreeSet;

use pinyin::ToPinyin;

use crate::Error;
use crate::text::fold;

/// How many entries that begin alike are looked at for the best of them.
pub(crate) const LOOKED_AT: usize = 2_000;

/// What a text is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// How it begins, folded.
    Beginning,
    /// The initials of its pinyin.
    Initials,
}

pub(crate) fn key(by: By, text: &str) -> String {
    match by {
        By::Beginning => fold(text),
        By::Initials => initials(text),
    }
}

/// The shortest texts that begin so, at most `limit`; then those whose pinyin initials do. `alike` gives the
/// first texts, [`LOOKED_AT`] at most, of which a key begins so, in the order of keys and texts.
pub(crate) fn complete<T: AsRef<str> + Ord>(
    begun: &str,
    limit: usize,
    alike: impl Fn(By, &str) -> Result<Vec<T>, Error>,
) -> Result<Vec<T>, Error> {
    let begun = fold(begun.trim());
    if begun.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = shortest(alike(By::Beginning, &begun)?);
    if begun.chars().all(|c| c.is_ascii_alphanumeric()) {
        let mut more = shortest(alike(By::Initials, &begun)?);
        more.retain(|text| !found.contains(text));
        found.extend(more);
    }
    found.truncate(limit);
    Ok(found)
}

fn shortest<T: AsRef<str> + Ord>(mut texts: Vec<T>) -> Vec<T> {
    texts.sort_by(|a, b| a.as_ref().len().cmp(&b.as_ref().len()).then_with(|| a.cmp(b)));
    texts.truncate(LOOKED_AT / 10);
    texts
}

/// Texts in memory that are offered while a person types.
#[derive(Clone, Debug, Default)]
pub(crate) struct Suggestions {
    texts: Vec<String>,
    /// Folded text and pinyin initials, each with the place of its text; in the order of both.
    keys: Vec<(String, u32)>,
    initials: Vec<(String, u32)>,
}

impl Suggestions {
    /// Each text once.
    pub(crate) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let texts = texts.into_iter().filter(|text| !text.trim().is_empty());
        let texts: BTreeSet<&str> = texts.collect();
        let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        let keyed = |by| {
            let mut keys: Vec<(String, u32)> =
                texts.iter().map(|text| key(by, text)).zip(0..).collect();
            keys.sort_unstable();
            keys
        };
        let (keys, initials) = (keyed(By::Beginning), keyed(By::Initials));
        Self { texts, keys, initials }
    }

    pub(crate) fn complete(&self, begun: &str, limit: usize) -> Result<Vec<&str>, Error> {
        complete(begun, limit, |by, begun| Ok(self.alike(by, begun)))
    }

    fn alike(&self, by: By, begun: &str) -> Vec<&str> {
        let keys = match by {
            By::Beginning => &self.keys,
            By::Initials => &self.initials,
        };
        let first = keys.partition_point(|(key, _)| key.as_str() < begun);
        let alike = keys.get(first..).unwrap_or_default().iter();
        let alike = alike.take_while(|(key, _)| key.starts_with(begun)).take(LOOKED_AT);
        alike.filter_map(|(_, place)| Some(self.texts.get(*place as usize)?.as_str())).collect()
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
        let complete = |begun, limit| suggestions.complete(begun, limit).unwrap();
        assert_eq!(complete("黑臭", 9), ["黑臭水体", "黑臭水体整治"]);
        assert_eq!(complete("黑臭水體", 1), ["黑臭水体"]);
        assert_eq!(complete("hcs", 9), ["黑臭水体", "黑臭水体整治"]);
        assert_eq!(complete("H", 9), ["河长制", "黑臭水体", "黑臭水体整治"]);
        assert_eq!(complete("ｐｍ2", 9), ["PM2.5浓度"]);
        assert!(complete("水", 9).is_empty() && complete(" ", 9).is_empty());
    }
}
