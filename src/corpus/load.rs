//! Reading a folder, with all faults of all files in one run.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::files::{self, InputFile};
use super::parse::{Parsed, Part, unexpected};
use super::{Corpus, DocumentFile};
use crate::Error;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::TextKind;
use crate::text::SourceText;
use crate::yaml::Limits;

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

/// How many files are read at a time; only so many are held as bytes.
const AT_ONCE: usize = 64;

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

    /// Reads a corpus folder, several files at a time. Faults of files are in the result, not in the error.
    ///
    /// # Errors
    /// [`NotFound`](crate::ErrorKind::NotFound) when there is no such folder, [`Io`](crate::ErrorKind::Io) when it cannot be listed.
    pub fn load(self, folder: impl AsRef<Path>) -> Result<Loaded, Error> {
        let folder = folder.as_ref();
        let paths = files::list(folder)?;
        let limits = self.limits;
        let name = folder.display().to_string();
        Ok(self.read(&paths, |path| files::open(folder, path, &limits), &name))
    }

    /// Reads a corpus from texts in memory, each under its path inside a corpus folder.
    #[must_use]
    pub fn load_texts<P: Into<String>, T: Into<String>>(
        self,
        texts: impl IntoIterator<Item = (P, T)>,
    ) -> Loaded {
        let texts = texts.into_iter().map(|(path, text)| (path.into(), text.into()));
        let mut texts: Vec<(String, String)> = texts.collect();
        texts.sort_by(|a, b| a.0.cmp(&b.0));
        let given = |(path, text): &(String, String)| InputFile::given(path, text.as_bytes());
        self.read(&texts, given, "the corpus")
    }

    fn read<I: Sync>(
        mut self,
        inputs: &[I],
        open: impl Fn(&I) -> InputFile + Sync,
        name: &str,
    ) -> Loaded {
        let mut reading = Reading::new(Corpus::default());
        let mut done = 0;
        for some in inputs.chunks(AT_ONCE) {
            let parse = |input| Parsed::of(open(input), &self.limits);
            for parsed in some.par_iter().map(parse).collect::<Vec<_>>() {
                done += 1;
                if let Some(report) = &mut self.progress {
                    report(Progress { done, total: inputs.len(), file: &parsed.path });
                }
                reading.take(parsed);
            }
        }
        reading.is_something(name);
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

/// Files taken together to a corpus.
pub(super) struct Reading {
    corpus: Corpus,
    texts: BTreeMap<String, SourceText>,
    sink: Diagnostics,
    parts: usize,
}

impl Reading {
    /// Begins with what a corpus holds already.
    pub(super) fn new(corpus: Corpus) -> Self {
        Self { corpus, texts: BTreeMap::new(), sink: Diagnostics::new(), parts: 0 }
    }

    pub(super) fn take(&mut self, parsed: Parsed) {
        self.sink.append(parsed.faults);
        self.parts += 1;
        match parsed.part {
            Part::Regions(regions) => self.corpus.regions = Some(*regions),
            Part::Bodies(bodies) => self.corpus.set_bodies(*bodies),
            Part::Terms(terms) => self.corpus.terms = Some(*terms),
            Part::Plan(plan) => self.corpus.plans.push(*plan),
            Part::Document(meta) => {
                self.corpus.documents.push(DocumentFile { meta: *meta, text: None });
            }
            Part::Text(text) => {
                self.texts.insert(files::stem(text.name()).to_owned(), text);
            }
            Part::Unread => {
                self.corpus.unread.insert(parsed.path);
            }
            Part::Unexpected => self.parts -= 1,
        }
    }

    /// Reports that there was no file of a corpus.
    fn is_something(&mut self, name: &str) {
        if self.parts == 0 {
            let fault =
                Diagnostic::new(Code::MissingFile, format!("{name} holds no file of a corpus"));
            self.sink.push(
                fault
                    .expected("bodies.yaml, documents/<id>.yaml and plans/<id>.yaml")
                    .help("name the folder that holds these, or add them"),
            );
        }
    }

    pub(super) fn finish(mut self, name: &str) -> Loaded {
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
        if file.meta.value.text == TextKind::Absent || file.text.is_some() {
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
                self.sink.push(unexpected(&format!("documents/{stem}.txt")));
            }
        }
    }
}
