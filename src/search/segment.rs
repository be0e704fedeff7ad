//! Cutting Chinese text into words.

use std::collections::HashSet;
use std::fmt;
use std::sync::{Arc, OnceLock};

use jieba_rs::Jieba;

use crate::model::Terms;
use crate::text::fold;

/// The dictionary without words of any corpus: 33 MB of memory that takes about 100 ms to load.
static DICTIONARY: OnceLock<Arc<Jieba>> = OnceLock::new();

/// Whether this process has loaded the dictionary of Chinese words, which only a condition on words
/// needs that may be several words in one.
///
/// ```
/// # fn main() -> Result<(), zhengce::Error> {
/// zhengce::Library::bundled()?.tasks().body("水务局").run()?;
/// assert!(!zhengce::search::is_dictionary_loaded());
/// # Ok(()) }
/// ```
#[must_use]
pub fn is_dictionary_loaded() -> bool {
    DICTIONARY.get().is_some()
}

/// Cuts folded text into words, those of a corpus kept whole. Cheap to clone; loads nothing until it cuts.
#[derive(Clone, Default)]
pub(crate) struct Segmenter {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    words: HashSet<String>,
    jieba: OnceLock<Arc<Jieba>>,
}

/// Little words (虚词) that part others and mean nothing by themselves.
const PARTICLES: &str =
    "的地得了着过和与及或并且而但在是对把被将以等之其为于从向由让给到如若则即也都又就还再很";

impl Segmenter {
    /// A segmenter that knows the words of `terms` beside its dictionary.
    pub(crate) fn new(terms: Option<&Terms>) -> Self {
        let words = terms.into_iter().flat_map(|terms| {
            terms.words.iter().chain(terms.synonyms.iter().flatten()).map(|word| fold(word))
        });
        // The dictionary never matches words with a space or slash in them.
        let words = words.filter(|word| !word.contains([' ', '/'])).collect();
        Self { shared: Arc::new(Shared { words, jieba: OnceLock::new() }) }
    }

    /// The words of a folded text, end to end.
    pub(crate) fn words<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.jieba().cut(text, false).into_iter().map(|token| token.word).collect()
    }

    /// What a folded term says: its words without the little ones; single characters stay with their
    /// neighbours. A word of the corpus is one, and needs no dictionary.
    pub(crate) fn content_words(&self, term: &str) -> Vec<String> {
        if self.shared.words.contains(term) {
            return vec![term.to_owned()];
        }
        let mut content = Vec::new();
        for words in self.words(term).split(|word| is_empty_word(word)) {
            content.extend(with_neighbours(words));
        }
        content
    }

    fn jieba(&self) -> &Jieba {
        self.shared.jieba.get_or_init(|| {
            let dictionary = DICTIONARY.get_or_init(|| Arc::new(Jieba::new()));
            if self.shared.words.is_empty() {
                return Arc::clone(dictionary);
            }
            let mut jieba = Jieba::clone(dictionary);
            for word in &self.shared.words {
                jieba.add_word(word, None, None);
            }
            Arc::new(jieba)
        })
    }
}

impl fmt::Debug for Segmenter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segmenter").field("words", &self.shared.words.len()).finish_non_exhaustive()
    }
}

/// Words end to end with single characters joined: to each other, one by itself to the word before it or else behind it.
fn with_neighbours(words: &[&str]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for run in words.chunk_by(|a, b| is_single(a) && is_single(b)) {
        let word = run.concat();
        match joined.last_mut() {
            Some(last) if is_single(&word) || is_single(last) => last.push_str(&word),
            _ => joined.push(word),
        }
    }
    joined
}

fn is_single(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// Whether a word is punctuation, space or a particle.
fn is_empty_word(word: &str) -> bool {
    !word.contains(char::is_alphanumeric) || (is_single(word) && PARTICLES.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_the_corpus_stay_whole() {
        let terms: Terms = crate::yaml::from_str(
            "terms.yaml",
            "words: [黑臭水体]\nsynonyms: [[ＰＭ2.5, 細顆粒物]]",
        )
        .unwrap();
        let segmenter = Segmenter::new(Some(&terms));
        assert_eq!(segmenter.words("治理黑臭水体"), ["治理", "黑臭水体"]);
        assert_eq!(segmenter.words("降低细颗粒物浓度"), ["降低", "细颗粒物", "浓度"]);
    }

    #[test]
    fn content_words_leave_particles_and_keep_single_characters_with_their_neighbours() {
        let segmenter = Segmenter::default();
        assert!(["的", "，。", ""].iter().all(|term| segmenter.content_words(term).is_empty()));
        assert_eq!(segmenter.content_words("碳达峰"), ["碳达峰"]);
        assert_eq!(segmenter.content_words("水源的保护"), ["水源", "保护"]);
        assert_eq!(segmenter.content_words("整治黑臭水体"), ["整治", "黑臭", "水体"]);
        assert_eq!(segmenter.content_words("综合治理率"), ["综合治理率"]);
    }
}
