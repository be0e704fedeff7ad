//! The typed question: one closed enum.

use super::{DateRange, TextQuery, ValueRange};
use crate::model::vocabulary::vocabulary;
use crate::model::{Basis, BodyId, Domain, Op, PlanId, Region, Role, Validity};

/// A typed question (条件): which items are wanted.
///
/// It is the single meaning of a question. [`matches`](Self::matches) evaluates it in memory; every index
/// compiles the same value.
///
/// ```
/// use zhengce::{Filter, Role};
///
/// let built = Filter::body("水务局").role(Role::Lead) & Filter::due("<=2021-12".parse()?);
/// let written: Filter = "单位:水务局 角色:牵头 到期:<=2021-12".parse()?;
/// assert_eq!(built, written);
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Everything.
    #[default]
    All,
    /// Items of a kind.
    Kind(Kind),
    /// A plan and its items.
    Plan(PlanTerm),
    /// Items of plans of a region and of the regions in it.
    Region(PlaceTerm),
    /// Items of plans of a domain.
    Domain(Domain),
    /// Items in which a body has a part.
    Duty(DutyFilter),
    /// Items that fall due in a range.
    Due(DateRange),
    /// Items of plans issued in a range.
    Issued(DateRange),
    /// Targets whose indicator holds these characters, and the items that hold such targets.
    Indicator(String),
    /// Targets of this operator, and the items that hold such targets.
    Op(Op),
    /// Targets whose figure lies in a range, and the items that hold such targets.
    Value(ValueRange),
    /// Items of plans of this validity.
    Validity(Validity),
    /// Items whose text holds these words.
    Text(TextQuery),
    /// Items that fit none of this.
    Not(Box<Self>),
    /// Items that fit all of these; the empty list fits everything.
    And(Vec<Self>),
    /// Items that fit any of these; the empty list fits nothing.
    Or(Vec<Self>),
}

vocabulary! {
    /// What an item is (条目类型).
    Kind, "kind" {
        Plan = "方案" / "plan",
        Goal = "目标" / "goal",
        Target = "指标" / "target",
        /// A task or measure.
        Task = "任务" / "task" ["措施"],
        Safeguard = "保障措施" / "safeguard" ["保障"],
        Body = "单位" / "body" ["机构"],
        Document = "文件" / "document",
    }
}

/// Which parts of bodies are wanted: by whom, in which roles, known how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DutyFilter {
    /// Whose; any of several. Empty: anybody's.
    pub who: Vec<Who>,
    /// In which roles; any of several. Empty: any.
    pub roles: Vec<Role>,
    /// Known how; any of several. Empty: any but suggested.
    pub bases: Vec<Basis>,
}

/// Whom a question asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A name, still to be resolved; it matches nothing until then.
    Named(String),
    /// A body of the registry.
    Body(BodyId),
}

/// Which region a question asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceTerm {
    /// A name, still to be resolved; it matches nothing until then.
    Named(String),
    /// A code.
    Code(Region),
}

/// Which plan a question asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanTerm {
    /// An id, a document number or words of a title, still to be resolved; it matches nothing until then.
    Named(String),
    /// An id.
    Id(PlanId),
}

impl Filter {
    /// Items in which a body has a part, by its name: full, short, general, or its id.
    #[must_use]
    pub fn body(name: impl Into<String>) -> DutyFilter {
        DutyFilter { who: vec![Who::Named(name.into())], ..DutyFilter::default() }
    }

    /// Items that fall due in a range.
    #[must_use]
    pub fn due(range: DateRange) -> Self {
        Self::Due(range)
    }

    /// Items of plans issued in a range.
    #[must_use]
    pub fn issued(range: DateRange) -> Self {
        Self::Issued(range)
    }

    /// Items of plans of a region and of the regions in it, by name or code.
    #[must_use]
    pub fn region(name: impl Into<String>) -> Self {
        let name = name.into();
        Self::Region(name.parse().map_or(PlaceTerm::Named(name), PlaceTerm::Code))
    }

    /// A plan and its items, by id, document number or words of its title.
    #[must_use]
    pub fn plan(name: impl Into<String>) -> Self {
        Self::Plan(PlanTerm::Named(name.into()))
    }

    /// Items whose text holds these words.
    #[must_use]
    pub fn text(words: &str) -> Self {
        Self::Text(TextQuery::words(words))
    }

    /// Both conditions; nested conjunctions become one list.
    #[must_use]
    pub fn and(self, other: impl Into<Self>) -> Self {
        let mut all = Vec::new();
        for filter in [self, other.into()] {
            match filter {
                Self::All => {}
                Self::And(inner) => all.extend(inner),
                single => all.push(single),
            }
        }
        match all.len() {
            0 => Self::All,
            1 => all.pop().unwrap_or_default(),
            _ => Self::And(all),
        }
    }

    /// Every condition of the filter, itself first.
    pub fn walk(&self) -> impl Iterator<Item = &Self> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let filter = waiting.pop()?;
            match filter {
                Self::Not(inner) => waiting.push(inner),
                Self::And(inner) | Self::Or(inner) => waiting.extend(inner.iter().rev()),
                _ => {}
            }
            Some(filter)
        })
    }
}

impl DutyFilter {
    /// Wants one of these roles.
    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.roles.push(role);
        self
    }

    /// Wants it known in one of these ways.
    #[must_use]
    pub fn basis(mut self, basis: Basis) -> Self {
        self.bases.push(basis);
        self
    }
}

impl From<DutyFilter> for Filter {
    fn from(filter: DutyFilter) -> Self {
        Self::Duty(filter)
    }
}

impl<F: Into<Self>> std::ops::BitAnd<F> for Filter {
    type Output = Self;

    fn bitand(self, other: F) -> Self {
        self.and(other)
    }
}

impl<F: Into<Filter>> std::ops::BitAnd<F> for DutyFilter {
    type Output = Filter;

    fn bitand(self, other: F) -> Filter {
        Filter::Duty(self).and(other)
    }
}
