//! What a question calls by its name, which comes before everything.

use std::collections::HashSet;

use super::titles;
use crate::model::DocumentNumber;
use crate::text::fold;

/// The titles and document numbers of a question.
pub(crate) struct Named {
    titles: HashSet<String>,
    pub(crate) numbers: Vec<DocumentNumber>,
}

impl Named {
    pub(crate) fn of(question: &str) -> Self {
        let marked = titles(question).into_iter().filter_map(|span| span.of(question));
        let titles = marked.chain([question.trim()]).map(fold).collect();
        let numbers = DocumentNumber::find_in(question).into_iter().map(|(_, number)| number);
        Self { titles, numbers: numbers.collect() }
    }

    pub(crate) fn is_titled(&self, title: &str) -> bool {
        self.titles.contains(&fold(title))
    }
}

/// Puts what is named before what was found: by title of those, then by number of all; at most so many.
pub(crate) fn named_first<E: Copy + PartialEq>(
    mut scored: Vec<(E, f32)>,
    mut titled: Vec<E>,
    numbered: Vec<E>,
    most: usize,
) -> Vec<(E, f32)> {
    titled.retain(|entry| !numbered.contains(entry));
    titled.extend(numbered);
    let best = scored.first().map_or(0.0, |(_, score)| *score);
    scored.retain(|(entry, _)| !titled.contains(entry));
    scored.splice(0..0, titled.into_iter().map(|entry| (entry, best)));
    scored.truncate(most);
    scored
}
