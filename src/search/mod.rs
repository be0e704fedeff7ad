//! Full text: how text is cut, which fields an index holds of it, what a condition on words means, how answers are ranked.
//! May import `corpus` and below.

mod analyse;
mod condition;
mod fields;
mod memory;
mod relevance;
mod segment;
mod snippet;
pub(crate) mod store;

pub(crate) use condition::Condition;
pub(crate) use fields::TextFields;
pub(crate) use memory::TextIndex;
pub(crate) use segment::Segmenter;
pub use segment::is_dictionary_loaded;
pub use snippet::Snippet;
pub use store::{Counts, Written};

use crate::{Error, ErrorKind};

/// What the engine refused, in words of ours; the engine's own lie behind `source()`.
pub(crate) fn failed(what: &str) -> impl FnOnce(tantivy::TantivyError) -> Error {
    let message = format!("the full-text index failed {what}");
    move |cause| Error::new(ErrorKind::Index, message).because(cause)
}
