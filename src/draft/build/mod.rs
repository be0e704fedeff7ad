//! A reading to plans, a document and proposed bodies. May import what `draft` may.

mod bodies;
mod document;
mod duties;
mod evidence;
mod force;
mod goals;
mod ids;
mod kinds;
mod parents;
mod parts;
mod plan;
mod safeguards;
mod targets;
mod tasks;
mod told;

use std::collections::HashMap;

use super::reading::Reading;
use super::report::Report;
use crate::corpus::Corpus;
use crate::model::{BodyId, Dates, DocumentNumber, ItemId, Op};
use crate::text::Decimal;

/// What the parts of a draft are made with.
struct Context<'r, 'b> {
    reading: &'r Reading<'r>,
    corpus: &'r Corpus,
    bodies: bodies::Bodies<'b>,
    report: Report,
    /// The bounds of a plan's targets, by what they are of.
    bounds: HashMap<String, Vec<(Op, Decimal)>>,
    /// Where each task of the plan begins in the text.
    places: Vec<(usize, ItemId)>,
}

/// The head of a document, its bodies resolved.
struct Head {
    number: Option<DocumentNumber>,
    issuers: Vec<BodyId>,
    dates: Dates,
}

pub(super) use bodies::Registry;
pub(super) use plan::drafts;
