//! Text as received and what can be read off it: spans, lines, folding, numerals, figures, dates.
//! The lowest layer: imports only `std`, `serde`, the normalisation crates and the crate's error.

mod char_set;
mod chinese;
mod cursor;
mod date;
mod decimal;
mod figure;
mod fold;
mod fraction;
mod grams;
mod layout;
mod mention;
mod near;
pub mod numeral;
mod phrase;
pub mod quote;
mod received;
mod source;
mod span;
mod term;
mod traditional;

#[cfg(feature = "draft")]
pub(crate) use char_set::CharSet;
pub use date::dates;
pub use decimal::Decimal;
pub(crate) use figure::figures_of;
pub use figure::{Figure, Magnified, figures, holds_figure};
#[cfg(feature = "draft")]
pub(crate) use fold::folded;
pub use fold::{Folded, fold};
#[cfg(feature = "draft")]
pub(crate) use fraction::fractions;
pub use layout::{Alignment, Cell, Layout, MetadataField, Origin, Paragraph};
pub use mention::{DateKind, DateMention};
pub use near::nearest;
pub(crate) use near::nearest_by;
pub use phrase::Phrase;
pub use received::Received;
pub use source::{LineColumn, SourceText};
pub use span::Span;
pub(crate) use term::{Term, term};
pub use traditional::simplified;
