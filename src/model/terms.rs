//! Words of the field: the file `terms.yaml`.

use serde::{Deserialize, Serialize};

use crate::text::fold;

/// The file `terms.yaml`: words that belong together when text is cut, and words that mean the same (词表).
///
/// ```
/// let terms: zhengce::Terms =
///     zhengce::yaml::from_str("terms.yaml", "words: [黑臭水体]\nsynonyms: [[中水, 再生水]]")?;
/// assert_eq!(terms.synonyms_of("中水").collect::<Vec<_>>(), ["再生水"]);
/// # Ok::<(), zhengce::Diagnostics>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Terms {
    /// Words of the field (领域词), which the segmenter keeps whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Sets of words that mean the same (同义词).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<Vec<String>>,
}

impl Terms {
    /// The other words of every set that holds `word`, in any width, script or letter case.
    pub fn synonyms_of(&self, word: &str) -> impl Iterator<Item = &str> {
        let word = fold(word);
        let is_word = move |other: &str| fold(other) == word;
        let holds = is_word.clone();
        let holding = self.synonyms.iter().filter(move |set| set.iter().any(|other| holds(other)));
        holding.flatten().map(String::as_str).filter(move |other| !is_word(other))
    }
}
