//! A plan as a whole.

use serde::{Deserialize, Serialize};

use super::serde_form::is_default;
use super::{
    BodyId, Companion, Coverage, CoveringRule, Dates, DocumentId, DocumentNumber, Domain, Evidence,
    Genre, Goal, ItemId, Parent, Period, PlanId, Region, Safeguard, Task, Validity,
};

/// A plan (方案): the file `plans/<id>.yaml`. One notice may carry several.
///
/// ```
/// use zhengce::{Coverage, Genre, Plan};
///
/// let plan = Plan::new("erdao-2021-air".parse()?, "二道区空气质量巩固提升行动实施方案", Genre::ImplementationPlan, Coverage::full());
/// assert_eq!(plan.walk_tasks().count(), 0);
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Plan {
    /// Its id (编号), also the name of its file.
    pub id: PlanId,
    /// Its title (标题).
    pub title: String,
    /// Its genre (文种).
    pub genre: Genre,
    /// The fields of policy that it is about (领域).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<Domain>,
    /// The region that it holds for (行政区划).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// The document that its quotes are taken from (依据文件).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
    /// Its number (发文字号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<DocumentNumber>,
    /// Who issued it (发文机关); several are normal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issuers: Vec<BodyId>,
    /// Who drafted it (起草单位).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drafters: Vec<BodyId>,
    /// Whom it addresses (主送机关).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<BodyId>,
    /// Its dates (日期).
    #[serde(default, skip_serializing_if = "is_default")]
    pub dates: Dates,
    /// The time that it plans for (规划期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Whether it holds (效力).
    #[serde(default = "unknown")]
    pub validity: Validity,
    /// The words that prove the above (原文依据).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// The upper plans and documents that it follows (上位文件).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parents: Vec<Parent>,
    /// The documents that go with it (配套文件).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub companions: Vec<Companion>,
    /// How much of it the file holds (收录范围).
    pub coverage: Coverage,
    /// What a reader should know (备注).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Why it was made (目的).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// Duties that it states once for many tasks (统一规定).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub default_duties: Vec<CoveringRule>,
    /// Its goals (目标).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Goal>,
    /// Its tasks (任务).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// Its safeguards (保障措施).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub safeguards: Vec<Safeguard>,
}

fn unknown() -> Validity {
    Validity::Unknown
}

impl Plan {
    /// A plan with the fields that every plan has.
    #[must_use]
    pub fn new(id: PlanId, title: impl Into<String>, genre: Genre, coverage: Coverage) -> Self {
        Self {
            id,
            title: title.into(),
            genre,
            domains: Vec::new(),
            region: None,
            document: None,
            number: None,
            issuers: Vec::new(),
            drafters: Vec::new(),
            addressees: Vec::new(),
            dates: Dates::default(),
            period: None,
            validity: Validity::Unknown,
            evidence: Vec::new(),
            parents: Vec::new(),
            companions: Vec::new(),
            coverage,
            note: None,
            purpose: None,
            default_duties: Vec::new(),
            goals: Vec::new(),
            tasks: Vec::new(),
            safeguards: Vec::new(),
        }
    }

    /// Every task and measure, in the document's order.
    pub fn walk_tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter().flat_map(Task::walk)
    }

    /// The task or measure of an id.
    #[must_use]
    pub fn find_task(&self, id: &ItemId) -> Option<&Task> {
        self.walk_tasks().find(|task| task.id == *id)
    }
}

/// Why a plan was made (目的).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// In short (内容).
    pub text: String,
    /// The words that state it (原文依据).
    pub evidence: Evidence,
}
