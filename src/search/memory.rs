//! An index of the texts of a library, in memory.

use tantivy::directory::RamDirectory;
use tantivy::indexer::NoMergePolicy;
use tantivy::query::{Bm25StatisticsProvider, EnableScoring, Query};
use tantivy::schema::{FAST, Field, Schema};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{
    DocAddress, Index, IndexBuilder, IndexWriter, Searcher, SingleSegmentIndexWriter,
    TantivyDocument,
};

use super::rank::{Scope, corrected, rank};
use super::{Asked, Ranking, TextFields, failed};
use crate::Error;
use crate::model::Terms;
use crate::query::TextQuery;
use crate::text::fold;

/// What one thread of the writer may gather before it writes a segment, in bytes.
const BUDGET: usize = 128_000_000;
/// Texts of fewer bytes are indexed by one thread, into one segment.
const SMALL: usize = 2_000_000;
const MOST_THREADS: usize = 4;

/// An index of texts in memory. An entry is called by its place among those it was built from.
#[derive(Clone)]
pub(crate) struct TextIndex {
    fields: TextFields,
    searcher: Searcher,
    /// The entry of each document, segment by segment.
    entries: Vec<Vec<usize>>,
}

impl TextIndex {
    /// Builds it from the title and the words of every entry.
    pub(crate) fn build<'t>(
        entries: impl Iterator<Item = (&'t str, &'t str)> + Clone,
        terms: Option<&Terms>,
    ) -> Result<Self, Error> {
        let mut schema = Schema::builder();
        let fields = TextFields::add_to(&mut schema, terms);
        let entry = schema.add_u64_field("entry", FAST);
        let index =
            write(&fields, entry, schema.build(), entries).map_err(failed("to be built"))?;
        let searcher = index.reader().map_err(failed("to open"))?.searcher();
        let entries = entries_of(&searcher).map_err(failed("to open"))?;
        Ok(Self { fields, searcher, entries })
    }

    pub(crate) fn fields(&self) -> &TextFields {
        &self.fields
    }

    /// How much memory it takes, in bytes.
    pub(crate) fn bytes(&self) -> Result<u64, Error> {
        let usage = self.searcher.space_usage().map_err(tantivy::TantivyError::from);
        Ok(usage.map_err(failed("to tell its size"))?.total().get_bytes())
    }

    /// The entries that a condition finds, in their order.
    #[cfg(test)]
    pub(crate) fn holding(&self, query: &TextQuery) -> Result<Vec<usize>, Error> {
        let found = self.scores(&*self.fields.condition(query)).map_err(failed("to search"))?;
        let mut entries: Vec<_> = found.into_iter().map(|(entry, _)| entry).collect();
        entries.sort_unstable();
        Ok(entries)
    }

    /// The entries that a condition does not find.
    #[cfg(test)]
    pub(crate) fn lacking(&self, query: &TextQuery) -> Result<Vec<usize>, Error> {
        use tantivy::query::{AllQuery, BooleanQuery, Occur};
        let without = BooleanQuery::new(vec![
            (Occur::Must, Box::new(AllQuery)),
            (Occur::MustNot, self.fields.condition(query)),
        ]);
        let found = self.scores(&without).map_err(failed("to search"))?;
        Ok(found.into_iter().map(|(entry, _)| entry).collect())
    }

    /// The entries that a condition finds, each with how well it fits.
    pub(crate) fn ranked(&self, query: &TextQuery) -> Result<Vec<(usize, f32)>, Error> {
        let ranked = self.fields.ranked_condition(query);
        self.scores(&*ranked).map_err(failed("to search"))
    }

    /// The `wanted` entries that best answer a question in natural words, of those that `admits` lets pass.
    pub(crate) fn search(
        &self,
        asked: &Asked,
        admits: Option<&dyn Fn(usize) -> bool>,
        ranking: Ranking,
        wanted: usize,
    ) -> Result<Vec<(usize, f32)>, Error> {
        let test = |address| admits.is_none_or(|admits| self.entry(address).is_some_and(admits));
        let scope = if admits.is_some() { Scope::Test(&test) } else { Scope::All };
        let place = |address| self.entry(address).map_or(u64::MAX, |entry| entry as u64);
        let index = (&self.searcher, &self.fields, &self.searcher as &dyn Bm25StatisticsProvider);
        let scored = rank(index, asked, scope, ranking, wanted, place);
        let scored = scored.map_err(failed("to search"))?.into_iter();
        Ok(scored.filter_map(|(score, address)| Some((self.entry(address)?, score))).collect())
    }

    /// The question with its typing errors set right, where the texts show any.
    pub(crate) fn corrected(&self, question: &str) -> Result<Option<String>, Error> {
        let index = (&self.searcher, &self.fields, &self.searcher as &dyn Bm25StatisticsProvider);
        corrected(index, &fold(question)).map_err(failed("to search"))
    }

    fn entry(&self, address: DocAddress) -> Option<usize> {
        let segment = self.entries.get(address.segment_ord as usize)?;
        segment.get(address.doc_id as usize).copied()
    }

    fn scores(&self, query: &dyn Query) -> tantivy::Result<Vec<(usize, f32)>> {
        let mut scores = Vec::new();
        let weight = query.weight(EnableScoring::enabled_from_searcher(&self.searcher))?;
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            weight.for_each(reader, &mut |document, score| {
                let entry = self.entry(DocAddress::new(segment, document));
                scores.extend(entry.map(|entry| (entry, score)));
            })?;
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
    entry: Field,
    schema: Schema,
    entries: impl Iterator<Item = (&'t str, &'t str)> + Clone,
) -> tantivy::Result<Index> {
    let bytes: usize = entries.clone().map(|(_, words)| words.len()).sum();
    let documents = (0..).zip(entries).map(|(number, (title, words))| {
        let mut document = TantivyDocument::new();
        fields.fill(&mut document, title, words);
        document.add_u64(entry, number);
        document
    });
    let analysers = TokenizerManager::default();
    fields.register(&analysers);
    let builder = Index::builder().schema(schema).tokenizers(analysers);
    if bytes < SMALL { write_small(builder, documents) } else { write_large(builder, documents) }
}

/// Without threads, which take longer to start than little text to index.
fn write_small(
    index: IndexBuilder,
    documents: impl Iterator<Item = TantivyDocument>,
) -> tantivy::Result<Index> {
    let mut writer: SingleSegmentIndexWriter =
        index.single_segment_index_writer(RamDirectory::create(), BUDGET)?;
    for document in documents {
        writer.add_document(document)?;
    }
    writer.finalize()
}

fn write_large(
    index: IndexBuilder,
    documents: impl Iterator<Item = TantivyDocument>,
) -> tantivy::Result<Index> {
    let index = index.create_in_ram()?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let mut writer: IndexWriter = index.writer_with_num_threads(threads, threads * BUDGET)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for document in documents {
        writer.add_document(document)?;
    }
    writer.commit()?;
    Ok(index)
}

fn entries_of(searcher: &Searcher) -> tantivy::Result<Vec<Vec<usize>>> {
    let segments = searcher.segment_readers().iter().map(|reader| {
        let entries = reader.fast_fields().u64("entry")?;
        let of = |document| entries.first(document).and_then(|entry| usize::try_from(entry).ok());
        Ok((0..reader.max_doc()).map(|document| of(document).unwrap_or(usize::MAX)).collect())
    });
    segments.collect()
}
