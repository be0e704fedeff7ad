//! The parts of a plan, each with the path of its value in the file.

use super::context::{join, numbered};
use crate::model::{Duty, Evidence, Goal, ItemId, PartialDate, Plan, Safeguard, Target, Task};

/// A goal, task or safeguard.
#[derive(Clone, Copy)]
pub(super) enum Part<'p> {
    Goal(&'p Goal),
    Task(&'p Task),
    Safeguard(&'p Safeguard),
}

/// A part of a plan under its path, such as `tasks[2].tasks[0]`.
pub(super) struct Item<'p> {
    pub(super) path: String,
    pub(super) part: Part<'p>,
}

impl<'p> Item<'p> {
    pub(super) fn id(&self) -> &'p ItemId {
        match self.part {
            Part::Goal(goal) => &goal.id,
            Part::Task(task) => &task.id,
            Part::Safeguard(safeguard) => &safeguard.id,
        }
    }

    pub(super) fn mark(&self) -> Option<&'p str> {
        match self.part {
            Part::Goal(goal) => goal.mark.as_deref(),
            Part::Task(task) => task.mark.as_deref(),
            Part::Safeguard(safeguard) => safeguard.mark.as_deref(),
        }
    }

    pub(super) fn title(&self) -> &'p str {
        match self.part {
            Part::Goal(goal) => &goal.title,
            Part::Task(task) => &task.title,
            Part::Safeguard(safeguard) => &safeguard.title,
        }
    }

    pub(super) fn evidence(&self) -> &'p Evidence {
        match self.part {
            Part::Goal(goal) => &goal.evidence,
            Part::Task(task) => &task.evidence,
            Part::Safeguard(safeguard) => &safeguard.evidence,
        }
    }

    pub(super) fn due(&self) -> Option<&'p PartialDate> {
        match self.part {
            Part::Goal(goal) => goal.due.as_ref(),
            Part::Task(task) => task.due.as_ref(),
            Part::Safeguard(_) => None,
        }
    }

    /// Its targets, each under its path.
    pub(super) fn targets(&self) -> Vec<(String, &'p Target)> {
        let targets: &[Target] = match self.part {
            Part::Goal(goal) => &goal.targets,
            Part::Task(task) => &task.targets,
            Part::Safeguard(_) => &[],
        };
        numbered(&join(&self.path, "targets"), targets)
    }

    /// Its duties, each under its path.
    pub(super) fn duties(&self) -> Vec<(String, &'p Duty)> {
        let duties: &[Duty] = match self.part {
            Part::Task(task) => &task.duties,
            Part::Safeguard(safeguard) => &safeguard.duties,
            Part::Goal(_) => &[],
        };
        numbered(&join(&self.path, "duties"), duties)
    }
}

/// Every goal, task and safeguard of a plan, in the order of the file.
pub(super) fn items(plan: &Plan) -> Vec<Item<'_>> {
    let part = |path, part| Item { path, part };
    let goals = numbered("goals", &plan.goals).into_iter();
    let mut items: Vec<Item<'_>> = goals.map(|(path, goal)| part(path, Part::Goal(goal))).collect();
    let mut waiting = numbered("tasks", &plan.tasks);
    waiting.reverse();
    while let Some((path, task)) = waiting.pop() {
        waiting.extend(numbered(&join(&path, "tasks"), &task.tasks).into_iter().rev());
        items.push(part(path, Part::Task(task)));
    }
    let safeguards = numbered("safeguards", &plan.safeguards).into_iter();
    items.extend(safeguards.map(|(path, safeguard)| part(path, Part::Safeguard(safeguard))));
    items
}

/// Every target of a plan.
pub(super) fn targets(plan: &Plan) -> Vec<(String, &Target)> {
    items(plan).iter().flat_map(Item::targets).collect()
}

/// Every duty of a plan but those of covering rules.
pub(super) fn duties(plan: &Plan) -> Vec<(String, &Duty)> {
    items(plan).iter().flat_map(Item::duties).collect()
}

/// Every date by which something is due.
pub(super) fn dues(plan: &Plan) -> Vec<(String, &PartialDate)> {
    let items = items(plan).into_iter();
    let own = items.filter_map(|item| Some((join(&item.path, "due"), item.due()?)));
    let of_targets = targets(plan).into_iter();
    own.chain(
        of_targets.filter_map(|(path, target)| Some((join(&path, "due"), target.due.as_ref()?))),
    )
    .collect()
}

/// Every piece of evidence of a plan.
pub(super) fn evidence<'p>(plan: &'p Plan) -> Vec<(String, &'p Evidence)> {
    let mut found = numbered("evidence", &plan.evidence);
    let mut add = |path: &str, evidence: Option<&'p Evidence>| {
        found.extend(evidence.map(|evidence| (join(path, "evidence"), evidence)));
    };
    for (path, parent) in numbered("parents", &plan.parents) {
        add(&path, parent.evidence.as_ref());
    }
    for (path, count) in numbered("coverage.counts", &plan.coverage.counts) {
        add(&path, Some(&count.evidence));
    }
    add("purpose", plan.purpose.as_ref().map(|purpose| &purpose.evidence));
    for (path, rule) in numbered("default_duties", &plan.default_duties) {
        add(&path, Some(&rule.evidence));
    }
    for item in items(plan) {
        add(&item.path, Some(item.evidence()));
        for (path, target) in item.targets() {
            add(&path, target.evidence.as_ref());
        }
        for (path, duty) in item.duties() {
            add(&path, stated(duty));
        }
    }
    found
}

/// The quote of its own that states a duty.
pub(super) fn stated(duty: &Duty) -> Option<&Evidence> {
    match &duty.ground {
        crate::model::Ground::Stated(evidence) => evidence.as_ref(),
        crate::model::Ground::Suggested(_) => None,
    }
}
