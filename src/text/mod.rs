//! Text as received and what can be read off it: spans, lines, folding, numerals, figures, dates.
//! The lowest layer: imports only `std` and the normalisation crates.

mod near;
mod source;
mod span;

pub use near::nearest;
pub use source::{LineColumn, SourceText};
pub use span::Span;
