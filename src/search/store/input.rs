//! What an index is made from: a corpus folder, or a corpus in memory by the texts that it was read from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use crate::corpus::{Corpus, InputFile, is_part, list, open};
use crate::text::SourceText;
use crate::yaml::Limits;
use crate::{Error, ErrorKind};

/// The source of the entries of regions, bodies and terms, which stand or fall together.
pub(super) const REGISTRY: &str = "registry";

/// What an index is made from.
pub enum Input {
    Folder(PathBuf),
    Texts(BTreeMap<String, SourceText>),
}

/// Files whose entries stand or fall together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) source: String,
    pub(super) files: Vec<String>,
}

impl Group {
    /// Whether a plan is written in it, rather than a document.
    pub(super) fn is_plan(&self) -> bool {
        self.source.starts_with("plans/")
    }
}

/// What the folder looked like, to tell whether it changed.
pub(super) type Look = Vec<(String, u64, Option<SystemTime>)>;

impl Input {
    pub(crate) fn folder(path: impl AsRef<Path>) -> Self {
        Self::Folder(path.as_ref().to_path_buf())
    }

    pub(crate) fn corpus(corpus: &Corpus) -> Self {
        let texts = corpus.sources().map(|text| (text.name().to_string(), text.clone()));
        Self::Texts(texts.collect())
    }

    pub(super) fn open(&self, path: &str) -> InputFile {
        match self {
            Self::Folder(root) => open(root, path, &Limits::default()),
            Self::Texts(texts) => {
                let text = texts.get(path).map_or("", |source| source.text());
                InputFile::given(path, text.as_bytes())
            }
        }
    }

    fn paths(&self) -> Result<Vec<String>, Error> {
        match self {
            Self::Folder(root) => list(root),
            Self::Texts(texts) => Ok(texts.keys().cloned().collect()),
        }
    }

    /// The files of the corpus by what stands or falls together, sorted, the registry first.
    pub(super) fn groups(&self) -> Result<Vec<Group>, Error> {
        let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for path in self.paths()?.into_iter().filter(|path| is_part(path)) {
            groups.entry(source_of(&path)).or_default().push(path);
        }
        if groups.is_empty() {
            return Err(Error::new(
                ErrorKind::Invalid,
                "there is nothing to index: expected bodies.yaml, documents/<id>.yaml and plans/<id>.yaml",
            ));
        }
        let registry = groups.remove(REGISTRY).unwrap_or_default();
        let registry = Group { source: REGISTRY.to_owned(), files: registry };
        let others = groups.into_iter().map(|(source, files)| Group { source, files });
        Ok(std::iter::once(registry).chain(others).collect())
    }

    /// Path, size and time of change of every file, to tell whether a folder changed while it was read.
    pub(super) fn look(&self) -> Result<Look, Error> {
        let Self::Folder(root) = self else { return Ok(Vec::new()) };
        let paths = self.paths()?.into_par_iter();
        let looks = paths.map(|path| {
            let meta = std::fs::metadata(root.join(&path)).ok();
            let size = meta.as_ref().map_or(0, std::fs::Metadata::len);
            (path, size, meta.and_then(|meta| meta.modified().ok()))
        });
        Ok(looks.collect())
    }
}

/// The source that the entries of a file stand under.
pub(super) fn source_of(path: &str) -> String {
    match path.strip_suffix(".txt") {
        Some(stem) => format!("{stem}.yaml"),
        None if path.contains('/') => path.to_owned(),
        None => REGISTRY.to_owned(),
    }
}

pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The hash of each file of a group; of one that cannot be read, of nothing.
pub(super) fn hashes(files: &[InputFile]) -> Vec<(String, String)> {
    let hashed = files.iter().map(|file| {
        let bytes = file.bytes.as_deref().unwrap_or_default();
        (file.path.clone(), hash(bytes))
    });
    hashed.collect()
}
