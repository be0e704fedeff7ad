//! Cutting Chinese text into words.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use super::words::Dictionary;
use crate::model::Terms;
use crate::text::fold;

static USED: AtomicBool = AtomicBool::new(false);

/// Whether this process has looked anything up in the dictionary of Chinese words, which only a
/// condition on words needs that may be several words in one. It is made ready when the crate is built,
/// so that there is nothing to load.
///
/// ```
/// # fn main() -> Result<(), zhengce::Error> {
/// zhengce::Library::bundled()?.tasks().body("水务局").run()?;
/// assert!(!zhengce::search::has_cut_words());
/// # Ok(()) }
/// ```
#[must_use]
pub fn has_cut_words() -> bool {
    USED.load(Ordering::Relaxed)
}

/// The words of a text, end to end, as jieba cuts it without its guesses at unknown words.
///
/// ```
/// assert_eq!(zhengce::search::cut_words("农村生活污水治理"), ["农村", "生活", "污水", "治理"]);
/// ```
#[must_use]
pub fn cut_words(text: &str) -> Vec<&str> {
    Dictionary::default().cut(text)
}

/// Cuts folded text into words, those of a corpus kept whole. Cheap to clone; does nothing until it cuts.
#[derive(Clone, Default)]
pub(crate) struct Segmenter {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    words: BTreeSet<String>,
    dictionary: OnceLock<Dictionary>,
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
        Self { shared: Arc::new(Shared { words, dictionary: OnceLock::new() }) }
    }

    /// The words of a folded text, end to end.
    pub(crate) fn words<'t>(&self, text: &'t str) -> Vec<&'t str> {
        USED.store(true, Ordering::Relaxed);
        let words = || Dictionary::with(self.shared.words.iter().map(String::as_str));
        self.shared.dictionary.get_or_init(words).cut(text)
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
