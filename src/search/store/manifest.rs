//! What an index says of itself: the mark in its folder, and what goes with every commit.

use std::fs;
use std::io::ErrorKind as IoKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{input, tag};
use crate::model::Terms;
use crate::{Error, ErrorKind};

/// The form of the index. It goes up with every change that makes older indexes unreadable.
const FORMAT: u32 = 3;
/// How text is cut. It goes up with every change of the analysers.
const ANALYSER: u32 = 1;

/// The file that marks a folder as an index of ours.
const MARK: &str = "zhengce-index.json";
/// The file in which tantivy keeps its last commit.
pub(super) const COMMIT: &str = "meta.json";

/// What goes with a commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) format: u32,
    /// The version of the library that wrote it.
    pub(super) library: String,
    /// Of the words that conditions are numbered by.
    pub(super) vocabulary: String,
    /// Of how text is cut, the corpus's own words included.
    pub(super) analyser: String,
    pub(super) counts: Counts,
}

/// How many items of each kind an index holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Counts {
    /// Plans (方案).
    pub plans: usize,
    /// Tasks and measures (任务, 措施).
    pub tasks: usize,
    /// Bodies (机构).
    pub bodies: usize,
    /// Documents (文件).
    pub documents: usize,
}

#[derive(Serialize, Deserialize)]
struct Mark {
    format: u32,
    library: String,
}

/// The part of tantivy's commit that is of interest.
#[derive(Deserialize)]
struct Commit {
    payload: Option<String>,
}

impl Manifest {
    pub(super) fn new(terms: Option<&Terms>, counts: Counts) -> Self {
        Self {
            format: FORMAT,
            library: env!("CARGO_PKG_VERSION").to_owned(),
            vocabulary: vocabulary(),
            analyser: analyser(terms),
            counts,
        }
    }

    pub(super) fn encode(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(|cause| {
            Error::new(ErrorKind::Index, "the manifest cannot be written").because(cause)
        })
    }

    /// Reads what the last commit of an index says.
    pub(super) fn read(folder: &Path) -> Result<Self, Error> {
        read_mark(folder)?;
        let commit = fs::read(folder.join(COMMIT)).map_err(|cause| match cause.kind() {
            IoKind::NotFound => incomplete(folder),
            _ => unreadable(folder, COMMIT).because(cause),
        })?;
        let commit: Commit = serde_json::from_slice(&commit)
            .map_err(|cause| unreadable(folder, COMMIT).because(cause))?;
        let payload = commit.payload.ok_or_else(|| incomplete(folder))?;
        let manifest: Self = serde_json::from_str(&payload)
            .map_err(|cause| unreadable(folder, COMMIT).because(cause))?;
        check_format(folder, manifest.format, &manifest.library)?;
        if manifest.vocabulary != vocabulary() {
            let what = format!("was made by version {} with another vocabulary", manifest.library);
            return Err(refused(folder, &what, "rebuild it"));
        }
        Ok(manifest)
    }

    /// Whether text is cut today as it was for this index.
    pub(super) fn cuts_alike(&self, terms: Option<&Terms>) -> bool {
        self.analyser == analyser(terms)
    }
}

fn vocabulary() -> String {
    short(&tag::vocabulary())
}

fn analyser(terms: Option<&Terms>) -> String {
    let words = terms.into_iter().flat_map(|terms| {
        terms.words.iter().chain(terms.synonyms.iter().flatten()).map(String::as_str)
    });
    format!("{ANALYSER}-{}", short(&words.collect::<Vec<_>>().join("\n")))
}

fn short(text: &str) -> String {
    input::hash(text.as_bytes()).chars().take(16).collect()
}

/// What a folder is before an index is written into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Absent or empty.
    Empty,
    /// An index that this version can go on with.
    Index,
    /// An index that was never finished, is damaged or of another version: it can only be made anew.
    Remains,
}

