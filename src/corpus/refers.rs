//! What a file refers to, as terms: so that what is taken away is known to be wanted.

use std::collections::BTreeSet;

use crate::model::{
    BodyId, Document, DocumentId, Duty, Evidence, FunctionId, Goal, Ground, ItemId, Plan, PlanId,
    Region, Suggestion, Target, Task,
};

pub(crate) fn body(id: &BodyId) -> String {
    format!("body {id}")
}

pub(crate) fn function(id: &FunctionId) -> String {
    format!("function {id}")
}

pub(crate) fn region(code: Region) -> String {
    format!("region {code}")
}

pub(crate) fn document(id: &DocumentId) -> String {
    format!("document {id}")
}

pub(crate) fn plan(id: &PlanId) -> String {
    format!("plan {id}")
}

pub(crate) fn task(plan: &PlanId, task: &ItemId) -> String {
    format!("task {plan}/{task}")
}

/// What every reference to a task of a plan begins with.
#[cfg(feature = "search")]
pub(crate) fn tasks_of(plan: &str) -> String {
    format!("task {plan}/")
}

pub(crate) fn of_document(from: &Document) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    found.extend(from.region.map(region));
    found.extend(from.issuers.iter().chain(&from.drafters).map(body));
    found.extend(from.cites.iter().filter_map(|cited| cited.document.as_ref()).map(document));
    found
}

#[cfg(feature = "search")]
pub(crate) fn of_bodies<'b>(
    bodies: impl Iterator<Item = &'b crate::model::Body>,
) -> BTreeSet<String> {
    bodies.filter_map(|body| body.region).map(region).collect()
}

/// The tasks of other plans that a plan refers to.
#[cfg(feature = "search")]
pub(crate) fn tasks_of_others(from: &Plan) -> BTreeSet<String> {
    let safeguards = from.safeguards.iter().flat_map(|safeguard| &safeguard.duties);
    let duties = from.walk_tasks().flat_map(|task| &task.duties).chain(safeguards);
    let tasks = duties.filter_map(|duty| match &duty.ground {
        Ground::Suggested(Suggestion::Counterpart(ground)) => {
            Some(task(&ground.plan, &ground.task))
        }
        _ => None,
    });
    tasks.collect()
}

/// What a plan refers to outside itself.
pub(crate) fn of_plan(from: &Plan) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    found.extend(from.region.map(region));
    found.extend(from.document.iter().map(document));
    let bodies = from.issuers.iter().chain(&from.drafters).chain(&from.addressees);
    found.extend(bodies.chain(from.default_duties.iter().map(|rule| &rule.body)).map(body));
    found.extend(from.parents.iter().filter_map(|parent| parent.plan.as_ref()).map(plan));
    found.extend(from.companions.iter().map(|companion| document(&companion.document)));
    found.extend(evidence(from).filter_map(|proof| proof.document.as_ref()).map(document));
    let safeguards = from.safeguards.iter().flat_map(|safeguard| &safeguard.duties);
    for duty in from.walk_tasks().flat_map(|task| &task.duties).chain(safeguards) {
        found.extend(duty.bearer.body().map(body));
        of_ground(duty, &mut found);
    }
    found
}

fn of_ground(duty: &Duty, found: &mut BTreeSet<String>) {
    match &duty.ground {
        Ground::Stated(proof) => {
            let stated = proof.iter().filter_map(|proof| proof.document.as_ref());
            found.extend(stated.map(document));
        }
        Ground::Suggested(Suggestion::Mandate(ground)) => {
            found.insert(function(&ground.function));
        }
        Ground::Suggested(Suggestion::Counterpart(ground)) => {
            found.insert(body(&ground.body));
            found.insert(plan(&ground.plan));
            found.insert(task(&ground.plan, &ground.task));
        }
    }
}

/// The evidence of a plan and its items, without that of duties.
fn evidence(plan: &Plan) -> impl Iterator<Item = &Evidence> {
    let parents = plan.parents.iter().filter_map(|parent| parent.evidence.as_ref());
    let counts = plan.coverage.counts.iter().map(|count| &count.evidence);
    let purpose = plan.purpose.iter().map(|purpose| &purpose.evidence);
    let rules = plan.default_duties.iter().map(|rule| &rule.evidence);
    let goals = plan.goals.iter().flat_map(of_goal);
    let tasks = plan.walk_tasks().flat_map(of_task);
    let safeguards = plan.safeguards.iter().map(|safeguard| &safeguard.evidence);
    let head = plan.evidence.iter().chain(parents).chain(counts).chain(purpose).chain(rules);
    head.chain(goals).chain(tasks).chain(safeguards)
}

fn of_goal(goal: &Goal) -> impl Iterator<Item = &Evidence> {
    std::iter::once(&goal.evidence).chain(goal.targets.iter().filter_map(of_target))
}

fn of_task(task: &Task) -> impl Iterator<Item = &Evidence> {
    std::iter::once(&task.evidence).chain(task.targets.iter().filter_map(of_target))
}

fn of_target(target: &Target) -> Option<&Evidence> {
    target.evidence.as_ref()
}
