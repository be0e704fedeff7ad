//! Conditions on words, answered from an index that is built when one is first asked.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::corpus::{Corpus, Records};
use crate::query::{Filter, TextQuery, Texts};
use crate::search::{Condition, Suggestions, TextIndex, rounded};
use crate::text::fold;
use crate::{Error, ErrorKind};

/// The index of a library in memory, once it is wanted.
#[derive(Debug, Default)]
pub(super) struct FullText {
    index: OnceLock<Result<TextIndex, Error>>,
    suggestions: OnceLock<Suggestions>,
}

/// What the index says of the conditions on words of a question.
pub(super) struct Ranked {
    texts: Vec<(TextQuery, HashMap<usize, f32>)>,
    conditions: Vec<Condition>,
    stretches: Arc<[String]>,
}

/// The longest words that are looked for, in characters.
const LONGEST: usize = 10_000;

impl FullText {
    /// Asks the index for every condition on words; a question without one builds none.
    pub(super) fn rank(
        &self,
        corpus: &Corpus,
        records: &Records,
        filter: &Filter,
    ) -> Result<Ranked, Error> {
        let (mut texts, mut conditions) = (Vec::new(), Vec::new());
        for filter in filter.walk() {
            let Filter::Text(text) = filter else { continue };
            within_limit(text)?;
            let index = self.index(corpus, records)?;
            conditions.push(Condition::of(text, index.fields().segmenter()));
            texts.push((text.clone(), index.ranked(text)?.into_iter().collect()));
        }
        let stretches =
            conditions.iter().flat_map(Condition::stretches).map(str::to_owned).collect();
        Ok(Ranked { texts, conditions, stretches })
    }

    pub(super) fn index(&self, corpus: &Corpus, records: &Records) -> Result<&TextIndex, Error> {
        let entries = || {
            let records = records.all.iter();
            records
                .map(|record| (record.item(corpus).map_or("", |item| item.title()), record.words()))
        };
        let index = self.index.get_or_init(|| TextIndex::build(entries(), corpus.terms()));
        index.as_ref().map_err(Clone::clone)
    }
}

impl FullText {
    /// What is offered while a person types, gathered at the first use.
    pub(super) fn suggestions(&self, gather: impl FnOnce() -> Suggestions) -> &Suggestions {
        self.suggestions.get_or_init(gather)
    }
}

impl Ranked {
    /// How the conditions stand for one entry.
    pub(super) fn of(&self, entry: usize) -> Judge<'_> {
        Judge { ranked: self, entry }
    }

    /// How well an entry fits, all conditions together; `None` when none found it.
    pub(super) fn score(&self, entry: usize) -> Option<f32> {
        let scores = self.texts.iter().filter_map(|(_, scores)| scores.get(&entry));
        scores.copied().reduce(|sum, score| sum + score).map(rounded)
    }

    /// What the conditions on words look for, to be shown in a hit.
    pub(super) fn stretches(&self) -> Arc<[String]> {
        Arc::clone(&self.stretches)
    }

    fn place(&self, text: &TextQuery) -> Option<usize> {
        self.texts.iter().position(|(known, _)| known == text)
    }
}

/// Refuses to look for more words than anybody asks for.
pub(super) fn within_limits(filter: &Filter) -> Result<(), Error> {
    let texts = filter.walk().filter_map(|filter| match filter {
        Filter::Text(text) => Some(text),
        _ => None,
    });
    texts.into_iter().try_for_each(within_limit)
}

fn within_limit(text: &TextQuery) -> Result<(), Error> {
    let length: usize = text.terms.iter().map(|term| term.text.chars().count()).sum();
    if length <= LONGEST {
        return Ok(());
    }
    let message = format!(
        "the words to look for have {length} characters; at most {LONGEST} are taken, ask for fewer"
    );
    Err(Error::new(ErrorKind::Limit, message))
}

/// Judges the words of one entry by what the index found.
pub(super) struct Judge<'r> {
    ranked: &'r Ranked,
    entry: usize,
}

impl Texts for Judge<'_> {
    fn hold(&self, text: &TextQuery, _: &str) -> bool {
        let known = self.ranked.place(text).and_then(|place| self.ranked.texts.get(place));
        known.is_some_and(|(_, scores)| scores.contains_key(&self.entry))
    }

    fn found(&self, text: &TextQuery, words: &str) -> Vec<String> {
        let known = self.ranked.place(text).and_then(|place| self.ranked.conditions.get(place));
        known.map(|condition| condition.found_in(text, &fold(words))).unwrap_or_default()
    }
}
