//! Who is charged: once in a role, with a ground that carries, under a name that the registry knows.

use std::collections::HashSet;

use super::context::{Context, finding, join, meant, numbered, quoted};
use super::printed::{Names, plain};
use super::walk;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Bearer, Body, BodyId, Counterpart, Duty, FunctionId, Ground, Mandate, Plan, Region, Role,
    Suggestion, Task,
};
use crate::yaml::Located;

pub(super) fn check(context: &mut Context<'_>, names: &Names<'_>) {
    for file in &context.corpus.plans {
        let plan = &file.value;
        let rules = numbered("default_duties", &plan.default_duties);
        let mut seen = HashSet::new();
        for (path, rule) in &rules {
            // Rules that begin at different tasks may charge one body anew.
            if !seen.insert((&rule.body, rule.role, &rule.from)) {
                twice(context, file, path, rule.body.as_str(), rule.role);
            }
            written(context, file, path, names, &rule.body, rule.written.as_deref(), true);
        }
        for item in walk::items(plan) {
            once_in_a_role(context, file, &item.duties());
        }
        for (path, duty) in walk::duties(plan) {
            bearer(context, file, &path, names, duty);
            if let Ground::Suggested(suggestion) = &duty.ground {
                suggested(context, file, &path, duty, suggestion);
            }
        }
    }
}

fn once_in_a_role(context: &mut Context<'_>, file: &Located<Plan>, duties: &[(String, &Duty)]) {
    let mut seen = HashSet::new();
    for (path, duty) in duties {
        let who = match &duty.bearer {
            Bearer::Registered(body, _) => body.as_str(),
            Bearer::Written(name) => name,
        };
        if !seen.insert((who, duty.role)) {
            twice(context, file, path, who, duty.role);
        }
    }
}

fn twice(context: &mut Context<'_>, file: &Located<Plan>, path: &str, who: &str, role: Role) {
    let message = format!("`{who}` stands twice as `{role}`");
    let fault = finding(Code::DuplicateDuty, message);
    context.report(file, path, fault.help("drop one of the two, or correct body or role"));
}

fn bearer(
    context: &mut Context<'_>,
    file: &Located<Plan>,
    path: &str,
    names: &Names<'_>,
    duty: &Duty,
) {
    match &duty.bearer {
        Bearer::Registered(body, name) => {
            written(context, file, path, names, body, name.as_deref(), duty.is_stated());
        }
        Bearer::Written(name) => {
            let all = context.corpus.body_list().iter().flat_map(Body::names);
            let help = meant(name, all, "add the body to bodies.yaml and name it by `body`");
            let fault = finding(Code::UnresolvedBody, format!("no body stands behind `{name}`"));
            context.report(file, &join(path, "written"), fault.help(help));
        }
    }
}

/// Reports a name as printed that the registry does not have for the body.
fn written(
    context: &mut Context<'_>,
    file: &Located<Plan>,
    path: &str,
    names: &Names<'_>,
    id: &BodyId,
    name: Option<&str>,
    stated: bool,
) {
    let Some((name, at)) = name.zip(context.corpus.index.bodies.get(id).copied()) else { return };
    // In a stated duty the name of another body is already an error of the quote.
    if names.knows(at, name) || (stated && names.knows_any(name)) {
        return;
    }
    let known = names.body(at).into_iter().flat_map(Body::names);
    let fault = finding(Code::UnregisteredName, format!("`{id}` is not registered as `{name}`"))
        .expected(format!("one of {}", quoted(known)))
        .help(format!("add `{}` to the aliases of `{id}` in bodies.yaml", name.trim()));
    context.report(file, &join(path, "written"), fault);
}

fn suggested(
    context: &mut Context<'_>,
    file: &Located<Plan>,
    path: &str,
    duty: &Duty,
    suggestion: &Suggestion,
) {
    let key = match suggestion {
        Suggestion::Counterpart(_) => "suggested.counterpart",
        Suggestion::Mandate(_) => "suggested.mandate",
    };
    let path = join(path, key);
    if plain(suggestion.reason()).is_empty() {
        let fault = finding(Code::NoReason, "the reason is empty");
        let help = "say in words why this body is suggested";
        context.report(file, &join(&path, "reason"), fault.help(help));
    }
    let Some(body) = duty.bearer.body().and_then(|id| context.corpus.body(id)) else { return };
    let ground = Founding { context, plan: &file.value, body };
    if let Some(fault) = ground.fault(suggestion) {
        context.report(file, &path, fault);
    }
}

/// A suggested body, held against what it is suggested for.
struct Founding<'x, 'c> {
    context: &'x Context<'c>,
    plan: &'x Plan,
    body: &'c Body,
}

impl Founding<'_, '_> {
    fn fault(&self, suggestion: &Suggestion) -> Option<Diagnostic> {
        self.elsewhere().or_else(|| match suggestion {
            Suggestion::Counterpart(ground) => self.counterpart(ground),
            Suggestion::Mandate(ground) => self.mandate(ground),
        })
    }

    fn counterpart(&self, ground: &Counterpart) -> Option<Diagnostic> {
        let corpus = self.context.corpus;
        let upper = corpus.body(&ground.body)?;
        let Counterpart { plan, task, .. } = ground;
        let found = corpus.plan(plan).and_then(|plan| plan.find_task(task));
        if found.is_some_and(|task| !charges(task, &ground.body)) {
            let message = format!("the task `{task}` of `{plan}` does not name `{}`", upper.id);
            let help = "name a body that the upper task itself charges";
            return Some(unfounded(message).help(help));
        }
        let own = &self.body.functions;
        let mut shared =
            upper.functions.iter().filter(|function| own.contains(function)).peekable();
        if shared.peek().is_none() {
            let message = format!("`{}` and `{}` share no function", self.body.id, upper.id);
            return Some(unfounded(message).help("suggest the body of the same function"));
        }
        shared.find_map(|function| self.ambiguous(function))
    }

    fn mandate(&self, ground: &Mandate) -> Option<Diagnostic> {
        if self.body.functions.contains(&ground.function) {
            return self.ambiguous(&ground.function);
        }
        let message = format!("`{}` has not the function `{}`", self.body.id, ground.function);
        Some(unfounded(message).help("suggest the body that has the function"))
    }

    fn elsewhere(&self) -> Option<Diagnostic> {
        let of = |region: Option<Region>| {
            region.map_or_else(|| "no region".to_owned(), |region| format!("the region `{region}`"))
        };
        let (own, wanted) = (self.body.region, self.plan.region);
        let message = format!("`{}` is of {}, the plan of {}", self.body.id, of(own), of(wanted));
        let help = "suggest a body of the plan's region";
        (own != wanted).then(|| unfounded(message).help(help))
    }

    /// A ground that fits two bodies points to neither.
    fn ambiguous(&self, function: &FunctionId) -> Option<Diagnostic> {
        let same = |other: &&Body| {
            other.id != self.body.id
                && other.region == self.body.region
                && other.functions.contains(function)
        };
        let other = self.context.corpus.body_list().iter().find(same)?;
        let message = format!("`{}` has the function `{function}` in that region too", other.id);
        let help = "give a ground that tells the two apart, or drop the suggestion";
        Some(unfounded(message).help(help))
    }
}

fn unfounded(message: String) -> Diagnostic {
    finding(Code::UnfoundedSuggestion, message)
}

fn charges(task: &Task, body: &BodyId) -> bool {
    task.duties.iter().any(|duty| duty.is_stated() && duty.bearer.body() == Some(body))
}
