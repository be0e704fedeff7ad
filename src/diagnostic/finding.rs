//! One finding.

use std::fmt;
use std::sync::Arc;

use super::{Code, Severity};
use crate::text::{LineColumn, SourceText, Span};

/// Where a finding points: a stretch of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's path inside the corpus folder, with `/` between its parts.
    pub file: Arc<str>,
    /// The stretch, in bytes of the file.
    pub span: Span,
    /// Its first character's line and column, both from 1; columns in characters.
    pub start: LineColumn,
}

impl Place {
    /// The place of a span in a text.
    #[must_use]
    pub fn in_source(source: &SourceText, span: Span) -> Self {
        Self { file: Arc::clone(source.name()), span, start: source.line_column(span.start) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.start)
    }
}

/// One thing that is wrong in a corpus: what was found, where, what was expected, what to do.
///
/// `Display` gives plain lines (`file:line:column: error[code]: …`); [`Diagnostics::render`]
/// draws the source line with carets beneath.
///
/// [`Diagnostics::render`]: super::Diagnostics::render
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    code: Code,
    message: String,
    place: Option<Place>,
    path: Option<String>,
    expected: Option<String>,
    help: Option<String>,
}

impl Diagnostic {
    /// A finding of a code, with a message that says what was found.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: None, path: None, expected: None, help: None }
    }

    /// Points at a place.
    #[must_use]
    pub fn at(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into();
        self
    }

    /// Names the path of the value inside its file, such as `tasks[2].duties[0].body`.
    #[must_use]
    pub fn value(mut self, path: impl Into<String>) -> Self {
        let path = path.into();
        self.path = (!path.is_empty()).then_some(path);
        self
    }

    /// Says what would have been right.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The stable code of the rule.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The severity, which the code decides.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What was found.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where; `None` when the finding is about the folder as a whole.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// The path of the value inside its file.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// What would have been right.
    #[must_use]
    pub fn expectation(&self) -> Option<&str> {
        self.expected.as_deref()
    }

    /// What to do.
    #[must_use]
    pub fn advice(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}[{}]: {}", self.severity(), self.code, self.message)?;
        let notes = [("value", &self.path), ("expected", &self.expected), ("help", &self.help)];
        for (label, note) in notes {
            if let Some(note) = note {
                write!(f, "\n  {label}: {note}")?;
            }
        }
        Ok(())
    }
}
