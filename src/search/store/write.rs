//! Making an index and keeping it in step with its corpus: every change is one commit, or none.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tantivy::directory::{DirectoryLock, INDEX_WRITER_LOCK, Lock};
use tantivy::indexer::{NoMergePolicy, UserOperation};
use tantivy::schema::Field;
use tantivy::{Directory, Index, IndexSettings, IndexSortByField, IndexWriter, Order};
use tantivy::{TantivyDocument, Term};

use super::batch::Batch;
use super::entry::{Entries, Origin};
use super::fault;
use super::folder::{Access, Folder, Refusal};
use super::gate::{Entry, Gate};
use super::input::{self, Group, Input, REGISTRY};
use super::manifest::{self, COMMIT, Counts, Manifest, State};
use super::name::Called;
use super::numbers::Numbers;
use super::plan_of_work::Work;
use super::schema::{self, Fields};
use super::stored::StoredRegistry;
use crate::corpus::{Corpus, InputFile, Pieces, Progress, refers};
use crate::diagnostic::Diagnostics;
use crate::model::Terms;
use crate::search::TextFields;
use crate::{Error, ErrorKind};

/// What the writing thread may gather before it writes a segment, in bytes.
const BUDGET: usize = 96 << 20;
/// How many threads write segments. Files are read and turned to entries on every core, which is the larger half
/// of the work; with one writer behind them entries keep their order, so that no two segments of a build overlap
/// and joining them is laying them end to end.
const WRITERS: usize = 1;
/// How many files are parsed and turned to entries at a time.
const AT_ONCE: usize = 64;

/// What tells whether ids stand once and lead somewhere. Files are read some at a time, each time beside all
/// regions and bodies; these are looked at once.
#[derive(Clone, Copy)]
pub(crate) struct Integrity {
    pub(crate) registry: fn(&Corpus) -> Diagnostics,
    pub(crate) files: fn(&Corpus) -> Diagnostics,
}

/// What was done to an index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// Files that the index did not know.
    pub added: usize,
    /// Files that differ from what the index held.
    pub changed: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Files whose items were written anew, though they did not change: what they say follows from one that did.
    pub followed: usize,
    /// Bytes of the corpus that were parsed.
    pub bytes: u64,
    /// What the index holds now.
    pub counts: Counts,
}

/// An index as it is written.
pub(super) struct Writing<'i> {
    input: &'i Input,
    integrity: Integrity,
    folder: PathBuf,
    refusal: Refusal,
    progress: &'i mut dyn FnMut(Progress<'_>),
    _lock: DirectoryLock,
}

/// How many files are written, of how many.
struct Way {
    done: usize,
    total: usize,
}

/// What writes entries.
struct Sink {
    writer: IndexWriter<Entry>,
    gate: Gate,
    fields: Fields,
    texts: TextFields,
    /// Whether anything stays of what was written before.
    keeps: bool,
}

