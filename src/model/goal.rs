//! What a plan wants to reach.

use serde::{Deserialize, Serialize};

use super::{Evidence, ItemId, PartialDate, Target};

/// A goal (目标). One without a figure has no target: none is invented.
///
/// ```
/// use zhengce::{Evidence, Goal};
///
/// let goal = Goal::new("g1".parse()?, "城市饮用水安全得到保障", Evidence::quote("城市饮用水安全得到保障"));
/// assert!(goal.targets.is_empty());
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Goal {
    /// Its id inside the plan (编号).
    pub id: ItemId,
    /// The mark in front of it (序号), as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// The aspect that it belongs to (方面), such as 水资源.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect: Option<String>,
    /// The goal in the document's words (目标内容).
    pub title: String,
    /// By when (完成时限), where no figure of its own says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<PartialDate>,
    /// Its figures (指标).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// The words that state it (原文依据).
    pub evidence: Evidence,
    /// What a reader should know (备注).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Goal {
    /// A goal without figures.
    #[must_use]
    pub fn new(id: ItemId, title: impl Into<String>, evidence: Evidence) -> Self {
        Self {
            id,
            mark: None,
            aspect: None,
            title: title.into(),
            due: None,
            targets: Vec::new(),
            evidence,
            note: None,
        }
    }

    /// Says by when.
    #[must_use]
    pub fn due(mut self, due: PartialDate) -> Self {
        self.due = Some(due);
        self
    }

    /// Adds a figure.
    #[must_use]
    pub fn target(mut self, target: Target) -> Self {
        self.targets.push(target);
        self
    }
}
