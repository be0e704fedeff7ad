//! `zhengce` (政策) turns Chinese government plans into data that programs can ask.
//!
//! ```
//! use zhengce::Library;
//!
//! let library = Library::bundled()?;
//! let answer = library.tasks().body("水务局").including_suggested().run()?;
//! assert!(answer.iter().all(|hit| !hit.reasons().is_empty()));
//! assert!(answer.suggested_count() > 0);
//! # Ok::<(), zhengce::Error>(())
//! ```
//!
//! - A [`Corpus`] holds [`Plan`]s, the [`Document`]s that prove them, the [`Body`]s that they name.
//! - [`check`] proves what the plans say; every finding is a [`Diagnostic`] with a stable [`Code`].
//! - A [`Library`] answers [`Question`]s; a [`Filter`] is the meaning of one, [`query::syntax`] its text form.
//! - [`yaml`] reads with every fault at its place and writes what a person would write.
//! - With feature `search`, on by default, `Library::search` finds words and puts the best first; `Library::build` and
//!   `Library::open_index` keep an index on disk that answers as the corpus in memory does.
//! - With feature `draft`, [`SourceText::open`](text::SourceText) reads documents to text, and `draft::plan` drafts plans
//!   from a text, each item tied to its words.
//!
//! It fetches no documents, and it judges no policy: what a document does not say is absent.
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(test),
    warn(
        clippy::dbg_macro,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::print_stderr,
        clippy::print_stdout,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

pub mod check;
pub mod corpus;
pub mod diagnostic;
#[cfg(feature = "draft")]
#[cfg_attr(docsrs, doc(cfg(feature = "draft")))]
pub mod draft;
mod error;
pub mod library;
mod limits;
pub mod model;
pub mod query;
#[cfg(feature = "draft")]
#[cfg_attr(docsrs, doc(cfg(feature = "draft")))]
pub mod read;
#[cfg(feature = "schema")]
#[cfg_attr(docsrs, doc(cfg(feature = "schema")))]
pub mod schema;
#[cfg(feature = "search")]
#[cfg_attr(docsrs, doc(cfg(feature = "search")))]
pub mod search;
pub mod text;
pub mod yaml;

pub use corpus::{Corpus, Item, Loaded, Loader, Progress, Proof};
pub use diagnostic::{Code, Diagnostic, Diagnostics, Severity};
pub use error::{Error, ErrorKind};
pub use library::{Answer, Anything, Findable, Hit, Library, Question};
#[cfg(feature = "search")]
#[cfg_attr(docsrs, doc(cfg(feature = "search")))]
pub use library::{CorpusSource, Findings, Group, Indexer, Search};
pub use model::*;
pub use query::*;
#[cfg(feature = "search")]
#[cfg_attr(docsrs, doc(cfg(feature = "search")))]
pub use search::{Counts, Written};
pub use text::Span;

/// The examples of README.md are compiled and run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;
