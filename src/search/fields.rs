//! The text fields of an index.

use tantivy::schema::{
    Field, IndexRecordOption, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{TantivyDocument, Term};

use super::Segmenter;
use super::analyse::{Characters, Pairs, Words};
use crate::model::Terms;
use crate::text::fold;

/// The text fields of an index, in memory or on disk, and how text gets into them.
///
/// All hold folded text, so that width, script and letter case make no difference.
#[derive(Clone, Debug)]
pub(crate) struct TextFields {
    /// Every pair of neighbouring characters of an item's words, with positions: conditions and ranking.
    pub(super) pairs: Field,
    /// Every character of an item's words, once: conditions of one character.
    pub(super) characters: Field,
    /// The words of an item in search mode: ranking.
    pub(super) words: Field,
    /// Every pair of characters of its title: ranking.
    pub(super) title: Field,
    pub(super) segmenter: Segmenter,
}

/// Name of each field and of its analyser, and what is recorded of a token.
const PAIRS: (&str, &str) = ("text_pairs", "zhengce_pairs");
const CHARACTERS: (&str, &str) = ("text_characters", "zhengce_characters");
const WORDS: (&str, &str) = ("text_words", "zhengce_words");
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
            words: add(WORDS, IndexRecordOption::WithFreqs),
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
            words: field(WORDS)?,
            title: field(TITLE)?,
            segmenter: Segmenter::new(terms),
        })
    }

    /// Makes the analysers known to an index; wanted once after each creation or opening.
    pub(crate) fn register(&self, known: &TokenizerManager) {
        known.register(PAIRS.1, TextAnalyzer::from(Pairs));
        known.register(CHARACTERS.1, TextAnalyzer::from(Characters));
        known.register(WORDS.1, TextAnalyzer::from(Words(self.segmenter.clone())));
    }

    /// Puts the words of an item into a document. `words` are all that conditions look at, the title
    /// among them, as [`Record::words`](crate::corpus::Record::words) has them.
    pub(crate) fn fill(&self, document: &mut TantivyDocument, title: &str, words: &str) {
        let folded = fold(words);
        for field in [self.pairs, self.characters, self.words] {
            document.add_text(field, &folded);
        }
        document.add_text(self.title, fold(title));
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
