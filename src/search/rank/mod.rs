//! Ranked retrieval: what a question in natural words asks, the candidates that share its characters,
//! and how well each answers it. May import the rest of `search` and below.

mod asked;
mod best;
mod candidates;
mod named;
mod numerals;
mod occurrences;
mod score;
mod typos;
mod words;

pub(crate) use asked::Asked;
use asked::titles;
pub(crate) use candidates::{Scope, rank};
pub(crate) use named::{Named, named_first};
pub(crate) use typos::corrected;

/// How much a search does for the order of what it finds (排序方式).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ranking {
    /// Looks at where in each of the best candidates the characters asked for stand: how close
    /// together, in which passage, with which places and under which other names.
    #[default]
    Best,
    /// Counts the characters shared, as the engine does; several times quicker on long texts.
    Fast,
}
