//! An index as a library asks it: the last commit, opened by memory map.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

use tantivy::IndexReader;

use super::find::{Asked, FoundEntry};
use super::found::FoundItem;
use super::manifest::{COMMIT, Counts};
use super::snapshot::{self, Snapshot};
use crate::corpus::OwnedItem;
use crate::model::{DocumentId, PlanId, Region, RegionName};
use crate::query::{Facet, FacetCount, Filter, Names, Resolution};
use crate::search::Condition;
use crate::text::SourceText;
use crate::{Error, ErrorKind};

/// An index opened to be asked. A newer commit is noticed with the next question.
pub(crate) struct Store {
    folder: PathBuf,
    reader: IndexReader,
    state: Mutex<(Stamp, Arc<Snapshot>)>,
}

/// What the file of the last commit looks like.
type Stamp = Option<(u64, SystemTime)>;

/// What a question found.
pub(crate) struct Found {
    pub(crate) hits: Vec<(FoundItem, OwnedItem)>,
    pub(crate) suggested: Vec<(FoundItem, OwnedItem)>,
    pub(crate) matches: Matches,
}

/// Everything that a question found, counted when it is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Matches {
    asked: Arc<Asked>,
    firm: OnceLock<usize>,
    suggested: OnceLock<usize>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens an index. What it takes does not depend on its size.
    pub(crate) fn open(folder: &Path) -> Result<Self, Error> {
        guarded(folder, || {
            let stamp = stamp(folder);
            let (reader, snapshot) = snapshot::open(folder)?;
            let state = Mutex::new((stamp, snapshot));
            Ok(Self { folder: folder.to_path_buf(), reader, state })
        })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The last committed state.
    pub(super) fn current(&self) -> Result<Arc<Snapshot>, Error> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = stamp(&self.folder);
        if now != state.0 {
            let newer = state.1.after(&self.reader)?;
            *state = (now, Arc::new(newer));
        }
        Ok(Arc::clone(&state.1))
    }

    /// Answers a question.
    pub(crate) fn ask(&self, filter: Filter, page: &Range<usize>) -> Result<Found, Error> {
        guarded(&self.folder, || {
            let snapshot = self.current()?;
            let asked = Arc::new(Asked::new(snapshot, filter)?);
            let items = |entries: Vec<FoundEntry>| {
                let items = entries.into_iter().map(|entry| FoundItem::read(&asked, entry));
                items.collect::<Result<Vec<_>, Error>>()
            };
            let (hits, suggested) = (items(asked.page(page)?)?, items(asked.suggested(page)?)?);
            let matches = Matches::of(&asked);
            Ok(Found { hits, suggested, matches })
        })
    }

    /// The names of everything.
    pub(crate) fn names(&self) -> Result<Arc<Names>, Error> {
        guarded(&self.folder, || {
            let snapshot = self.current()?;
            snapshot.registry()?.names(&snapshot).map(Arc::new)
        })
    }

    pub(crate) fn region(&self, code: Region) -> Result<Option<RegionName>, Error> {
        guarded(&self.folder, || Ok(self.current()?.registry()?.region(code).cloned()))
    }

    /// A plan with all of its items.
    pub(crate) fn plan(&self, id: &PlanId) -> Result<Option<crate::model::Plan>, Error> {
        guarded(&self.folder, || self.current()?.plan_of(id))
    }

    /// The text of a document.
    pub(crate) fn text(&self, id: &DocumentId) -> Result<Option<SourceText>, Error> {
        let found = guarded(&self.folder, || self.current()?.document(id))?;
        Ok(found.and_then(|(_, text)| text))
    }

    /// How many items the last commit holds.
    pub(crate) fn counts(&self) -> Result<Counts, Error> {
        Ok(self.current()?.manifest.counts)
    }
}

fn stamp(folder: &Path) -> Stamp {
    let meta = std::fs::metadata(folder.join(COMMIT)).ok()?;
    Some((meta.len(), meta.modified().ok()?))
}

/// Runs what reads an index. Damage that the engine meets with a panic becomes an error.
pub(super) fn guarded<T>(
    folder: &Path,
    read: impl FnOnce() -> Result<T, Error>,
) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        let message = format!(
            "the index {} is damaged where it was read; verify it, and rebuild it",
            folder.display()
        );
        Err(Error::new(ErrorKind::Index, message).at(folder))
    })
}

impl Matches {
    fn of(asked: &Arc<Asked>) -> Self {
        Self { asked: Arc::clone(asked), firm: OnceLock::new(), suggested: OnceLock::new() }
    }

    pub(crate) fn count(&self) -> usize {
        *self.firm.get_or_init(|| self.or_none(Asked::count))
    }

    pub(crate) fn suggested_count(&self) -> usize {
        *self.suggested.get_or_init(|| self.or_none(Asked::suggested_count))
    }

    pub(crate) fn counts_by(&self, facet: Facet) -> Vec<FacetCount> {
        self.or_none(|asked| asked.counts_by(facet))
    }

    /// What is counted after the answer was given; nothing of an index that was damaged meanwhile.
    fn or_none<T: Default>(&self, count: impl FnOnce(&Asked) -> Result<T, Error>) -> T {
        guarded(&self.asked.snapshot.folder, || count(&self.asked)).unwrap_or_default()
    }

    /// The condition that was answered, and what its names were taken to mean.
    pub(crate) fn meaning(&self) -> (&Filter, &[Resolution]) {
        let (filter, resolutions) = self.asked.meaning();
        (filter, resolutions)
    }

    pub(crate) fn conditions(&self) -> Arc<[Condition]> {
        self.asked.conditions()
    }
}
