//! What a typed question means: the filter, its text syntax, the resolution of names, and why a hit matched.
//! Knows the model, not the store. May import `text`, `model` and `error`.

mod charge;
mod facet;
mod filter;
mod matches;
mod names;
mod naming;
mod range;
mod resolve;
mod subject;
pub mod syntax;
mod text;
mod why;

pub use charge::Charge;
pub use facet::{Facet, FacetCount};
pub use filter::{DutyFilter, Filter, Kind, PlaceTerm, PlanTerm, Who};
#[cfg(not(feature = "search"))]
pub(crate) use matches::AsTheyStand;
#[cfg(feature = "search")]
pub(crate) use matches::Texts;
pub use names::{Found, How, Names, Resolution};
pub use range::{DateRange, ValueRange};
pub use subject::Subject;
pub use text::{TextQuery, TextTerm};
pub use why::{Standing, Why};
#[cfg(feature = "search")]
pub(crate) use {
    naming::{BodyNames, NameSort, NamedBody, resolve as resolve_body, succession},
    resolve::{Lookup, Sort},
};
