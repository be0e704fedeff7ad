//! The packed file that a `.docx` is, and its parts. The only file that names the archive crate.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Error, ErrorKind};

use super::super::Limits;
use super::super::encoding;
use super::super::format::packed;
use super::xml::Tree;

/// A document of a word processor has some dozens of parts.
const MOST_PARTS: usize = 10_000;

/// The parts of a document, unpacked when they are asked for.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limits: &'a Limits,
    /// How many bytes may still be unpacked.
    left: usize,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Error> {
        if parts_told(bytes).is_none_or(|parts| parts > MOST_PARTS) {
            return Err(damaged("it is no archive, or one of more than 10000 parts"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        Ok(Self { archive, limits, left: limits.expanded_bytes })
    }

    /// What the archive is when it is no document of a word processor.
    pub(super) fn other_kind(&self) -> Option<Error> {
        self.archive.file_names().find_map(|part| packed(&part.ok()?))
    }

    /// A part as XML; `None` when the document has no such part.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<Tree>, Error> {
        let Some(bytes) = self.bytes(path)? else { return Ok(None) };
        let xml = encoding::decode(&bytes, None)?;
        Tree::parse(&xml, self.limits).map(Some)
    }

    /// A part as it is.
    pub(super) fn bytes(&mut self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        let path = path.trim_start_matches('/');
        let mut part = match self.archive.by_name(path) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(cause) => return Err(broken(cause)),
        };
        let most = u64::try_from(self.left).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        (&mut part).take(most).read_to_end(&mut bytes).map_err(broken)?;
        drop(part);
        self.left = self.left.checked_sub(bytes.len()).ok_or_else(|| self.too_large())?;
        Ok(Some(bytes))
    }

    /// How many bytes may still be unpacked.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    pub(super) fn limits(&self) -> &Limits {
        self.limits
    }

    fn too_large(&self) -> Error {
        let message = format!(
            "its parts have more than {} bytes when unpacked; raise Limits::expanded_bytes, or save the text alone",
            self.limits.expanded_bytes
        );
        Error::new(ErrorKind::Limit, message)
    }
}

/// How many parts the archive says to have, by the record at its end, before anything is kept for each of them.
fn parts_told(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count = tail.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([*count.first()?, *count.get(1)?])))
}

fn broken(cause: impl std::error::Error + Send + Sync + 'static) -> Error {
    damaged(&cause.to_string()).because(cause)
}

fn damaged(what: &str) -> Error {
    let message =
        format!("the file is no sound .docx: {what}; open it in its program and save it anew");
    Error::new(ErrorKind::Damaged, message)
}
