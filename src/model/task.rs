//! What a plan wants done.

use serde::{Deserialize, Serialize};

use super::serde_form::is_false;
use super::{Duty, Evidence, ItemId, PartialDate, Target};

/// A task (任务) with the tasks and measures (措施) under it.
///
/// ```
/// use zhengce::{Duty, Evidence, Role, Task};
///
/// let task = Task::new("t1".parse()?, "控制用水总量", Evidence::quote("（一）1 控制用水总量"))
///     .mark("（一）1")
///     .duty(Duty::stated("jiamusi-water".parse()?, Role::Lead));
/// assert_eq!(task.walk().count(), 1);
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Task {
    /// Its id inside the plan (编号).
    pub id: ItemId,
    /// The mark in front of it (序号), as printed: 一、 （一） 1. （1） ①. Absent for an unnumbered one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// Its heading, or its sentence where it has no heading (标题).
    pub title: String,
    /// Its text (内容), where there is more than the heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who answers for it, in the document's order (责任分工).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Duty>,
    /// Whether the document's list of bodies ends in 等 (未列尽).
    #[serde(default, skip_serializing_if = "is_false")]
    pub open_list: bool,
    /// By when (完成时限).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<PartialDate>,
    /// How often or how long, as printed (周期), such as 持续推进 or 每月25日前.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurring: Option<String>,
    /// Its figures (指标).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// The words that state it (原文依据).
    pub evidence: Evidence,
    /// What a reader should know (备注).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The tasks and measures under it, in the document's order (下级任务和措施).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Self>,
}

impl Task {
    /// A task by its heading.
    #[must_use]
    pub fn new(id: ItemId, title: impl Into<String>, evidence: Evidence) -> Self {
        Self {
            id,
            mark: None,
            title: title.into(),
            text: None,
            duties: Vec::new(),
            open_list: false,
            due: None,
            recurring: None,
            targets: Vec::new(),
            evidence,
            note: None,
            tasks: Vec::new(),
        }
    }

    /// Gives the mark in front of it.
    #[must_use]
    pub fn mark(mut self, mark: impl Into<String>) -> Self {
        self.mark = Some(mark.into());
        self
    }

    /// Says by when.
    #[must_use]
    pub fn due(mut self, due: PartialDate) -> Self {
        self.due = Some(due);
        self
    }

    /// Adds a duty.
    #[must_use]
    pub fn duty(mut self, duty: Duty) -> Self {
        self.duties.push(duty);
        self
    }

    /// Adds a task under it.
    #[must_use]
    pub fn task(mut self, task: Self) -> Self {
        self.tasks.push(task);
        self
    }

    /// The task and all under it, in the document's order.
    pub fn walk(&self) -> impl Iterator<Item = &Self> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let task = waiting.pop()?;
            waiting.extend(task.tasks.iter().rev());
            Some(task)
        })
    }

    /// Whether nothing is under it: the smallest unit, a measure (措施).
    #[must_use]
    pub fn is_leaf(&self) -> bool {
        self.tasks.is_empty()
    }
}
