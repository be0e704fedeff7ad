//! Upper plans: there, or said to be unresolved; before this one; no circles.

use super::context::{Context, finding, join, numbered, quoted};
use super::cycle::cycles;
use super::printed::plain;
use super::references::around;
use crate::diagnostic::Code;
use crate::model::{Parent, Plan};
use crate::yaml::Located;

pub(super) fn check(context: &mut Context<'_>) {
    for file in &context.corpus.plans {
        for (path, parent) in numbered("parents", &file.value.parents) {
            resolved(context, file, &path, parent);
            signed_before(context, file, &path, parent);
        }
    }
    circles(context);
}

fn resolved(context: &mut Context<'_>, file: &Located<Plan>, path: &str, parent: &Parent) {
    let told = parent.number.is_some() || parent.title.is_some();
    if parent.plan.is_none() && !(parent.unresolved && told) {
        let message = if parent.unresolved {
            "the parent has neither number nor title"
        } else {
            "the parent names no plan and is not marked unresolved"
        };
        let fault = finding(Code::UnresolvedParent, message)
            .expected("`plan`, or `number` or `title` with `unresolved: true`")
            .help("name the plan of the corpus, or say what is known of the parent");
        return context.report(file, path, fault);
    }
    let known: Vec<&str> = match &parent.plan {
        Some(plan) => vec![plan.as_str()],
        None => held(context, parent).filter(|id| *id != file.value.id.as_str()).collect(),
    };
    if parent.unresolved && !known.is_empty() {
        let message = format!("the parent is marked unresolved, but is {}", quoted(known));
        let fault = finding(Code::NeedlesslyUnresolved, message);
        let help = "name it by `plan` and drop `unresolved`";
        context.report(file, &join(path, "unresolved"), fault.help(help));
    }
}

/// The plans of the corpus that have a parent's number or title.
fn held<'c>(context: &Context<'c>, parent: &Parent) -> impl Iterator<Item = &'c str> {
    let number = parent.number.clone();
    let title = parent.title.as_deref().map(plain);
    let fits = move |plan: &&'c Plan| {
        let numbered = number.is_some() && plan.number == number;
        numbered || title.as_ref().is_some_and(|title| *title == plain(&plan.title))
    };
    context.corpus.plans().filter(fits).map(|plan| plan.id.as_str())
}

fn signed_before(context: &mut Context<'_>, file: &Located<Plan>, path: &str, parent: &Parent) {
    let upper = parent.plan.as_ref().and_then(|id| context.corpus.plan(id));
    let dates = upper.and_then(|upper| upper.dates.signed.as_ref()).zip(file.value.dates.issued());
    let Some((upper, own)) = dates.filter(|(upper, own)| upper.earliest() > own.latest()) else {
        return;
    };
    let message = format!("the parent was signed in {upper}, after this plan of {own}");
    let fault = finding(Code::ParentIssuedLater, message);
    context.report(
        file,
        &join(path, "plan"),
        fault.help("name an earlier plan, or correct a date"),
    );
}

fn circles(context: &mut Context<'_>) {
    let corpus = context.corpus;
    let upper = |at: usize| {
        let parents = corpus.plans.get(at).map_or(&[][..], |file| &file.value.parents);
        let places =
            parents.iter().filter_map(|parent| corpus.index.plans.get(parent.plan.as_ref()?));
        places.copied().collect()
    };
    for cycle in cycles(corpus.plans.len(), upper) {
        let files: Vec<_> = cycle.iter().filter_map(|at| corpus.plans.get(*at)).collect();
        let Some(file) = files.first() else { continue };
        let ids = files.iter().map(|file| file.value.id.as_str());
        let message = format!("by `parents` these lead back to themselves: {}", around(ids));
        let fault = finding(Code::ParentCycle, message);
        context.report(file, "parents", fault.help("drop the link that is wrong"));
    }
}