impl<'i> Writing<'i> {
    /// Locks the folder, for as long as this lives.
    pub(super) fn begin(
        input: &'i Input,
        folder: &Path,
        integrity: Integrity,
        progress: &'i mut dyn FnMut(Progress<'_>),
        refusal: Refusal,
    ) -> Result<Self, Error> {
        manifest::state(folder)?;
        manifest::write_mark(folder)?;
        let files = Folder::open(folder, Access::Write, refusal.clone())
            .map_err(|cause| fault(folder, "cannot be written", cause))?;
        let lock = Lock { filepath: ".zhengce-writer.lock".into(), is_blocking: false };
        let lock = files.acquire_lock(&lock).map_err(|cause| {
            fault(folder, "cannot be locked", tantivy::TantivyError::LockFailure(cause, None))
        })?;
        Ok(Self { input, integrity, folder: folder.to_path_buf(), refusal, progress, _lock: lock })
    }

    /// Makes the index from nothing, in place of what the folder holds.
    pub(super) fn build(mut self) -> Result<Written, Error> {
        let fresh = manifest::state(&self.folder)? != State::Index;
        self.run(fresh, None)
    }

    /// Brings the index in step with the corpus.
    pub(super) fn update(mut self) -> Result<Written, Error> {
        let (_, known) = super::snapshot::open(&self.folder)?;
        self.run(false, Some(&known))
    }

    fn run(
        &mut self,
        fresh: bool,
        known: Option<&super::snapshot::Snapshot>,
    ) -> Result<Written, Error> {
        let look = self.input.look()?;
        let groups = self.input.groups()?;
        let (mut pieces, registry) = self.registry(&groups)?;
        let mut work = Work::plan(self.input, groups, pieces.corpus(), known)?;
        if work.is_nothing() {
            return Ok(work.written);
        }
        let mut sink = self.sink(fresh, pieces.corpus().terms(), !work.everything)?;
        let done = self.write(&mut work, &mut pieces, &registry, &mut sink);
        let written = done.and_then(|written| {
            self.unchanged(&look)?;
            Ok(written)
        })?;
        let manifest = Manifest::new(pieces.corpus().terms(), written.counts).encode()?;
        // What joining takes of memory comes in place of these.
        drop((work, pieces, registry));
        self.commit(&mut sink, &manifest)?;
        // The commit stands; segments that could not be joined now are joined with a later one.
        let _ = if sink.keeps { Ok(()) } else { sink.join() };
        let _ = sink.writer.wait_merging_threads();
        Ok(written)
    }

    /// Nothing is committed of a corpus that changed while it was read.
    fn unchanged(&self, look: &input::Look) -> Result<(), Error> {
        if self.input.look()? == *look {
            return Ok(());
        }
        let message = "the corpus changed while it was read; nothing was written, run it again";
        Err(Error::new(ErrorKind::Io, message))
    }

    fn registry(&self, groups: &[Group]) -> Result<(Pieces, Vec<(String, String)>), Error> {
        let paths = groups.iter().flat_map(|group| group.files.iter().cloned());
        let files = groups.iter().filter(|group| group.source == REGISTRY);
        let files = files.flat_map(|group| &group.files).map(|path| self.input.open(path));
        let files: Vec<InputFile> = files.collect();
        let hashes = input::hashes(&files);
        let (pieces, faults) = Pieces::new(paths, files, crate::yaml::Limits::default());
        sound(faults)?;
        sound((self.integrity.registry)(pieces.corpus()))?;
        Ok((pieces, hashes))
    }

    fn sink(&self, fresh: bool, terms: Option<&Terms>, keeps: bool) -> Result<Sink, Error> {
        let (schema, fields, texts) = schema::schema(terms);
        let open = || -> tantivy::Result<IndexWriter<Entry>> {
            let files = Folder::open(&self.folder, Access::Write, self.refusal.clone())?;
            let index = if fresh {
                let order = IndexSortByField { field: schema::ORDER.to_owned(), order: Order::Asc };
                let settings =
                    IndexSettings { sort_by_field: Some(order), ..IndexSettings::default() };
                Index::create(files, schema, settings)?
            } else {
                Index::open(files)?
            };
            texts.register(index.tokenizers());
            index.writer_with_num_threads(WRITERS, BUDGET)
        };
        if fresh {
            self.clear()?;
        }
        let writer = open().map_err(|cause| self.refused(cause))?;
        if !keeps {
            writer.set_merge_policy(Box::new(NoMergePolicy));
        }
        Ok(Sink { writer, gate: Gate::default(), fields, texts, keeps })
    }

    /// Removes what an index left that cannot be gone on with. Files of other names are left alone.
    fn clear(&self) -> Result<(), Error> {
        let remove = || -> std::io::Result<()> {
            for entry in fs::read_dir(&self.folder)? {
                let entry = entry?;
                if is_of_index(&entry.file_name().to_string_lossy()) {
                    fs::remove_file(entry.path())?;
                }
            }
            Ok(())
        };
        remove().map_err(|cause| {
            let message = format!("the old index {} cannot be removed", self.folder.display());
            Error::new(ErrorKind::Io, message).at(&self.folder).because(cause)
        })
    }

    fn write(
        &mut self,
        work: &mut Work,
        pieces: &mut Pieces,
        registry: &[(String, String)],
        sink: &mut Sink,
    ) -> Result<Written, Error> {
        let mut written = work.written;
        if !sink.keeps {
            sink.writer.delete_all_documents().map_err(|cause| self.refused(cause))?;
        }
        for source in &work.gone {
            sink.delete(source);
        }
        let mut way = Way { done: 0, total: work.files() };
        let groups = std::mem::take(&mut work.groups).into_iter();
        let (plans, documents): (Vec<_>, Vec<_>) = groups.partition(Group::is_plan);
        // In the order of answers, see `order`: the registry's own entry comes last.
        self.add_all(work, (&plans, &mut way), pieces, sink, &mut written)?;
        if work.registry {
            sink.delete(REGISTRY);
            let entries = sink.entries(&work.numbers, &work.called);
            let origin = origin_of_registry(pieces.corpus(), registry);
            self.hand(sink, entries.bodies(&origin, pieces.corpus().bodies())?)?;
        }
        self.add_all(work, (&documents, &mut way), pieces, sink, &mut written)?;
        if work.registry {
            let entries = sink.entries(&work.numbers, &work.called);
            let origin = origin_of_registry(pieces.corpus(), registry);
            let stored = stored_registry(pieces.corpus(), &work.numbers);
            self.hand(sink, vec![entries.registry(&origin, stored)?])?;
        }
        for source in work.wanted.sources() {
            sound(pieces.load(vec![self.input.open(&source)]))?;
            work.wanted.check(pieces.corpus())?;
            pieces.clear();
        }
        Ok(written)
    }

    /// Adds the items of files, some at a time.
    fn add_all(
        &mut self,
        work: &mut Work,
        (groups, way): (&[Group], &mut Way),
        pieces: &mut Pieces,
        sink: &mut Sink,
        written: &mut Written,
    ) -> Result<(), Error> {
        for some in groups.chunks(AT_ONCE) {
            written.bytes += self.add(work, some, pieces, sink, &mut written.counts)?;
            way.done += some.iter().map(|group| group.files.len()).sum::<usize>();
            let file = some.last().map_or("", |group| &group.source);
            (self.progress)(Progress { done: way.done, total: way.total, file });
        }
        Ok(())
    }

    fn hand(&self, sink: &Sink, documents: Vec<TantivyDocument>) -> Result<(), Error> {
        sink.add(documents).map_err(|cause| self.refused(cause))
    }

    /// Adds the items of some files; gives how many bytes were read.
    fn add(
        &self,
        work: &mut Work,
        groups: &[Group],
        pieces: &mut Pieces,
        sink: &mut Sink,
        counts: &mut Counts,
    ) -> Result<u64, Error> {
        let paths: Vec<&String> = groups.iter().flat_map(|group| &group.files).collect();
        let files: Vec<InputFile> =
            paths.into_par_iter().map(|path| self.input.open(path)).collect();
        let hashes = input::hashes(&files).into_iter().collect();
        let bytes = files.iter().map(|file| file.bytes.as_ref().map_or(0, Vec::len)).sum::<usize>();
        sound(pieces.load(files))?;
        sound((self.integrity.files)(pieces.corpus()))?;
        work.wanted.note(pieces.corpus());
        for group in groups {
            sink.delete(&group.source);
        }
        let batch = Batch { work, groups, hashes: &hashes };
        let entries = sink.entries(&work.numbers, &work.called);
        for documents in batch.entries(&entries, pieces.corpus())? {
            self.hand(sink, documents)?;
        }
        count(pieces.corpus(), counts);
        pieces.clear();
        Ok(u64::try_from(bytes).unwrap_or(u64::MAX))
    }

    fn commit(&self, sink: &mut Sink, manifest: &str) -> Result<(), Error> {
        let mut commit = || -> tantivy::Result<()> {
            let mut prepared = sink.writer.prepare_commit()?;
            prepared.set_payload(manifest);
            prepared.commit().map(|_| ())
        };
        commit().map_err(|cause| self.refused(cause))
    }

    fn refused(&self, cause: tantivy::TantivyError) -> Error {
        match self.refusal.cause() {
            None => fault(&self.folder, "cannot be written", cause),
            Some(refusal) => {
                let message = format!(
                    "the index {} cannot be written: {refusal}; the last commit stands",
                    self.folder.display()
                );
                Error::new(ErrorKind::Io, message).at(&self.folder).because(refusal)
            }
        }
    }
}

