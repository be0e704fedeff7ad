//! The sink that collects every finding of a run, with the texts needed to draw them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Code, Diagnostic, Severity};
use crate::text::SourceText;

/// Every finding of one run, in the order of file, line and column.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    sources: BTreeMap<Arc<str>, SourceText>,
}

impl Diagnostics {
    /// No finding yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Keeps a text, so that findings in it can be drawn under its lines.
    pub fn add_source(&mut self, source: SourceText) {
        self.sources.insert(Arc::clone(source.name()), source);
    }

    /// Takes over the findings and texts of another run.
    pub fn append(&mut self, other: Self) {
        self.found.extend(other.found);
        self.sources.extend(other.sources);
    }

    /// Keeps the findings that fit.
    pub(crate) fn retain(&mut self, fits: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(fits);
    }

    /// Puts the findings in the order of file, place and code.
    pub fn sort(&mut self) {
        self.found.sort_by(|a, b| {
            (a.place(), a.code(), a.message()).cmp(&(b.place(), b.code(), b.message()))
        });
    }

    /// The findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// How many findings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|finding| finding.severity() == severity).count()
    }

    /// Whether any finding is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The codes found, in order, each once.
    #[must_use]
    pub fn codes(&self) -> Vec<Code> {
        let mut codes: Vec<Code> = self.found.iter().map(Diagnostic::code).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    pub(super) fn source(&self, file: &str) -> Option<&SourceText> {
        self.sources.get(file)
    }
}

impl<'d> IntoIterator for &'d Diagnostics {
    type Item = &'d Diagnostic;
    type IntoIter = std::slice::Iter<'d, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Every finding as plain lines.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.found.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

impl crate::Error {
    /// The findings behind an error of kind [`ErrorKind::Invalid`](crate::ErrorKind::Invalid).
    #[must_use]
    pub fn diagnostics(&self) -> Option<&Diagnostics> {
        std::error::Error::source(self)?.downcast_ref()
    }
}

impl Diagnostics {
    /// The findings as the error that stops an operation.
    pub(crate) fn into_error(self, what: &str) -> crate::Error {
        let message = format!(
            "{what} has {} and {}; `Error::diagnostics` lists them",
            counted(self.count(Severity::Error), "error"),
            counted(self.count(Severity::Warning), "warning"),
        );
        crate::Error::new(crate::ErrorKind::Invalid, message).because(self)
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
