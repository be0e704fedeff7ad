//! Making an index and keeping it in step with its corpus: every change is one commit, or none.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tantivy::directory::{DirectoryLock, INDEX_WRITER_LOCK, Lock};
use tantivy::indexer::UserOperation;
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

/// What the writing threads may gather in all before they write a segment, in bytes.
const BUDGET: usize = 192 << 20;
/// How many threads write at most.
const THREADS: usize = 4;
/// How many files are parsed and turned to entries at a time.
const AT_ONCE: usize = 64;

/// What tells whether ids stand once and lead somewhere.
pub(crate) type Integrity<'i> = &'i (dyn Fn(&Corpus) -> Diagnostics + Sync);

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
    integrity: Integrity<'i>,
    folder: PathBuf,
    refusal: Refusal,
    progress: &'i mut dyn FnMut(Progress<'_>),
    _lock: DirectoryLock,
}

/// What writes entries.
struct Sink {
    writer: IndexWriter<Entry>,
    gate: Gate,
    fields: Fields,
    texts: TextFields,
}

impl<'i> Writing<'i> {
    /// Locks the folder, for as long as this lives.
    pub(super) fn begin(
        input: &'i Input,
        folder: &Path,
        integrity: Integrity<'i>,
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
        let mut sink = self.sink(fresh, pieces.corpus().terms())?;
        let done = self.write(&mut work, &mut pieces, &registry, &mut sink);
        let written = done.and_then(|written| {
            self.unchanged(&look)?;
            Ok(written)
        })?;
        self.commit(sink, pieces.corpus().terms(), written)
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
        sound((self.integrity)(pieces.corpus()))?;
        Ok((pieces, hashes))
    }

    fn sink(&self, fresh: bool, terms: Option<&Terms>) -> Result<Sink, Error> {
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
            let threads = std::thread::available_parallelism().map_or(1, usize::from);
            index.writer_with_num_threads(threads.min(THREADS), BUDGET)
        };
        if fresh {
            self.clear()?;
        }
        let writer = open().map_err(|cause| self.refused(cause))?;
        Ok(Sink { writer, gate: Gate::default(), fields, texts })
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
        if work.everything {
            sink.writer.delete_all_documents().map_err(|cause| self.refused(cause))?;
        }
        for source in &work.gone {
            sink.delete(source);
        }
        let total = work.files();
        let mut done = 0;
        if work.registry {
            self.add_registry(work, pieces.corpus(), registry, sink)?;
            done += registry.len();
        }
        for some in std::mem::take(&mut work.groups).chunks(AT_ONCE) {
            written.bytes += self.add(work, some, pieces, sink, &mut written.counts)?;
            done += some.iter().map(|group| group.files.len()).sum::<usize>();
            let file = some.last().map_or("", |group| &group.source);
            (self.progress)(Progress { done, total, file });
        }
        for source in work.wanted.sources() {
            sound(pieces.load(vec![self.input.open(&source)]))?;
            work.wanted.check(pieces.corpus())?;
            pieces.clear();
        }
        Ok(written)
    }

    fn add_registry(
        &self,
        work: &Work,
        corpus: &Corpus,
        hashes: &[(String, String)],
        sink: &mut Sink,
    ) -> Result<(), Error> {
        sink.delete(REGISTRY);
        let stored = StoredRegistry {
            regions: corpus.regions().cloned().collect(),
            functions: corpus.functions().cloned().collect(),
            terms: corpus.terms().cloned(),
            next_number: work.numbers.next(),
        };
        let refers = refers::of_bodies(corpus.bodies());
        let source = REGISTRY.to_owned();
        let origin = Origin { source, hashes: hashes.to_vec(), rank: 0, refers };
        let entries = sink.entries(&work.numbers, &work.called);
        let mut documents = vec![entries.registry(&origin, stored)?];
        documents.extend(entries.bodies(&origin, corpus.bodies())?);
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
        sound((self.integrity)(pieces.corpus()))?;
        work.wanted.note(pieces.corpus());
        for group in groups {
            sink.delete(&group.source);
        }
        let batch = Batch { work, groups, hashes: &hashes };
        let entries = sink.entries(&work.numbers, &work.called);
        for documents in batch.entries(&entries, pieces.corpus())? {
            sink.add(documents).map_err(|cause| self.refused(cause))?;
        }
        count(pieces.corpus(), counts);
        pieces.clear();
        Ok(u64::try_from(bytes).unwrap_or(u64::MAX))
    }

    fn commit(
        &self,
        mut sink: Sink,
        terms: Option<&Terms>,
        written: Written,
    ) -> Result<Written, Error> {
        let manifest = Manifest::new(terms, written.counts).encode()?;
        let mut commit = || -> tantivy::Result<()> {
            let mut prepared = sink.writer.prepare_commit()?;
            prepared.set_payload(&manifest);
            prepared.commit().map(|_| ())
        };
        commit().map_err(|cause| self.refused(cause))?;
        // The commit stands; segments that could not be merged now are merged with a later one.
        let _ = sink.writer.wait_merging_threads();
        Ok(written)
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

    fn delete(&self, source: &str) {
        self.writer.delete_term(Term::from_field_text(self.fields.source, source));
    }

    /// Adds the entries of a file side by side.
    fn add(&self, documents: Vec<TantivyDocument>) -> tantivy::Result<()> {
        let entries = self.gate.admit(documents, self.stored());
        let operations: Vec<_> = entries.into_iter().map(UserOperation::Add).collect();
        self.writer.run(operations).map(|_| ())
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
