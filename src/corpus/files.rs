//! The files of a corpus folder: which there are, and their bytes within the limits.

use std::fs;
use std::io::{ErrorKind as IoKind, Read as _};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::text::{SourceText, Span};
use crate::yaml::{self, Limits};
use crate::{Error, ErrorKind};

/// What a file of a corpus holds, told by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Regions,
    Bodies,
    Terms,
    Document,
    Text,
    Plan,
}

/// The folders of a corpus, the top first.
const FOLDERS: [&str; 3] = ["", "documents", "plans"];

/// A file of the folder: its path inside it, and its bytes or why there are none.
pub(crate) struct InputFile {
    pub(crate) path: String,
    pub(crate) bytes: Result<Vec<u8>, Box<Diagnostic>>,
}

impl InputFile {
    pub(crate) fn given(path: &str, bytes: &[u8]) -> Self {
        Self { path: path.to_owned(), bytes: Ok(bytes.to_vec()) }
    }
}

/// What the file at a path inside the folder holds; `None` for a file that is no part of a corpus.
pub(super) fn role(path: &str) -> Option<Role> {
    match path {
        "regions.yaml" => return Some(Role::Regions),
        "bodies.yaml" => return Some(Role::Bodies),
        "terms.yaml" => return Some(Role::Terms),
        _ => {}
    }
    let (folder, name) = path.split_once('/')?;
    let (_, extension) = name.rsplit_once('.')?;
    match (folder, extension) {
        ("documents", "yaml") => Some(Role::Document),
        ("documents", "txt") => Some(Role::Text),
        ("plans", "yaml") => Some(Role::Plan),
        _ => None,
    }
}

/// Whether the file at a path inside the folder is part of a corpus.
#[cfg(feature = "search")]
pub(crate) fn is_part(path: &str) -> bool {
    role(path).is_some()
}

/// The name of a file without folder and extension, which is the id of what it holds.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The paths of the files in a corpus folder, sorted. Names that begin with a dot are passed over.
pub(crate) fn list(root: &Path) -> Result<Vec<String>, Error> {
    let mut paths = Vec::new();
    for folder in FOLDERS {
        let full = if folder.is_empty() { root.to_path_buf() } else { root.join(folder) };
        match names(&full) {
            Ok(names) => paths.extend(names.into_iter().map(|name| join(folder, &name))),
            Err(cause) if cause.kind() == IoKind::NotFound && !folder.is_empty() => {}
            Err(cause) => return Err(unlisted(&full, cause)),
        }
    }
    paths.retain(|path| !FOLDERS.contains(&path.as_str()));
    paths.sort_unstable();
    Ok(paths)
}

fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let names = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.filter(|name| !name.starts_with('.')).collect())
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn unlisted(folder: &Path, cause: std::io::Error) -> Error {
    let (kind, what) = match cause.kind() {
        IoKind::NotFound => (ErrorKind::NotFound, "there is no folder"),
        IoKind::NotADirectory => (ErrorKind::NotFound, "a file stands where a folder is expected:"),
        _ => (ErrorKind::Io, "the folder cannot be read:"),
    };
    let message = format!(
        "{what} {}; expected a corpus folder with bodies.yaml, documents/ and plans/",
        folder.display()
    );
    Error::new(kind, message).at(folder).because(cause)
}

/// The bytes of a file, unless it is too large, a folder, or refused; none of a file that is not read.
pub(crate) fn open(root: &Path, path: &str, limits: &Limits) -> InputFile {
    let known = role(path).is_some();
    let bytes = if known { bytes_of(&root.join(path), path, limits) } else { Ok(Vec::new()) };
    InputFile { path: path.to_owned(), bytes }
}

fn bytes_of(full: &Path, path: &str, limits: &Limits) -> Result<Vec<u8>, Box<Diagnostic>> {
    let meta =
        fs::metadata(full).map_err(|cause| Box::new(unreadable(path, &cause.to_string())))?;
    if meta.is_dir() {
        let fault = unreadable(path, "a folder stands where a file is expected");
        return Err(Box::new(fault.help("move or rename the folder")));
    }
    if !meta.is_file() {
        return Err(Box::new(unreadable(path, "it is no ordinary file")));
    }
    let size = usize::try_from(meta.len()).unwrap_or(usize::MAX);
    if let Some(fault) = yaml::oversized(path, size, limits) {
        return Err(Box::new(fault));
    }
    bounded(full, limits).map_err(|cause| Box::new(unreadable(path, &cause.to_string())))
}

/// The bytes of a file, one more than the limit at most: it may grow while it is read.
fn bounded(full: &Path, limits: &Limits) -> std::io::Result<Vec<u8>> {
    let most = u64::try_from(limits.most_bytes()).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    fs::File::open(full)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &str, why: &str) -> Diagnostic {
    let start = Place::in_source(&SourceText::new(path, ""), Span::default());
    Diagnostic::new(Code::UnreadableFile, format!("cannot be read: {why}"))
        .at(start)
        .help("see that it is an ordinary file that you may read")
}
