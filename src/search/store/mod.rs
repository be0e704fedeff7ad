//! The index on disk: a corpus as entries that are asked without reading its files.
//! May import `corpus` and below, and the rest of `search`.

mod batch;
mod best;
mod columns;
mod compile;
mod disk_names;
mod entry;
mod facets;
mod find;
mod folder;
mod found;
mod gate;
mod hydrate;
mod input;
mod manifest;
mod name;
mod numbers;
mod order;
mod parties;
mod plan_names;
mod plan_of_work;
mod reader;
mod references;
mod registry;
mod schema;
mod search;
mod snapshot;
mod sortable;
mod statistics;
mod stored;
mod suggest;
mod tag;
mod verify;
mod write;

use std::path::Path;

use tantivy::TantivyError;
use tantivy::directory::error::LockError;

use crate::corpus::Progress;
use crate::{Error, ErrorKind};

pub(crate) use found::FoundItem;
pub(crate) use input::Input;
pub use manifest::Counts;
pub(crate) use reader::{Matches, Store};
pub(crate) use verify::verify;
pub(crate) use write::Integrity;
pub use write::Written;

use folder::Refusal;
use write::Writing;

/// Makes an index of a corpus in a folder that is empty or holds an index of ours.
pub(crate) fn build(
    input: &Input,
    folder: &Path,
    integrity: Integrity,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Written, Error> {
    Writing::begin(input, folder, integrity, progress, Refusal::default())?.build()
}

/// Brings an index in step with its corpus.
pub(crate) fn update(
    input: &Input,
    folder: &Path,
    integrity: Integrity,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Written, Error> {
    manifest::Manifest::read(folder)?;
    Writing::begin(input, folder, integrity, progress, Refusal::default())?.update()
}

/// What the engine refused, in words of ours; the engine's own lie behind `source()`.
fn fault(folder: &Path, what: &str, cause: TantivyError) -> Error {
    if let TantivyError::LockFailure(LockError::LockBusy, _) = cause {
        let message = format!(
            "the index {} is being written by another program; try again when it has finished",
            folder.display()
        );
        return Error::new(ErrorKind::Io, message).at(folder);
    }
    let message =
        format!("the index {} {what}; verify it, and rebuild it if need be", folder.display());
    Error::new(ErrorKind::Index, message).at(folder).because(cause)
}

#[cfg(test)]
mod tests;
