//! What a file holds of its plan is what it says it holds.

use super::context::{Context, finding, join, numbered};
use super::printed::plain;
use super::walk;
use crate::diagnostic::Code;
use crate::model::{Counted, Extent, Plan, Task};
use crate::yaml::Located;

pub(super) fn check(context: &mut Context<'_>) {
    for file in &context.corpus.plans {
        let plan = &file.value;
        let noted = plan.coverage.note.as_deref().is_some_and(|note| !plain(note).is_empty());
        match plan.coverage.extent {
            Extent::Full => complete(context, file),
            Extent::Partial if !noted => {
                let fault = finding(Code::CoverageWithoutNote, "nothing says which part was seen");
                context.report(
                    file,
                    "coverage",
                    fault.help("add `note` with the parts that were seen"),
                );
            }
            Extent::Partial => {}
        }
        counts(context, file);
    }
}

fn complete(context: &mut Context<'_>, file: &Located<Plan>) {
    let plan = &file.value;
    let parts = [
        ("goals", plan.goals.is_empty()),
        ("tasks", plan.tasks.is_empty()),
        ("safeguards", plan.safeguards.is_empty()),
    ];
    let missing: Vec<&str> = parts.iter().filter(|part| part.1).map(|part| part.0).collect();
    if !missing.is_empty() {
        let message = format!("a full plan without {}", missing.join(" and "));
        let fault = finding(Code::IncompletePlan, message);
        let help = "add what is missing, or write `部分` with a note";
        context.report(file, "coverage.extent", fault.help(help));
    }
}

fn counts(context: &mut Context<'_>, file: &Located<Plan>) {
    let plan = &file.value;
    for (path, stated) in numbered("coverage.counts", &plan.coverage.counts) {
        let found = held(plan, stated.of);
        let wanted = usize::try_from(stated.count).unwrap_or(usize::MAX);
        // Of a plan that was seen in part there may be fewer.
        let fits = found == wanted || (plan.coverage.extent == Extent::Partial && found < wanted);
        if !fits {
            let message =
                format!("the source counts {wanted} `{}`, the file holds {found}", stated.of);
            let fault = finding(Code::CountMismatch, message);
            let help = "add what is missing, drop what is too much, or correct the count";
            context.report(file, &join(&path, "count"), fault.help(help));
        }
    }
}

fn held(plan: &Plan, of: Counted) -> usize {
    match of {
        Counted::Goals => plan.goals.len(),
        Counted::Targets => walk::targets(plan).len(),
        Counted::Tasks => plan.tasks.len(),
        Counted::Measures => plan.walk_tasks().filter(|task| Task::is_leaf(task)).count(),
        Counted::Safeguards => plan.safeguards.len(),
    }
}