/// What a folder is; an error when it belongs to something else.
pub(super) fn state(folder: &Path) -> Result<State, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == IoKind::NotFound => return Ok(State::Empty),
        Err(cause) => return Err(unreadable(folder, "it").because(cause)),
    };
    if entries.count() == 0 {
        return Ok(State::Empty);
    }
    match read_mark(folder) {
        Ok(()) => Ok(Manifest::read(folder).map_or(State::Remains, |_| State::Index)),
        Err(error) if is_newer(folder) || !folder.join(MARK).exists() => Err(error),
        Err(_) => Ok(State::Remains),
    }
}

fn is_newer(folder: &Path) -> bool {
    let mark = fs::read(folder.join(MARK)).ok();
    let mark = mark.and_then(|bytes| serde_json::from_slice::<Mark>(&bytes).ok());
    mark.is_some_and(|mark| mark.format > FORMAT)
}

/// Marks a folder, at once or not at all: a reader must never meet half a mark.
pub(super) fn write_mark(folder: &Path) -> Result<(), Error> {
    if read_mark(folder).is_ok() {
        return Ok(());
    }
    let mark = Mark { format: FORMAT, library: env!("CARGO_PKG_VERSION").to_owned() };
    let written = fs::create_dir_all(folder).and_then(|()| {
        let text = serde_json::to_vec(&mark).map_err(std::io::Error::other)?;
        let draft = folder.join(format!("{MARK}.{}", std::process::id()));
        fs::write(&draft, text)?;
        fs::File::open(&draft)?.sync_all()?;
        fs::rename(&draft, folder.join(MARK))
    });
    written.map_err(|cause| {
        let message = format!("the index {} cannot be written: {cause}", folder.display());
        Error::new(ErrorKind::Io, message).at(folder).because(cause)
    })
}

fn read_mark(folder: &Path) -> Result<(), Error> {
    let bytes = fs::read(folder.join(MARK)).map_err(|cause| match cause.kind() {
        IoKind::NotFound => unmarked(folder),
        IoKind::NotADirectory => no_index(folder, "a file stands where a folder is expected:"),
        _ => unreadable(folder, MARK).because(cause),
    })?;
    let mark: Mark =
        serde_json::from_slice(&bytes).map_err(|cause| unreadable(folder, MARK).because(cause))?;
    check_format(folder, mark.format, &mark.library)
}

fn check_format(folder: &Path, format: u32, library: &str) -> Result<(), Error> {
    if format == FORMAT {
        return Ok(());
    }
    let age = if format > FORMAT { "newer" } else { "older" };
    let what = format!(
        "is of the {age} format {format}, written by version {library}; this version reads format {FORMAT}"
    );
    let help = if format > FORMAT { "use the newer version, or rebuild it" } else { "rebuild it" };
    Err(refused(folder, &what, help))
}

/// The error of a folder without the mark of an index.
fn unmarked(folder: &Path) -> Error {
    let Ok(entries) = fs::read_dir(folder) else {
        return no_index(folder, "there is no folder");
    };
    if entries.count() == 0 {
        return no_index(folder, "there is no index in the empty folder");
    }
    let what = if folder.join(COMMIT).exists() {
        "is not an index of this library"
    } else {
        "holds something else than an index"
    };
    refused(folder, what, "name another folder")
}

fn no_index(folder: &Path, what: &str) -> Error {
    let message = format!("{what} {}; build an index there first", folder.display());
    Error::new(ErrorKind::NotFound, message).at(folder)
}

fn incomplete(folder: &Path) -> Error {
    refused(folder, "was never finished or copied only in part", "build it again")
}

fn unreadable(folder: &Path, what: &str) -> Error {
    refused(folder, &format!("cannot be read: {what} is damaged or refused"), "rebuild it")
}

fn refused(folder: &Path, what: &str, help: &str) -> Error {
    let message = format!("the index {} {what}; {help}", folder.display());
    Error::new(ErrorKind::Index, message).at(folder)
}
