//! Some files to entries, several at a time.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use tantivy::TantivyDocument;

use super::entry::{Entries, Origin};
use super::input::Group;
use super::plan_of_work::Work;
use crate::Error;
use crate::corpus::{Charging, Corpus, refers};
use crate::text::SourceText;

/// Files that are written together.
pub(super) struct Batch<'w> {
    pub(super) work: &'w Work,
    pub(super) groups: &'w [Group],
    /// The hash of each of their files.
    pub(super) hashes: &'w BTreeMap<String, String>,
}

impl Batch<'_> {
    /// The entries of each plan and document of a corpus that holds just these files.
    pub(super) fn entries(
        &self,
        entries: &Entries<'_>,
        corpus: &Corpus,
    ) -> Result<Vec<Vec<TantivyDocument>>, Error> {
        let plans = corpus.plans.par_iter().map_init(
            || Charging::new(corpus),
            |charging, file| {
                let origin = self.origin(file.source.name(), refers::of_plan(&file.value));
                entries.plan(&origin, charging, &file.value)
            },
        );
        let documents = corpus.documents.par_iter().map(|file| {
            let document = &file.meta.value;
            let origin = self.origin(file.meta.source.name(), refers::of_document(document));
            let text = file.text.as_ref().map(SourceText::text);
            entries.document(&origin, document, text).map(|entry| vec![entry])
        });
        plans.chain(documents).collect()
    }

    fn origin(&self, source: &str, refers: BTreeSet<String>) -> Origin {
        let group = self.groups.iter().find(|group| group.source == source);
        let files = group.into_iter().flat_map(|group| &group.files);
        let hashes = files.filter_map(|path| Some((path.clone(), self.hashes.get(path)?.clone())));
        let rank = self.work.ranks.get(source).copied().unwrap_or_default();
        Origin { source: source.to_owned(), hashes: hashes.collect(), rank, refers }
    }
}