impl Sink {
    fn entries<'s>(&'s self, numbers: &'s Numbers, called: &'s Called) -> Entries<'s> {
        Entries { fields: &self.fields, texts: &self.texts, numbers, called }
    }

    fn stored(&self) -> Field {
        self.fields.stored
    }

    /// Joins the segments of the last commit to one: what opens and asks an index looks at each of them.
    ///
    /// A build joins once, when all are written: joining some as they come would write most entries several times.
    /// An update leaves the large segment alone, and joins small ones as they become many.
    fn join(&mut self) -> tantivy::Result<()> {
        let segments = self.writer.index().searchable_segment_ids()?;
        if segments.len() > 1 {
            self.writer.merge(&segments).wait()?;
        }
        Ok(())
    }

    /// Takes out what was written of a source before. Every segment is searched for it.
    fn delete(&self, source: &str) {
        if self.keeps {
            self.writer.delete_term(Term::from_field_text(self.fields.source, source));
        }
    }

    /// Adds the entries of a file side by side.
    fn add(&self, documents: Vec<TantivyDocument>) -> tantivy::Result<()> {
        let entries = self.gate.admit(documents, self.stored());
        let operations: Vec<_> = entries.into_iter().map(UserOperation::Add).collect();
        self.writer.run(operations).map(|_| ())
    }
}

fn origin_of_registry(corpus: &Corpus, hashes: &[(String, String)]) -> Origin {
    let refers = refers::of_bodies(corpus.bodies());
    Origin { source: REGISTRY.to_owned(), hashes: hashes.to_vec(), rank: 0, refers }
}

fn stored_registry(corpus: &Corpus, numbers: &Numbers) -> StoredRegistry {
    StoredRegistry {
        regions: corpus.regions().cloned().collect(),
        functions: corpus.functions().cloned().collect(),
        terms: corpus.terms().cloned(),
        next_number: numbers.next(),
    }
}

/// Whether a file is one that an index of ours may leave behind.
fn is_of_index(name: &str) -> bool {
    let of_segment = name.split_once('.').is_some_and(|(segment, _)| {
        segment.len() == 32 && segment.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    let lock = INDEX_WRITER_LOCK.filepath.to_string_lossy();
    let whole = name.strip_suffix(".part").unwrap_or(name);
    of_segment || [COMMIT, ".managed.json", &*lock].contains(&whole)
}

pub(super) fn sound(faults: Diagnostics) -> Result<(), Error> {
    if faults.has_errors() { Err(faults.into_error("the corpus")) } else { Ok(()) }
}

/// Adds up the items of a corpus, its bodies left out.
fn count(corpus: &Corpus, counts: &mut Counts) {
    counts.plans += corpus.plans.len();
    counts.documents += corpus.documents.len();
    counts.tasks += corpus.plans().map(|plan| plan.walk_tasks().count()).sum::<usize>();
}
