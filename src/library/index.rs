//! Indexes on disk: making them, keeping them in step with their corpus, asking them.

use std::marker::PhantomData;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::backing::{Backing, Matches};
use super::full_text::within_limits;
use super::shown::Shown;
use super::{Answer, Findable, Hit, Library};
use crate::corpus::{Corpus, OwnedItem, Progress};
use crate::query::Filter;
use crate::search::store::{self, Input, Integrity, Store};
use crate::search::{Condition, Counts, Written};
use crate::{Error, check};

type Report<'r> = Box<dyn FnMut(Progress<'_>) + 'r>;

/// What is asked of a corpus before it is indexed.
const INTEGRITY: Integrity =
    Integrity { registry: check::integrity_of_registry, files: check::integrity_of_files };

/// What an index is made from: a corpus folder, or a corpus in memory. Sealed.
pub trait CorpusSource: sealed::Sealed {}

impl<S: sealed::Sealed + ?Sized> CorpusSource for S {}

/// Makes indexes and keeps them in step with their corpus, with a callback for progress.
///
/// An index holds everything that answers need: no file of the corpus is read to answer. Every change
/// is one commit: whoever reads sees what was before it or what is after it, also when the program that
/// writes is killed. One program writes at a time.
///
/// ```
/// use zhengce::{Corpus, Indexer, Library};
///
/// let folder = tempfile::tempdir().unwrap();
/// let written = Indexer::new().build(&Corpus::bundled()?, folder.path())?;
/// let library = Library::open_index(folder.path())?;
/// assert_eq!(library.plans().run()?.count(), written.counts.plans);
///
/// let again = Indexer::new().update(&Corpus::bundled()?, folder.path())?;
/// assert_eq!((again.added, again.changed, again.removed), (0, 0, 0));
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Default)]
pub struct Indexer<'r> {
    progress: Option<Report<'r>>,
}

impl std::fmt::Debug for Indexer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Indexer").finish_non_exhaustive()
    }
}

impl<'r> Indexer<'r> {
    /// An indexer that reports no progress.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Calls back after every few files.
    #[must_use]
    pub fn progress(mut self, report: impl FnMut(Progress<'_>) + 'r) -> Self {
        self.progress = Some(Box::new(report));
        self
    }

    /// Makes an index in a folder that is absent, empty or holds an index of this library, which it replaces:
    /// a sound one in one commit, what remains of another at once.
    ///
    /// # Errors
    /// As [`Library::open`] for the corpus; [`Index`](crate::ErrorKind::Index) when the folder belongs to something else or
    /// to a newer version; [`Io`](crate::ErrorKind::Io) when it cannot be written, when another program writes it,
    /// or when the corpus changes meanwhile. The last commit then stands.
    pub fn build<S: CorpusSource + ?Sized>(
        mut self,
        corpus: &S,
        index: impl AsRef<Path>,
    ) -> Result<Written, Error> {
        let input = corpus.input();
        let progress = &mut |progress: Progress<'_>| self.report(progress);
        store::build(&input, index.as_ref(), INTEGRITY, progress)
    }

    /// Brings an index in step with its corpus: reads every file, writes those that changed and what follows
    /// from them, in one commit.
    ///
    /// # Errors
    /// As [`build`](Self::build), and [`NotFound`](crate::ErrorKind::NotFound) when there is no index yet. A file that others refer to
    /// cannot be taken away ([`Invalid`](crate::ErrorKind::Invalid)).
    pub fn update<S: CorpusSource + ?Sized>(
        mut self,
        corpus: &S,
        index: impl AsRef<Path>,
    ) -> Result<Written, Error> {
        let input = corpus.input();
        let progress = &mut |progress: Progress<'_>| self.report(progress);
        store::update(&input, index.as_ref(), INTEGRITY, progress)
    }

    fn report(&mut self, progress: Progress<'_>) {
        if let Some(report) = &mut self.progress {
            report(progress);
        }
    }
}

impl Library {
    /// Makes an index of a corpus, see [`Indexer::build`].
    ///
    /// # Errors
    /// As [`Indexer::build`].
    pub fn build<S: CorpusSource + ?Sized>(
        corpus: &S,
        index: impl AsRef<Path>,
    ) -> Result<Written, Error> {
        Indexer::new().build(corpus, index)
    }

    /// The library of an index on disk, which answers as the corpus does that it was made of.
    ///
    /// It is mapped into memory, so that opening takes as long for a large one as for a small one, and needs
    /// no right to write. A commit made later is seen by the next question; answers already given stay as
    /// they are. Parts of a hit that are read when they are asked for are absent, and counts are zero, of
    /// an index that was damaged in the meantime; [`verify_index`](Self::verify_index) tells.
    ///
    /// # Errors
    /// [`NotFound`](crate::ErrorKind::NotFound) when there is no index; [`Index`](crate::ErrorKind::Index) when it is of another version or of another
    /// program, was never finished, or is damaged. The message says which, and what to do.
    pub fn open_index(index: impl AsRef<Path>) -> Result<Self, Error> {
        Ok(Self { backing: Backing::Index(Arc::new(Store::open(index.as_ref())?)) })
    }

    /// Reads all of an index and holds it against its checksums.
    ///
    /// # Errors
    /// As [`open_index`](Self::open_index), naming the files that are damaged.
    pub fn verify_index(index: impl AsRef<Path>) -> Result<(), Error> {
        store::verify(index.as_ref())
    }

    /// How many items the last commit of an index holds; `None` of a corpus in memory.
    ///
    /// # Errors
    /// [`Index`](crate::ErrorKind::Index) when the index cannot be read.
    pub fn index_counts(&self) -> Result<Option<Counts>, Error> {
        match &self.backing {
            Backing::Index(store) => store.counts().map(Some),
            Backing::Memory(_) => Ok(None),
        }
    }
}

/// Asks an index.
pub(super) fn ask<'l, T: Findable>(
    store: &'l Store,
    filter: Filter,
    page: &Range<usize>,
) -> Result<Answer<'l, T>, Error> {
    within_limits(&filter)?;
    let found = store.ask(filter, page)?;
    let conditions = found.matches.conditions();
    let stretches: Arc<[String]> =
        conditions.iter().flat_map(Condition::stretches).map(str::to_owned).collect();
    let hits_of = |items: Vec<(store::FoundItem, OwnedItem)>| {
        let hits = items
            .into_iter()
            .filter_map(|item| Hit::in_index(item, Shown::Stretches(Arc::clone(&stretches))));
        hits.collect::<Vec<Hit<'l, T>>>()
    };
    Ok(Answer {
        hits: hits_of(found.hits),
        suggested: hits_of(found.suggested),
        matches: Matches::Index(found.matches, PhantomData),
    })
}

mod sealed {
    use super::{Corpus, Input, Path};

    pub trait Sealed {
        fn input(&self) -> Input;
    }

    impl Sealed for Corpus {
        fn input(&self) -> Input {
            Input::corpus(self)
        }
    }

    impl<T: AsRef<Path> + ?Sized> Sealed for T {
        fn input(&self) -> Input {
            Input::folder(self.as_ref())
        }
    }
}
