//! What a question looks at: one item with what it has from its plan.

use super::{Charge, Kind};
use crate::model::{Body, Domain, PartialDate, Plan, PlanId, Region, Target, Validity};

/// One item as a question sees it. Stores make it; [`Filter::matches`](super::Filter::matches) reads it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'c> {
    /// What it is.
    pub kind: Kind,
    /// The plan that it is, or is part of.
    pub plan: Option<&'c Plan>,
    /// The body that it is.
    pub body: Option<&'c Body>,
    /// Its region: the plan's, the body's, the document's.
    pub region: Option<Region>,
    /// When it was issued: the plan's date, the document's.
    pub issued: Option<&'c PartialDate>,
    /// By when it is due, where the item says so itself.
    pub due: Option<&'c PartialDate>,
    /// Its figures.
    pub targets: &'c [Target],
    /// Who has a part in it.
    pub charges: &'c [Charge],
    /// Its words: title, text and figures, one to a line.
    pub words: &'c str,
}

impl<'c> Subject<'c> {
    pub(super) fn plan_id(&self) -> Option<&'c PlanId> {
        self.plan.map(|plan| &plan.id)
    }

    pub(super) fn domains(&self) -> &'c [Domain] {
        self.plan.map_or(&[], |plan| &plan.domains)
    }

    pub(super) fn validity(&self) -> Option<Validity> {
        self.plan.map(|plan| plan.validity)
    }

    /// Every date by which something of it is due.
    pub(crate) fn dues(self) -> impl Iterator<Item = &'c PartialDate> {
        self.due.into_iter().chain(self.targets.iter().filter_map(|target| target.due.as_ref()))
    }
}
