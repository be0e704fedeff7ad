//! By what the hits of an answer can be counted.

/// By what hits are grouped (分组方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Facet {
    /// By body: every body that has a part in the item, suggested parts left out.
    Body,
    /// By plan.
    Plan,
    /// By domain of the plan.
    Domain,
    /// By the year in which something of the item falls due.
    DueYear,
    /// By the year in which the plan was issued.
    IssuedYear,
}

/// One group and its size.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FacetCount {
    /// What the group is by: an id, a domain's English key, a year.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// How many hits lie in it.
    pub count: usize,
}
