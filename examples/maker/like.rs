//! What the shipped plans are like.

use zhengce::{Corpus, Evidence, Function, Goal, PartialDate, Plan, Role, Safeguard, Target, Task};

pub(super) struct Like {
    /// Plans with so many tasks that they show how tasks stand below each other.
    pub(super) templates: Vec<Plan>,
    pub(super) tasks: Vec<Task>,
    pub(super) goals: Vec<Goal>,
    pub(super) targets: Vec<Target>,
    pub(super) safeguards: Vec<Safeguard>,
    pub(super) functions: Vec<Function>,
    /// The roles of the duties that each task states, as often as they come.
    pub(super) duties: Vec<Vec<Role>>,
    pub(super) dues: Vec<Option<PartialDate>>,
}

impl Like {
    pub(super) fn of(corpus: &Corpus) -> Self {
        let tasks: Vec<Task> = corpus.plans().flat_map(Plan::walk_tasks).cloned().collect();
        let goals: Vec<Goal> = corpus.plans().flat_map(|plan| &plan.goals).cloned().collect();
        let of_tasks = tasks.iter().flat_map(|task| proved(&task.targets, &task.evidence));
        let of_goals = goals.iter().flat_map(|goal| proved(&goal.targets, &goal.evidence));
        let long = |plan: &&Plan| plan.walk_tasks().count() >= 5;
        Self {
            templates: corpus.plans().filter(long).cloned().collect(),
            targets: of_tasks.chain(of_goals).collect(),
            safeguards: corpus.plans().flat_map(|plan| &plan.safeguards).cloned().collect(),
            functions: corpus.functions().cloned().collect(),
            duties: tasks.iter().map(stated).filter(|roles| !roles.is_empty()).collect(),
            dues: tasks.iter().map(|task| task.due.clone()).collect(),
            tasks,
            goals,
        }
    }
}

/// Targets, each with words of its own that prove it.
fn proved(targets: &[Target], evidence: &Evidence) -> Vec<Target> {
    let own = |target: &Target| target.evidence.clone().unwrap_or_else(|| evidence.clone());
    targets.iter().map(|target| target.clone().evidence(own(target))).collect()
}

fn stated(task: &Task) -> Vec<Role> {
    task.duties.iter().filter(|duty| duty.is_stated()).map(|duty| duty.role).collect()
}
