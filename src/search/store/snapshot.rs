//! One committed state of an index, opened to be read.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;

use tantivy::collector::Count;
use tantivy::columnar::{Column, StrColumn};
use tantivy::index::SegmentComponent;
use tantivy::postings::SegmentPostings;
use tantivy::query::{BooleanQuery, EnableScoring, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{
    Directory, DocAddress, DocSet, Index, IndexReader, ReloadPolicy, Searcher, SegmentReader,
    TERMINATED, TantivyDocument, TantivyError, Term,
};

use super::entry::PART;
use super::folder::{Access, Folder, Refusal};
use super::manifest::Manifest;
use super::registry::Registry;
use super::schema::{self, Fields};
use super::statistics::{Graveyard, Statistics};
use super::stored::Stored;
use super::{fault, input, order, tag};
use crate::search::TextFields;
use crate::{Error, ErrorKind};

/// How often a reader that loses files to a writer while it opens them tries again.
const TRIES: usize = 20;
/// How many files are waited for at a time.
const WAITS: usize = 16;
/// How many blocks of stored items are kept unpacked.
const BLOCKS: usize = 256;

/// One committed state. Writers leave it as it is for as long as it is held.
pub(super) struct Snapshot {
    pub(super) folder: PathBuf,
    pub(super) manifest: Manifest,
    pub(super) searcher: Searcher,
    pub(super) fields: Fields,
    /// Where the entries of each segment stand in answers.
    orders: Vec<Column<u64>>,
    /// Of each segment, what it says of bodies, plans and files.
    columns: Vec<OnceLock<FewColumns>>,
    segments_of_bodies: OnceLock<Vec<u32>>,
    graveyard: Graveyard,
    registry: Mutex<Option<Arc<Registry>>>,
    texts: Mutex<Option<Arc<TextFields>>>,
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Snapshot").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// The columns of a segment of which few entries hold anything.
struct FewColumns {
    numbers: Option<Column<u64>>,
    called: Option<StrColumn>,
    files: Option<StrColumn>,
}

/// What the entries of a file remember of it.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownFile {
    pub(super) rank: u64,
    pub(super) hashes: BTreeMap<String, String>,
}

pub(super) fn open(folder: &Path) -> Result<(IndexReader, Arc<Snapshot>), Error> {
    let mut last = None;
    for _ in 0..TRIES {
        let manifest = Manifest::read(folder)?;
        match open_once(folder) {
            Ok((reader, fields)) => {
                let snapshot = Snapshot::new(folder, manifest, &reader, fields)?;
                return Ok((reader, Arc::new(snapshot)));
            }
            Err(error) => last = Some(error),
        }
    }
    Err(last.map_or_else(|| damaged(folder), |cause| damaged(folder).because(cause)))
}

fn open_once(folder: &Path) -> tantivy::Result<(IndexReader, Fields)> {
    let index = Index::open(Folder::open(folder, Access::Read, Refusal::default())?)?;
    let (schema, fields, _) = schema::schema(None);
    if index.schema() != schema {
        return Err(tantivy::TantivyError::SchemaError("the fields differ".to_owned()));
    }
    // The engine opens some files only when they are needed; a reader is to know now that they are whole.
    reach(&index, &segment_files(&index)?)?;
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
    let reader = reader.doc_store_cache_num_blocks(BLOCKS).try_into()?;
    Ok((reader, fields))
}

/// Opens files, which reads the end of each. They are waited for side by side: where nothing of them lies in
/// memory yet, opening an index is hardly anything but these waits.
fn reach(index: &Index, files: &[PathBuf]) -> tantivy::Result<()> {
    let open = |files: &[PathBuf]| -> tantivy::Result<()> {
        files.iter().try_for_each(|file| Ok(index.directory().open_read(file).map(|_| ())?))
    };
    thread::scope(|scope| {
        let shares = files.chunks(files.len().div_ceil(WAITS).max(1));
        let waits: Vec<_> = shares.map(|share| scope.spawn(|| open(share))).collect();
        let broken = || TantivyError::SystemError("a file could not be opened".to_owned());
        waits.into_iter().try_for_each(|wait| wait.join().unwrap_or_else(|_| Err(broken())))
    })
}

/// Every file of the last commit.
pub(super) fn segment_files(index: &Index) -> tantivy::Result<Vec<PathBuf>> {
    use SegmentComponent::{Delete, FastFields, FieldNorms, Positions, Postings, Store, Terms};

    let mut files = Vec::new();
    for segment in index.searchable_segment_metas()? {
        let all = [Postings, Positions, Terms, Store, FastFields, FieldNorms];
        files.extend(all.into_iter().map(|component| segment.relative_path(component)));
        files.extend(segment.has_deletes().then(|| segment.relative_path(Delete)));
    }
    Ok(files)
}

fn damaged(folder: &Path) -> Error {
    let message = format!(
        "the index {} cannot be opened: files of it are missing or damaged; rebuild it",
        folder.display()
    );
    Error::new(ErrorKind::Index, message).at(folder)
}

impl Snapshot {
    fn new(
        folder: &Path,
        manifest: Manifest,
        reader: &IndexReader,
        fields: Fields,
    ) -> Result<Self, Error> {
        let searcher = reader.searcher();
        let segments = searcher.segment_readers().iter();
        let orders = segments.map(|segment| segment.fast_fields().u64(schema::ORDER));
        let orders = orders.collect::<tantivy::Result<_>>();
        Ok(Self {
            folder: folder.to_path_buf(),
            manifest,
            columns: searcher.segment_readers().iter().map(|_| OnceLock::new()).collect(),
            orders: orders.map_err(|cause| damaged(folder).because(cause))?,
            searcher,
            fields,
            segments_of_bodies: OnceLock::new(),
            graveyard: Graveyard::default(),
            registry: Mutex::default(),
            texts: Mutex::default(),
        })
    }

    /// The state of a later commit.
    pub(super) fn after(&self, reader: &IndexReader) -> Result<Self, Error> {
        let mut last = None;
        for _ in 0..TRIES {
            let manifest = Manifest::read(&self.folder)?;
            match reader.reload() {
                Ok(()) => {
                    let fields = self.fields.clone();
                    return Self::new(&self.folder, manifest, reader, fields);
                }
                Err(error) => last = Some(error),
            }
        }
        let error = damaged(&self.folder);
        Err(last.map_or(error.clone(), |cause| error.because(cause)))
    }

    /// What the corpus says beside its items; read when it is first asked for.
    pub(super) fn registry(&self) -> Result<Arc<Registry>, Error> {
        let mut held = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(registry) = &*held {
            return Ok(Arc::clone(registry));
        }
        let registry = Arc::new(Registry::read(self)?);
        *held = Some(Arc::clone(&registry));
        Ok(registry)
    }

    /// The fields of full text, with the corpus's own words.
    pub(super) fn texts(&self) -> Result<Arc<TextFields>, Error> {
        let registry = self.registry()?;
        let mut held = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(texts) = &*held {
            return Ok(Arc::clone(texts));
        }
        let schema = self.searcher.schema();
        let texts =
            TextFields::of(schema, registry.terms()).ok_or_else(|| damaged(&self.folder))?;
        let texts = Arc::new(texts);
        *held = Some(Arc::clone(&texts));
        Ok(texts)
    }

    /// What ranking is to know.
    pub(super) fn statistics(&self, texts: &TextFields) -> Statistics<'_> {
        let (searcher, graveyard) = (&self.searcher, &self.graveyard);
        Statistics { searcher, graveyard, measured: texts.measured() }
    }

    pub(super) fn fault(&self, cause: tantivy::TantivyError) -> Error {
        fault(&self.folder, "cannot be read", cause)
    }

    /// What an entry holds.
    pub(super) fn stored(&self, address: DocAddress) -> Result<Stored, Error> {
        let document: TantivyDocument =
            self.searcher.doc(address).map_err(|cause| self.fault(cause))?;
        let bytes = document.get_first(self.fields.stored).and_then(|value| value.as_bytes());
        Stored::decode(bytes.unwrap_or_default()).map_err(|error| error.at(&self.folder))
    }

    /// Where an entry stands in answers.
    pub(super) fn order_of(&self, address: DocAddress) -> Result<u64, Error> {
        let orders = self.orders_of(address.segment_ord)?;
        Ok(orders.first(address.doc_id).unwrap_or(order::LAST))
    }

    pub(super) fn orders_of(&self, segment: u32) -> Result<&Column<u64>, Error> {
        self.orders.get(segment as usize).ok_or_else(|| damaged(&self.folder))
    }

    pub(super) fn order_column(&self, segment: u32) -> Option<&Column<u64>> {
        self.orders.get(segment as usize)
    }

    /// The live entries that a term leads to, in the order of answers.
    pub(super) fn with_term(&self, term: Term) -> Result<Vec<DocAddress>, Error> {
        self.matching(&TermQuery::new(term, IndexRecordOption::Basic))
    }

    /// Shows the live entries of bodies that bear a term until that is enough, in no order.
    pub(super) fn each_body_with(
        &self,
        term: &Term,
        mut see: impl FnMut(DocAddress) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        for &segment in self.segments_of_bodies()? {
            let reader = self.searcher.segment_reader(segment);
            let Some(mut entries) = self.postings(term, segment)? else { continue };
            while entries.doc() != TERMINATED {
                let entry = entries.doc();
                let alive = reader.alive_bitset().is_none_or(|alive| alive.is_alive(entry));
                if alive && see(DocAddress::new(segment, entry)).is_break() {
                    return Ok(());
                }
                entries.advance();
            }
        }
        Ok(())
    }

    /// The segments that hold bodies. As these are written together, they are few.
    fn segments_of_bodies(&self) -> Result<&[u32], Error> {
        if let Some(segments) = self.segments_of_bodies.get() {
            return Ok(segments);
        }
        let body = Term::from_field_u64(self.fields.tag, tag::kind(crate::query::Kind::Body));
        let mut segments = Vec::new();
        for (segment, _) in (0u32..).zip(self.searcher.segment_readers()) {
            segments.extend(self.postings(&body, segment)?.map(|_| segment));
        }
        Ok(self.segments_of_bodies.get_or_init(|| segments))
    }

    /// A live entry of a body that bears a term.
    pub(super) fn first_body_with(&self, term: &Term) -> Result<Option<DocAddress>, Error> {
        let mut found = None;
        self.each_body_with(term, |address| {
            found = Some(address);
            ControlFlow::Break(())
        })?;
        Ok(found)
    }

    /// Whether an entry bears a term.
    pub(super) fn bears(&self, entry: DocAddress, term: &Term) -> Result<bool, Error> {
        let Some(mut entries) = self.postings(term, entry.segment_ord)? else { return Ok(false) };
        let reached =
            if entries.doc() < entry.doc_id { entries.seek(entry.doc_id) } else { entries.doc() };
        Ok(reached == entry.doc_id)
    }

    fn postings(&self, term: &Term, segment: u32) -> Result<Option<SegmentPostings>, Error> {
        let index = self.searcher.segment_reader(segment).inverted_index(term.field());
        let index = index.map_err(|cause| self.fault(cause))?;
        let postings = index.read_postings(term, IndexRecordOption::Basic);
        postings.map_err(|cause| self.fault(cause.into()))
    }

    /// The number of the body that an entry is.
    pub(super) fn number(&self, entry: DocAddress) -> Result<Option<u32>, Error> {
        let columns = self.columns_of(entry.segment_ord)?;
        let number = columns.numbers.as_ref().and_then(|numbers| numbers.first(entry.doc_id));
        Ok(number.and_then(|number| u32::try_from(number).ok()))
    }

    /// The columns of a segment that few entries need, opened when they are first asked for.
    fn columns_of(&self, segment: u32) -> Result<&FewColumns, Error> {
        let held = self.columns.get(segment as usize).ok_or_else(|| damaged(&self.folder))?;
        if let Some(columns) = held.get() {
            return Ok(columns);
        }
        let columns = self.searcher.segment_reader(segment).fast_fields();
        let opened = || -> tantivy::Result<FewColumns> {
            let numbers = columns.column_opt::<u64>(schema::NUMBER)?;
            let (called, files) = (columns.str(schema::CALLED)?, columns.str(schema::FILE)?);
            Ok(FewColumns { numbers, called, files })
        };
        let opened = opened().map_err(|cause| self.fault(cause))?;
        Ok(held.get_or_init(|| opened))
    }

    /// What the plan or body of an entry can be called.
    pub(super) fn called(&self, entry: DocAddress) -> Result<Vec<String>, Error> {
        let columns = self.columns_of(entry.segment_ord)?;
        columns.called.as_ref().map_or(Ok(Vec::new()), |called| self.texts_in(called, entry))
    }

    /// The live entries that a query finds, in the order of answers.
    pub(super) fn matching(&self, query: &dyn Query) -> Result<Vec<DocAddress>, Error> {
        let mut found = Vec::new();
        self.each(query, |_, order, address| found.push((order, address)))?;
        found.sort_unstable_by_key(|(order, _)| *order);
        Ok(found.into_iter().map(|(_, address)| address).collect())
    }

    /// Shows every live entry that a query finds, with its order.
    pub(super) fn each(
        &self,
        query: &dyn Query,
        mut see: impl FnMut(&SegmentReader, u64, DocAddress),
    ) -> Result<(), Error> {
        let scoring = EnableScoring::disabled_from_searcher(&self.searcher);
        let weight = query.weight(scoring).map_err(|cause| self.fault(cause))?;
        for (segment, reader) in self.searcher.segment_readers().iter().enumerate() {
            let segment = u32::try_from(segment).unwrap_or(u32::MAX);
            let orders = self.orders_of(segment)?;
            let mut found = weight.scorer(reader, 1.0).map_err(|cause| self.fault(cause))?;
            let mut entry = found.doc();
            while entry != TERMINATED {
                if !reader.alive_bitset().is_some_and(|alive| alive.is_deleted(entry)) {
                    let order = orders.first(entry).unwrap_or(order::LAST);
                    see(reader, order, DocAddress::new(segment, entry));
                }
                entry = found.advance();
            }
        }
        Ok(())
    }

    /// Every file that the index was made from, by source.
    pub(super) fn files(&self) -> Result<BTreeMap<String, KnownFile>, Error> {
        let kinds = [crate::query::Kind::Plan, crate::query::Kind::Document];
        let heads = kinds.into_iter().map(tag::kind).chain([tag::registry()]);
        let mut files = BTreeMap::new();
        for head in heads {
            let term = Term::from_field_u64(self.fields.tag, head);
            for address in self.with_term(term)? {
                let (source, known) = self.file(address)?;
                files.insert(source, known);
            }
        }
        Ok(files)
    }

    /// The source of the first entry of a file.
    pub(super) fn source_of(&self, address: DocAddress) -> Result<Option<String>, Error> {
        let (source, known) = self.file(address)?;
        Ok((!known.hashes.is_empty()).then_some(source))
    }

    /// How many entries of a source bear a tag.
    pub(super) fn count_of(&self, source: &str, tag: u64) -> Result<usize, Error> {
        let term =
            |term| -> Box<dyn Query> { Box::new(TermQuery::new(term, IndexRecordOption::Basic)) };
        let source = term(Term::from_field_text(self.fields.source, source));
        let tag = term(Term::from_field_u64(self.fields.tag, tag));
        let both = BooleanQuery::intersection(vec![source, tag]);
        self.searcher.search(&both, &Count).map_err(|cause| self.fault(cause))
    }

    fn file(&self, address: DocAddress) -> Result<(String, KnownFile), Error> {
        let mut known =
            KnownFile { rank: order::rank(self.order_of(address)?), ..KnownFile::default() };
        let columns = self.columns_of(address.segment_ord)?;
        let files = columns.files.as_ref();
        for text in files.map_or(Ok(Vec::new()), |files| self.texts_in(files, address))? {
            if let Some((path, hash)) = text.split_once(PART) {
                known.hashes.insert(path.to_owned(), hash.to_owned());
            }
        }
        let path = known.hashes.keys().next();
        let source = path.map_or_else(|| input::REGISTRY.to_owned(), |path| input::source_of(path));
        Ok((source, known))
    }

    fn texts_in(&self, column: &StrColumn, entry: DocAddress) -> Result<Vec<String>, Error> {
        let mut texts = Vec::new();
        for number in column.term_ords(entry.doc_id) {
            let mut text = String::new();
            let read = column.ord_to_str(number, &mut text);
            read.map_err(|cause| self.fault(cause.into()))?;
            texts.push(text);
        }
        Ok(texts)
    }
}
