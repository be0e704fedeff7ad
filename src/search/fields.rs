//! The text fields of an index.

use tantivy::schema::{
    Field, IndexRecordOption, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{TantivyDocument, Term};

use super::Segmenter;
use super::analyse::{Characters, Pairs, count_characters};
use crate::model::Terms;
use crate::text::fold;

/// The text fields of an index, in memory or on disk, and how text gets into them.
///
/// All hold folded text, so that width, script and letter case make no difference. There is no field
/// of words: beside pairs with their places it ranked no better, at a third more time and space.
#[derive(Clone, Debug)]
pub(crate) struct TextFields {
    /// Every pair of neighbouring characters of an item's words, with positions: conditions and ranking.
    pub(super) pairs: Field,
    /// Every character of an item's words, once: conditions of one character.
    pub(super) characters: Field,
    /// Every pair of characters of its title: ranking.
    pub(super) title: Field,
    pub(super) segmenter: Segmenter,
}

/// Name of each field and of its analyser, and what is recorded of a token.
const PAIRS: (&str, &str) = ("text_pairs", "zhengce_pairs");
const CHARACTERS: (&str, &str) = ("text_characters", "zhengce_characters");
const TITLE: (&str, &str) = ("title_pairs", "zhengce_pairs");

impl TextFields {
    /// Adds the fields to a schema. `terms` are the words of the corpus that stay whole.
    pub(crate) fn add_to(schema: &mut SchemaBuilder, terms: Option<&Terms>) -> Self {
        let mut add = |(name, analyser): (&str, &str), record| {
            let indexing =
                TextFieldIndexing::default().set_tokenizer(analyser).set_index_option(record);
            schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
        };
        Self {
            pairs: add(PAIRS, IndexRecordOption::WithFreqsAndPositions),
            characters: add(CHARACTERS, IndexRecordOption::Basic),
            title: add(TITLE, IndexRecordOption::WithFreqs),
            segmenter: Segmenter::new(terms),
        }
    }

    /// The fields of a schema that they were added to before; `None` when it lacks one.
    #[allow(dead_code, reason = "for an index that is opened again")]
    pub(crate) fn of(schema: &Schema, terms: Option<&Terms>) -> Option<Self> {
        let field = |(name, _): (&str, &str)| schema.get_field(name).ok();
        Some(Self {
            pairs: field(PAIRS)?,
            characters: field(CHARACTERS)?,
            title: field(TITLE)?,
            segmenter: Segmenter::new(terms),
        })
    }

    /// Makes the analysers known to an index; wanted once after each creation or opening.
    #[allow(clippy::unused_self, reason = "an analyser may come to depend on the corpus")]
    pub(crate) fn register(&self, known: &TokenizerManager) {
        known.register(PAIRS.1, TextAnalyzer::from(Pairs));
        known.register(CHARACTERS.1, TextAnalyzer::from(Characters));
    }

    /// Puts the words of an item into a document. `words` are all that conditions look at, the title
    /// among them, as [`Record::words`](crate::corpus::Record::words) has them.
    /// Gives how many tokens there are of each of the [`measured`](Self::measured) fields.
    pub(crate) fn fill(
        &self,
        document: &mut TantivyDocument,
        title: &str,
        words: &str,
    ) -> [usize; 3] {
        let (words, title) = (fold(words), fold(title));
        let pairs = |text: &str| text.chars().count().saturating_sub(1);
        let lengths = [pairs(&words), pairs(&title), count_characters(&words)];
        document.add_text(self.pairs, &words);
        document.add_text(self.characters, words);
        document.add_text(self.title, title);
        lengths
    }

    /// The fields of which ranking knows how long they are.
    pub(crate) fn measured(&self) -> [Field; 3] {
        [self.pairs, self.title, self.characters]
    }

    /// The fields by which what is found is scored.
    pub(crate) fn scored(&self) -> [Field; 2] {
        [self.pairs, self.title]
    }

    /// What cuts text into the words of the fields.
    pub(crate) fn segmenter(&self) -> &Segmenter {
        &self.segmenter
    }

    /// The term of a pair of characters of a folded text.
    pub(super) fn pair(&self, pair: &str) -> Term {
        Term::from_field_text(self.pairs, pair)
    }
}
