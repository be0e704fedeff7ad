//! An index of the texts of a library, in memory.

use tantivy::directory::RamDirectory;
use tantivy::query::{EnableScoring, Query};
use tantivy::schema::Schema;
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, Searcher, SingleSegmentIndexWriter, TantivyDocument};

use super::{TextFields, failed};
use crate::Error;
use crate::model::Terms;
use crate::query::TextQuery;

/// What the writer may gather before it grows its buffers, in bytes.
const BUDGET: usize = 50_000_000;

/// An index of texts in memory. An entry is called by its place among those it was built from.
#[derive(Clone)]
pub(crate) struct TextIndex {
    fields: TextFields,
    searcher: Searcher,
}

impl TextIndex {
    /// Builds it from the title and the words of every entry.
    pub(crate) fn build<'t>(
        entries: impl IntoIterator<Item = (&'t str, &'t str)>,
        terms: Option<&Terms>,
    ) -> Result<Self, Error> {
        let mut schema = Schema::builder();
        let fields = TextFields::add_to(&mut schema, terms);
        let index = write(&fields, schema.build(), entries).map_err(failed("to be built"))?;
        let reader = index.reader().map_err(failed("to open"))?;
        Ok(Self { fields, searcher: reader.searcher() })
    }

    pub(crate) fn fields(&self) -> &TextFields {
        &self.fields
    }

    /// The entries that a condition finds, in their order.
    #[cfg(test)]
    pub(crate) fn holding(&self, query: &TextQuery) -> Result<Vec<usize>, Error> {
        let found = self
            .searcher
            .search(&*self.fields.condition(query), &tantivy::collector::DocSetCollector);
        let found = found.map_err(failed("to search"))?;
        let mut entries: Vec<_> = found.iter().map(|address| address.doc_id as usize).collect();
        entries.sort_unstable();
        Ok(entries)
    }

    /// The entries that a condition finds, in their order, each with how well it fits.
    pub(crate) fn ranked(&self, query: &TextQuery) -> Result<Vec<(usize, f32)>, Error> {
        let ranked = self.fields.ranked_condition(query);
        self.scores(&*ranked).map_err(failed("to search"))
    }

    fn scores(&self, query: &dyn Query) -> tantivy::Result<Vec<(usize, f32)>> {
        let mut scores = Vec::new();
        let enabled = EnableScoring::enabled_from_searcher(&self.searcher);
        let weight = query.weight(enabled)?;
        // One writer makes one segment, in which an entry's place is its number.
        for reader in self.searcher.segment_readers() {
            weight.for_each(reader, &mut |entry, score| scores.push((entry as usize, score)))?;
        }
        Ok(scores)
    }
}

impl std::fmt::Debug for TextIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let entries = self.searcher.num_docs();
        f.debug_struct("TextIndex").field("entries", &entries).finish_non_exhaustive()
    }
}

fn write<'t>(
    fields: &TextFields,
    schema: Schema,
    entries: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> tantivy::Result<Index> {
    let analysers = TokenizerManager::new();
    fields.register(&analysers);
    let builder = Index::builder().schema(schema).tokenizers(analysers);
    let mut writer: SingleSegmentIndexWriter =
        builder.single_segment_index_writer(RamDirectory::create(), BUDGET)?;
    for (title, words) in entries {
        let mut document = TantivyDocument::new();
        fields.fill(&mut document, title, words);
        writer.add_document(document)?;
    }
    writer.finalize()
}
