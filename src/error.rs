//! What stops an operation. What is merely wrong in a corpus is a [`Diagnostic`](crate::Diagnostic).

use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

type AnyError = dyn std::error::Error + Send + Sync;

/// Why an operation stopped: a kind to match on, a message that says what to do, the path where there is one.
///
/// The error is opaque, so that no dependency's type is part of this crate's interface; what lies
/// beneath is behind [`source`](std::error::Error::source).
///
/// ```
/// use zhengce::{Corpus, ErrorKind};
///
/// let error = Corpus::load("no/such/folder").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::NotFound);
/// assert!(error.to_string().contains("no/such/folder"));
/// // A `main` that returns an error shows it by `Debug`: for people too, with what lies beneath.
/// assert!(format!("{error:?}").starts_with("there is no folder no/such/folder; expected"));
/// ```
#[derive(Clone, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    kind: ErrorKind,
    message: String,
    path: Option<PathBuf>,
    #[source]
    cause: Option<Cause>,
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.cause {
            Some(Cause(cause)) => write!(f, "\n{cause}"),
            None => Ok(()),
        }
    }
}

/// What lies beneath, shared. It is no error itself, so that `source()` gives what lies beneath and
/// not the pointer to it, which could not be downcast.
#[derive(Clone, Debug)]
struct Cause(Arc<AnyError>);

impl Deref for Cause {
    type Target = AnyError;

    fn deref(&self) -> &AnyError {
        &*self.0
    }
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A folder or file is not there.
    NotFound,
    /// The system refused to read or write.
    Io,
    /// Something is larger or deeper than its stated limit.
    Limit,
    /// The corpus has faults; the message lists them.
    Invalid,
    /// A value's text does not have the form that its type asks for.
    Value,
    /// A question that cannot be understood.
    Question,
    /// The full-text index failed.
    Index,
    /// A document of a kind that is not read, such as a scan; the message says what to make of it.
    Unsupported,
    /// A document that breaks the rules of its own format.
    Damaged,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), path: None, cause: None }
    }

    pub(crate) fn at(mut self, path: impl AsRef<Path>) -> Self {
        self.path = Some(path.as_ref().to_path_buf());
        self
    }

    pub(crate) fn because(mut self, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.cause = Some(Cause(Arc::new(cause)));
        self
    }

    /// Puts the name of what was read before the message.
    #[cfg(feature = "draft")]
    pub(crate) fn titled(mut self, name: &str) -> Self {
        self.message = format!("{name}: {}", self.message);
        self
    }

    /// What kind of failure this is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The file or folder that it happened at.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}
