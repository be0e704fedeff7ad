//! Reading a folder, with all faults of all files in one run.

use std::collections::BTreeMap;
use std::path::Path;

use super::files::{self, InputFile, Role};
use super::{Corpus, DocumentFile};
use crate::Error;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Document, TextKind};
use crate::text::{SourceText, Span};
use crate::yaml::{self, Limits, Located};

/// How far a loading has come.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Progress<'p> {
    /// Files done.
    pub done: usize,
    /// Files in all.
    pub total: usize,
    /// The file just done.
    pub file: &'p str,
}

type Report<'r> = Box<dyn FnMut(Progress<'_>) + 'r>;

/// Loads corpora, within limits and with a callback for progress.
///
/// ```no_run
/// use zhengce::{Loader, yaml::Limits};
///
/// let loaded = Loader::new()
///     .limits(Limits::new().file_bytes(1 << 20))
///     .progress(|progress| eprintln!("{}/{} {}", progress.done, progress.total, progress.file))
///     .load("corpus")?;
/// println!("{}", loaded.diagnostics());
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Default)]
pub struct Loader<'r> {
    limits: Limits,
    progress: Option<Report<'r>>,
}

impl std::fmt::Debug for Loader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Loader").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl<'r> Loader<'r> {
    /// A loader with the default limits that reports no progress.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the limits of one file.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Calls back after every file.
    #[must_use]
    pub fn progress(mut self, report: impl FnMut(Progress<'_>) + 'r) -> Self {
        self.progress = Some(Box::new(report));
        self
    }

    /// Reads a corpus folder. Faults of files are in the result, not in the error.
    ///
    /// # Errors
    /// [`NotFound`](crate::ErrorKind::NotFound) when there is no such folder, [`Io`](crate::ErrorKind::Io) when it cannot be listed.
    pub fn load(self, folder: impl AsRef<Path>) -> Result<Loaded, Error> {
        let folder = folder.as_ref();
        let paths = files::list(folder)?;
        let limits = self.limits;
        let total = paths.len();
        let inputs = paths.into_iter().map(|path| {
            if files::role(&path).is_some() {
                files::read(folder, path, &limits)
            } else {
                InputFile { path, bytes: Ok(Vec::new()) }
            }
        });
        Ok(self.read(inputs, total, &folder.display().to_string()))
    }

    /// Reads a corpus from texts in memory, each under its path inside a corpus folder.
    #[must_use]
    pub fn load_texts<P: Into<String>, T: Into<String>>(
        self,
        texts: impl IntoIterator<Item = (P, T)>,
    ) -> Loaded {
        let mut inputs: Vec<InputFile> = texts
            .into_iter()
            .map(|(path, text)| InputFile {
                path: path.into(),
                bytes: Ok(text.into().into_bytes()),
            })
            .collect();
        inputs.sort_by(|a, b| a.path.cmp(&b.path));
        let total = inputs.len();
        self.read(inputs.into_iter(), total, "the corpus")
    }

    fn read(mut self, inputs: impl Iterator<Item = InputFile>, total: usize, name: &str) -> Loaded {
        let mut reading = Reading { limits: self.limits, ..Reading::default() };
        for (index, input) in inputs.enumerate() {
            let path = input.path.clone();
            reading.take(input);
            if let Some(report) = &mut self.progress {
                report(Progress { done: index + 1, total, file: &path });
            }
        }
        reading.finish(name)
    }
}

/// What a loading found: the corpus of the sound files, and every fault of the others.
#[derive(Debug)]
pub struct Loaded {
    corpus: Corpus,
    diagnostics: Diagnostics,
    name: String,
}

impl Loaded {
    /// Every fault, in the order of file and place.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The corpus, if no file had an error.
    ///
    /// # Errors
    /// [`Invalid`](crate::ErrorKind::Invalid) with the faults otherwise: nothing is half-loaded.
    pub fn into_corpus(self) -> Result<Corpus, Error> {
        if self.diagnostics.has_errors() {
            return Err(self.diagnostics.into_error(&self.name));
        }
        Ok(self.corpus)
    }

    /// The sound files, for checks that go on where they can.
    pub(crate) fn into_parts(self) -> (Corpus, Diagnostics) {
        (self.corpus, self.diagnostics)
    }
}

