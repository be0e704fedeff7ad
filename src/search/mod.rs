//! Full text: how text is cut, which fields an index holds of it, what a condition on words means, how answers are ranked.
//! May import `corpus` and below.

mod analyse;
mod condition;
mod fields;
mod meeting;
mod memory;
mod rank;
mod relevance;
mod rounded;
mod segment;
mod slack;
mod snippet;
mod steady;
pub(crate) mod store;
mod suggest;
mod words;
mod worst;

pub(crate) use condition::Condition;
pub(crate) use fields::TextFields;
pub(crate) use memory::TextIndex;
pub use rank::Ranking;
pub(crate) use rank::{Asked, Named, named_first};
pub(crate) use rounded::rounded;
pub(crate) use segment::Segmenter;
pub use segment::{cut_words, has_cut_words};
pub use snippet::Snippet;
pub use store::{Counts, Written};
pub(crate) use suggest::Suggestions;

use std::ops::Range;

use crate::query::Filter;
use crate::{Error, ErrorKind};

/// A search as it is put to what holds the texts.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) question: String,
    pub(crate) filter: Filter,
    pub(crate) ranking: Ranking,
    pub(crate) as_written: bool,
    pub(crate) page: Range<usize>,
}

impl Request {
    /// Whether typing errors are to be looked for.
    pub(crate) fn corrects(&self) -> bool {
        !self.as_written && self.ranking == Ranking::Best
    }
}

/// What the engine refused, in words of ours; the engine's own lie behind `source()`.
pub(crate) fn failed(what: &str) -> impl FnOnce(tantivy::TantivyError) -> Error {
    let message = format!("the full-text index failed {what}");
    move |cause| Error::new(ErrorKind::Index, message).because(cause)
}
