//! A body's part in an item as a question sees it.

use crate::model::{Basis, BodyId, Role};

/// A body's part in an item, with how it is known (责任归属).
///
/// Beside the duties that a plan states or suggests for an item, there are those that follow: from
/// the plan's covering rules, and from membership in a collective body that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The body.
    pub body: BodyId,
    /// Its role.
    pub role: Role,
    /// How it is known.
    pub basis: Basis,
    /// The collective body that it is a member of, where that is how it is known.
    pub via: Option<BodyId>,
}
