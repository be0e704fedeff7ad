//! What is referred to is there.

use super::context::{Context, finding, join, meant, numbered};
use super::cycle::cycles;
use super::walk;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Bodies, BodyId, Document, DocumentId, Duty, FunctionId, Ground, ItemId, Plan, PlanId, Region,
    Suggestion,
};
use crate::yaml::Located;

pub(super) fn check(context: &mut Context<'_>) {
    let corpus = context.corpus;
    if let Some(file) = &corpus.bodies {
        registry(&mut References { context: &mut *context, file });
        body_cycles(context, file);
    }
    for file in &corpus.documents {
        document(&mut References { context: &mut *context, file: &file.meta });
    }
    for file in &corpus.plans {
        let mut references = References { context: &mut *context, file };
        head(&mut references);
        for (path, rule) in numbered("default_duties", &file.value.default_duties) {
            references.body(join(&path, "body"), &rule.body);
            references.task(join(&path, "from"), &file.value, rule.from.as_ref());
        }
        for (path, duty) in walk::duties(&file.value) {
            charge(&mut references, &path, duty);
        }
    }
}

fn registry(references: &mut References<'_, '_, Bodies>) {
    for (path, body) in numbered("bodies", &references.file.value.bodies) {
        references.region(join(&path, "region"), body.region);
        for (path, function) in numbered(&join(&path, "functions"), &body.functions) {
            references.function(path, function);
        }
        references.bodies(&join(&path, "part_of"), body.part_of.as_ref());
        references.list(&join(&path, "members.bodies"), &body.members.bodies);
        let within = body.members.rule.as_ref().map(|rule| rule.within);
        references.region(join(&path, "members.rule.within"), within);
        references.bodies(&join(&path, "succeeded_by"), body.succeeded_by.as_ref());
    }
}

fn document(references: &mut References<'_, '_, Document>) {
    let document = &references.file.value;
    references.region("region".into(), document.region);
    references.list("issuers", &document.issuers);
    references.list("drafters", &document.drafters);
    for (path, citation) in numbered("cites", &document.cites) {
        references.document(join(&path, "document"), citation.document.as_ref());
    }
}

fn head(references: &mut References<'_, '_, Plan>) {
    let plan = &references.file.value;
    references.region("region".into(), plan.region);
    references.document("document".into(), plan.document.as_ref());
    references.list("issuers", &plan.issuers);
    references.list("drafters", &plan.drafters);
    references.list("addressees", &plan.addressees);
    for (path, parent) in numbered("parents", &plan.parents) {
        references.plan(join(&path, "plan"), parent.plan.as_ref());
    }
    for (path, companion) in numbered("companions", &plan.companions) {
        references.document(join(&path, "document"), Some(&companion.document));
    }
    for (path, evidence) in walk::evidence(plan) {
        references.document(join(&path, "document"), evidence.document.as_ref());
    }
}

fn charge(references: &mut References<'_, '_, Plan>, path: &str, duty: &Duty) {
    references.bodies(&join(path, "body"), duty.bearer.body());
    let Ground::Suggested(suggestion) = &duty.ground else { return };
    match suggestion {
        Suggestion::Mandate(ground) => {
            references.function(join(path, "suggested.mandate.function"), &ground.function);
        }
        Suggestion::Counterpart(ground) => {
            let path = join(path, "suggested.counterpart");
            references.body(join(&path, "body"), &ground.body);
            references.plan(join(&path, "plan"), Some(&ground.plan));
            if let Some(upper) = references.context.corpus.plan(&ground.plan) {
                references.task(join(&path, "task"), upper, Some(&ground.task));
            }
        }
    }
}

/// The references of one file.
struct References<'x, 'c, T> {
    context: &'x mut Context<'c>,
    file: &'c Located<T>,
}

