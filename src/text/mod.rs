//! Text as received and what can be read off it: spans, lines, folding, numerals, figures, dates.
//! The lowest layer: imports only `std`, `serde`, the normalisation crates and the crate's error.

mod decimal;
mod fold;
mod near;
pub mod quote;
mod source;
mod span;
mod traditional;

pub use decimal::Decimal;
pub use fold::{Folded, fold};
pub use near::nearest;
pub use source::{LineColumn, SourceText};
pub use span::Span;
pub use traditional::simplified;
