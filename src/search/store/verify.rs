//! That an index is whole: every file against its checksum, every item against its own.

use std::path::Path;

use tantivy::Index;
use tantivy::query::AllQuery;

use super::folder::{Access, Folder, Refusal};
use super::{fault, snapshot};
use crate::{Error, ErrorKind};

/// Reads everything.
pub(crate) fn verify(folder: &Path) -> Result<(), Error> {
    let (_, snapshot) = snapshot::open(folder)?;
    let files = Folder::open(folder, Access::Read, Refusal::default());
    let damaged = files.and_then(Index::open).and_then(|index| damaged(&index));
    let names = damaged.map_err(|cause| fault(folder, "cannot be read", cause))?;
    if !names.is_empty() {
        let message = format!(
            "the index {} is damaged in {}; rebuild it",
            folder.display(),
            names.join(", ")
        );
        return Err(Error::new(ErrorKind::Index, message).at(folder));
    }
    for address in snapshot.matching(&AllQuery)? {
        snapshot.stored(address)?;
    }
    Ok(())
}

/// The files whose bytes are not those that were written.
fn damaged(index: &Index) -> tantivy::Result<Vec<String>> {
    let mut damaged = Vec::new();
    for file in snapshot::segment_files(index)? {
        if !index.directory().validate_checksum(&file)? {
            damaged.push(file.display().to_string());
        }
    }
    damaged.sort();
    Ok(damaged)
}