impl Corpus {
    /// Loads a corpus folder.
    ///
    /// # Errors
    /// [`NotFound`](crate::ErrorKind::NotFound) or [`Io`](crate::ErrorKind::Io) when the folder cannot be read, and
    /// [`Invalid`](crate::ErrorKind::Invalid) when any file has a fault; [`Error::diagnostics`] lists all of them.
    pub fn load(folder: impl AsRef<Path>) -> Result<Self, Error> {
        let folder = folder.as_ref();
        Loader::new().load(folder)?.into_corpus().map_err(|error| error.at(folder))
    }
}

#[derive(Default)]
struct Reading {
    limits: Limits,
    corpus: Corpus,
    texts: BTreeMap<String, SourceText>,
    sink: Diagnostics,
    parts: usize,
}

impl Reading {
    fn take(&mut self, input: InputFile) {
        let Some(role) = files::role(&input.path) else {
            return self.unexpected(&input.path);
        };
        self.parts += 1;
        let read = match input.bytes {
            Ok(bytes) => yaml::decode(&input.path, bytes, &self.limits, &mut self.sink),
            Err(fault) => {
                self.sink.push(*fault);
                None
            }
        };
        let kept = read.and_then(|source| self.keep(role, source));
        if kept.is_none() {
            self.corpus.unread.insert(input.path);
        }
    }

    fn keep(&mut self, role: Role, source: SourceText) -> Option<()> {
        match role {
            Role::Regions => self.corpus.regions = Some(self.parse(&source)?),
            Role::Bodies => self.corpus.bodies = Some(self.parse(&source)?),
            Role::Terms => self.corpus.terms = Some(self.parse(&source)?),
            Role::Plan => {
                let plan = self.parse(&source)?;
                self.corpus.plans.push(plan);
            }
            Role::Document => {
                let meta: Located<Document> = self.parse(&source)?;
                self.corpus.documents.push(DocumentFile { meta, text: None });
            }
            Role::Text => {
                self.texts.insert(files::stem(source.name()).to_owned(), source);
            }
        }
        Some(())
    }

    fn parse<T: serde::de::DeserializeOwned>(&mut self, source: &SourceText) -> Option<Located<T>> {
        yaml::read(source, &self.limits, &mut self.sink)
    }

    fn unexpected(&mut self, path: &str) {
        let start = Place::in_source(&SourceText::new(path, ""), Span::default());
        let diagnostic = Diagnostic::new(Code::UnexpectedFile, "this file is not read")
            .at(start)
            .expected("regions.yaml, bodies.yaml, terms.yaml, documents/<id>.yaml, documents/<id>.txt or plans/<id>.yaml");
        self.sink.push(diagnostic.help("rename it, or keep it outside the corpus folder"));
    }

    fn finish(mut self, name: &str) -> Loaded {
        if self.parts == 0 {
            let fault =
                Diagnostic::new(Code::MissingFile, format!("{name} holds no file of a corpus"));
            self.sink.push(
                fault
                    .expected("bodies.yaml, documents/<id>.yaml and plans/<id>.yaml")
                    .help("name the folder that holds these, or add them"),
            );
        }
        for index in 0..self.corpus.documents.len() {
            self.join_text(index);
        }
        self.leftover_texts();
        self.corpus.reindex();
        self.sink.sort();
        Loaded { corpus: self.corpus, diagnostics: self.sink, name: name.to_owned() }
    }

    fn join_text(&mut self, index: usize) {
        let Some(file) = self.corpus.documents.get_mut(index) else {
            return;
        };
        let stem = files::stem(file.meta.source.name()).to_owned();
        let text = format!("documents/{stem}.txt");
        if file.meta.value.text == TextKind::Absent {
            return;
        }
        file.text = self.texts.remove(&stem);
        if file.text.is_none() && !self.corpus.unread.contains(&text) {
            let place = file.meta.place("text");
            let kind = file.meta.value.text;
            self.sink.add_source(file.meta.source.clone());
            self.sink.push(
                Diagnostic::new(Code::MissingFile, format!("`{text}` is not there"))
                    .at(place)
                    .value("text")
                    .expected(format!("the text beside its metadata, which says `{kind}`"))
                    .help("add the text, or write `无`"),
            );
        }
    }

    /// A text that no document claims is as lost as any other unexpected file.
    fn leftover_texts(&mut self) {
        for stem in std::mem::take(&mut self.texts).into_keys() {
            if !self.corpus.unread.contains(&format!("documents/{stem}.yaml")) {
                self.unexpected(&format!("documents/{stem}.txt"));
            }
        }
    }
}