impl<'c, T> References<'_, 'c, T> {
    fn report(&mut self, path: &str, fault: Diagnostic) {
        self.context.report(self.file, path, fault);
    }

    fn list(&mut self, path: &str, ids: &'c [BodyId]) {
        for (path, id) in numbered(path, ids) {
            self.body(path, id);
        }
    }

    fn bodies(&mut self, path: &str, id: Option<&BodyId>) {
        if let Some(id) = id {
            self.body(path.to_owned(), id);
        }
    }

    fn body(&mut self, path: String, id: &BodyId) {
        let corpus = self.context.corpus;
        if corpus.body(id).is_some() || self.context.unread("bodies.yaml") {
            return;
        }
        let known = corpus.body_list().iter().map(|body| body.id.as_str());
        let help = meant(id.as_str(), known, "add the body to bodies.yaml");
        let fault = finding(Code::UnknownBody, format!("there is no body `{id}`"));
        self.report(&path, fault.expected("the id of a body in bodies.yaml").help(help));
    }

    fn function(&mut self, path: String, id: &FunctionId) {
        let corpus = self.context.corpus;
        if corpus.function(id).is_some() || self.context.unread("bodies.yaml") {
            return;
        }
        let known = corpus.functions().map(|function| function.id.as_str());
        let help = meant(id.as_str(), known, "add the function to bodies.yaml");
        let fault = finding(Code::UnknownFunction, format!("there is no function `{id}`"));
        self.report(&path, fault.expected("the id of a function in bodies.yaml").help(help));
    }

    fn region(&mut self, path: String, code: Option<Region>) {
        let Some(code) = code.filter(|code| *code != Region::NATION) else { return };
        let corpus = self.context.corpus;
        if corpus.region(code).is_some() || self.context.unread("regions.yaml") {
            return;
        }
        let codes: Vec<String> = corpus.regions().map(|region| region.code.to_string()).collect();
        let known = codes.iter().map(String::as_str);
        let help = meant(&code.to_string(), known, "add the region to regions.yaml with its name");
        let fault = finding(Code::UnknownRegion, format!("there is no region `{code}`"));
        self.report(&path, fault.expected("the code of a region in regions.yaml").help(help));
    }

    fn document(&mut self, path: String, id: Option<&DocumentId>) {
        let Some(id) = id else { return };
        let corpus = self.context.corpus;
        let file = format!("documents/{id}.yaml");
        if corpus.document(id).is_some() || self.context.unread(&file) {
            return;
        }
        let known = corpus.documents().map(|document| document.id.as_str());
        let help = meant(id.as_str(), known, &format!("add {file}"));
        let fault = finding(Code::UnknownDocument, format!("there is no document `{id}`"));
        self.report(&path, fault.expected("the id of a document in documents/").help(help));
    }

    fn plan(&mut self, path: String, id: Option<&PlanId>) {
        let Some(id) = id else { return };
        let corpus = self.context.corpus;
        let file = format!("plans/{id}.yaml");
        if corpus.plan(id).is_some() || self.context.unread(&file) {
            return;
        }
        let known = corpus.plans().map(|plan| plan.id.as_str());
        let otherwise = "name the plan by number or title and mark it `unresolved: true`";
        let help = meant(id.as_str(), known, otherwise);
        let fault = finding(Code::UnknownPlan, format!("there is no plan `{id}`"));
        self.report(&path, fault.expected("the id of a plan in plans/").help(help));
    }

    fn task(&mut self, path: String, plan: &Plan, id: Option<&ItemId>) {
        let Some(id) = id else { return };
        if plan.find_task(id).is_some() {
            return;
        }
        let known = plan.walk_tasks().map(|task| task.id.as_str());
        let help = meant(id.as_str(), known, "add the task to that plan");
        let message = format!("the plan `{}` has no task `{id}`", plan.id);
        let fault = finding(Code::UnknownTask, message);
        self.report(&path, fault.expected("the id of a task").help(help));
    }
}

/// No body is part, member or successor of itself.
fn body_cycles(context: &mut Context<'_>, file: &Located<Bodies>) {
    let bodies = &file.value.bodies;
    let place = |id: &BodyId| context.corpus.index.bodies.get(id).copied();
    let body = |at: usize| bodies.get(at);
    let part_of = |at| body(at).and_then(|body| place(body.part_of.as_ref()?));
    let successor = |at| body(at).and_then(|body| place(body.succeeded_by.as_ref()?));
    let members = |at| body(at).map_or_else(Vec::new, |body| places(&body.members.bodies, place));
    let found = [
        ("part_of", cycles(bodies.len(), |at| part_of(at).into_iter().collect())),
        ("members.bodies", cycles(bodies.len(), members)),
        ("succeeded_by", cycles(bodies.len(), |at| successor(at).into_iter().collect())),
    ];
    for (key, cycles) in found {
        for cycle in cycles {
            let ids = cycle.iter().filter_map(|at| Some(bodies.get(*at)?.id.as_str()));
            let message = format!("by `{key}` these lead back to themselves: {}", around(ids));
            let path = format!("bodies[{}].{key}", cycle.first().copied().unwrap_or_default());
            let fault = finding(Code::BodyCycle, message);
            context.report(file, &path, fault.help("drop the link that is wrong"));
        }
    }
}

fn places(ids: &[BodyId], place: impl Fn(&BodyId) -> Option<usize>) -> Vec<usize> {
    ids.iter().filter_map(place).collect()
}

/// The ids of a cycle, with the first once more at the end.
pub(super) fn around<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let mut ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
    ids.extend(ids.first().cloned());
    ids.join(" → ")
}
