//! What every rule works on: the corpus, the names that its bodies bear, the sink.

use crate::corpus::Corpus;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::nearest;
use crate::yaml::Located;

pub(super) struct Context<'c> {
    pub(super) corpus: &'c Corpus,
    found: Diagnostics,
}

impl<'c> Context<'c> {
    pub(super) fn new(corpus: &'c Corpus) -> Self {
        Self { corpus, found: Diagnostics::new() }
    }

    /// Reports a finding at a value of a file.
    pub(super) fn report<T>(&mut self, file: &Located<T>, path: &str, finding: Diagnostic) {
        self.found.add_source(file.source.clone());
        self.found.push(finding.at(file.place(path)).value(path));
    }

    pub(super) fn finish(mut self) -> Diagnostics {
        self.found.sort();
        self.found
    }

    /// Whether a file of the folder could not be read, so that what it holds is unknown.
    pub(super) fn unread(&self, file: &str) -> bool {
        self.corpus.unread.contains(file)
    }
}

/// A finding with a message.
pub(super) fn finding(code: Code, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(code, message)
}

/// Advice that names what was probably meant, else says what can be done.
pub(super) fn meant<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    let near = nearest(word, known);
    if near.is_empty() {
        return otherwise.to_owned();
    }
    format!("did you mean {}? Otherwise {otherwise}", quoted(near))
}

/// Words in backticks, joined by commas.
pub(super) fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// `base.key`, or the key alone at the top of a file.
pub(super) fn join(base: &str, key: &str) -> String {
    if base.is_empty() { key.to_owned() } else { format!("{base}.{key}") }
}

/// `base[0]`, `base[1]`… with the items of a list.
pub(super) fn numbered<'i, T>(base: &str, items: &'i [T]) -> Vec<(String, &'i T)> {
    let numbered = items.iter().enumerate();
    numbered.map(|(at, item)| (format!("{base}[{at}]"), item)).collect()
}
