//! `zhengce` (政策) turns Chinese government plans into data that programs can ask.
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
mod error;
pub mod library;
pub mod model;
pub mod query;
#[cfg(feature = "schema")]
#[cfg_attr(docsrs, doc(cfg(feature = "schema")))]
pub mod schema;
pub mod text;
pub mod yaml;

pub use corpus::{Corpus, Item, Loaded, Loader, Progress, Proof};
pub use diagnostic::{Code, Diagnostic, Diagnostics, Severity};
pub use error::{Error, ErrorKind};
pub use library::{Answer, Anything, Facet, FacetCount, Findable, Hit, Library, Question};
pub use model::*;
pub use query::*;
pub use text::Span;
