//! A corpus taken a few files at a time, for one that memory has no room for.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Corpus;
use super::files::InputFile;
use super::load::Reading;
use super::parse::Parsed;
use crate::diagnostic::Diagnostics;
use crate::yaml::Limits;

/// A corpus of which the registry is held throughout and the other files a few at a time.
///
/// What the files that are not held contain counts as unknown, so that a reference to them is no fault.
pub(crate) struct Pieces {
    corpus: Corpus,
    limits: Limits,
}

impl Pieces {
    /// Begins with the registry files; `paths` are all files of the corpus.
    pub(crate) fn new(
        paths: impl IntoIterator<Item = String>,
        registry: Vec<InputFile>,
        limits: Limits,
    ) -> (Self, Diagnostics) {
        let mut unread: BTreeSet<String> = paths.into_iter().collect();
        for file in &registry {
            unread.remove(&file.path);
        }
        let corpus = Corpus { unread, ..Corpus::default() };
        let mut pieces = Self { corpus, limits };
        let faults = pieces.load(registry);
        (pieces, faults)
    }

    /// Holds these files beside the registry and what is held already.
    pub(crate) fn load(&mut self, files: Vec<InputFile>) -> Diagnostics {
        let mut corpus = std::mem::take(&mut self.corpus);
        for file in &files {
            corpus.unread.remove(&file.path);
        }
        let limits = &self.limits;
        let parsed: Vec<Parsed> =
            files.into_par_iter().map(|file| Parsed::of(file, limits)).collect();
        let mut reading = Reading::new(corpus);
        for parsed in parsed {
            reading.take(parsed);
        }
        let (corpus, faults) = reading.finish("the corpus").into_parts();
        self.corpus = corpus;
        faults
    }

    /// The registry, and the files last loaded.
    pub(crate) fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Lets go of the files beside the registry.
    pub(crate) fn clear(&mut self) {
        let plans = self.corpus.plans.drain(..).map(|plan| plan.source.name().to_string());
        self.corpus.unread.extend(plans);
        for file in self.corpus.documents.drain(..) {
            let name = file.meta.source.name().to_string();
            self.corpus.unread.extend(name.strip_suffix(".yaml").map(|stem| format!("{stem}.txt")));
            self.corpus.unread.insert(name);
        }
        self.corpus.reindex();
    }
}
