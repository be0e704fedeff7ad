//! What is referred to is there.

use super::context::{Context, finding, join, meant, numbered};
use super::cycle::cycles;
use super::walk;
use crate::diagnostic::Code;
use crate::model::{
    Bodies, BodyId, Document, DocumentId, Duty, FunctionId, Ground, ItemId, Plan, PlanId, Region,
    Suggestion,
};
use crate::yaml::Located;

pub(super) fn check(context: &mut Context<'_>) {
    of_registry(context);
    of_files(context);
}

pub(super) fn of_registry(context: &mut Context<'_>) {
    if let Some(file) = &context.corpus.bodies {
        registry(&mut References { context: &mut *context, file });
        body_cycles(context, file);
    }
}

pub(super) fn of_files(context: &mut Context<'_>) {
    let corpus = context.corpus;
    for file in &corpus.documents {
        document(&mut References { context: &mut *context, file: &file.meta });
    }
    for file in &corpus.plans {
        let mut references = References { context: &mut *context, file };
        head(&mut references);
        for (path, rule) in numbered("default_duties", &file.value.default_duties) {
            references.body(&join(&path, "body"), &rule.body);
            references.task(&join(&path, "from"), &file.value, rule.from.as_ref());
            for (path, task) in numbered(&join(&path, "except"), &rule.except) {
                references.task(&path, &file.value, Some(task));
            }
        }
        for (path, duty) in walk::duties(&file.value) {
            charge(&mut references, &path, duty);
        }
    }
}

fn registry(references: &mut References<'_, '_, Bodies>) {
    for (path, body) in numbered("bodies", &references.file.value.bodies) {
        references.region(&join(&path, "region"), body.region);
        for (path, function) in numbered(&join(&path, "functions"), &body.functions) {
            references.function(&path, function);
        }
        references.bodies(&join(&path, "part_of"), body.part_of.as_ref());
        references.list(&join(&path, "members.bodies"), &body.members.bodies);
        let within = body.members.rule.as_ref().map(|rule| rule.within);
        references.region(&join(&path, "members.rule.within"), within);
        references.bodies(&join(&path, "succeeded_by"), body.succeeded_by.as_ref());
    }
}

fn document(references: &mut References<'_, '_, Document>) {
    let document = &references.file.value;
    references.region("region", document.region);
    references.list("issuers", &document.issuers);
    references.list("drafters", &document.drafters);
    for (path, citation) in numbered("cites", &document.cites) {
        references.document(&join(&path, "document"), citation.document.as_ref());
    }
}

fn head(references: &mut References<'_, '_, Plan>) {
    let plan = &references.file.value;
    references.region("region", plan.region);
    references.document("document", plan.document.as_ref());
    references.list("issuers", &plan.issuers);
    references.list("drafters", &plan.drafters);
    references.list("addressees", &plan.addressees);
    for (path, parent) in numbered("parents", &plan.parents) {
        references.plan(&join(&path, "plan"), parent.plan.as_ref());
    }
    for (path, companion) in numbered("companions", &plan.companions) {
        references.document(&join(&path, "document"), Some(&companion.document));
    }
    for (path, evidence) in walk::evidence(plan) {
        references.document(&join(&path, "document"), evidence.document.as_ref());
    }
}

fn charge(references: &mut References<'_, '_, Plan>, path: &str, duty: &Duty) {
    references.bodies(&join(path, "body"), duty.bearer.body());
    let Ground::Suggested(suggestion) = &duty.ground else { return };
    match suggestion {
        Suggestion::Mandate(ground) => {
            references.function(&join(path, "suggested.mandate.function"), &ground.function);
        }
        Suggestion::Counterpart(ground) => {
            let path = join(path, "suggested.counterpart");
            references.body(&join(&path, "body"), &ground.body);
            references.plan(&join(&path, "plan"), Some(&ground.plan));
            if let Some(upper) = references.context.corpus.plan(&ground.plan) {
                references.task(&join(&path, "task"), upper, Some(&ground.task));
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
    fn list(&mut self, path: &str, ids: &'c [BodyId]) {
        for (path, id) in numbered(path, ids) {
            self.body(&path, id);
        }
    }

    fn bodies(&mut self, path: &str, id: Option<&BodyId>) {
        if let Some(id) = id {
            self.body(path, id);
        }
    }

    fn body(&mut self, path: &str, id: &BodyId) {
        let corpus = self.context.corpus;
        if corpus.body(id).is_none() && !self.context.unread("bodies.yaml") {
            let known = corpus.body_list().iter().map(|body| body.id.as_str());
            let help = meant(id.as_str(), known, "add the body to bodies.yaml");
            self.unknown(path, Code::UnknownBody, id, &help);
        }
    }

    fn function(&mut self, path: &str, id: &FunctionId) {
        let corpus = self.context.corpus;
        if corpus.function(id).is_none() && !self.context.unread("bodies.yaml") {
            let known = corpus.functions().map(|function| function.id.as_str());
            let help = meant(id.as_str(), known, "add the function to bodies.yaml");
            self.unknown(path, Code::UnknownFunction, id, &help);
        }
    }

    fn region(&mut self, path: &str, code: Option<Region>) {
        let Some(code) = code.filter(|code| *code != Region::NATION) else { return };
        let corpus = self.context.corpus;
        if corpus.region(code).is_none() && !self.context.unread("regions.yaml") {
            let codes: Vec<_> = corpus.regions().map(|region| region.code.to_string()).collect();
            let known = codes.iter().map(String::as_str);
            let help = meant(&code.to_string(), known, "add the region to regions.yaml");
            self.unknown(path, Code::UnknownRegion, code, &help);
        }
    }

    fn document(&mut self, path: &str, id: Option<&DocumentId>) {
        let Some(id) = id else { return };
        let corpus = self.context.corpus;
        let file = format!("documents/{id}.yaml");
        if corpus.document(id).is_none() && !self.context.unread(&file) {
            let known = corpus.document_ids();
            let help = meant(id.as_str(), known, &format!("add {file}"));
            self.unknown(path, Code::UnknownDocument, id, &help);
        }
    }

    fn plan(&mut self, path: &str, id: Option<&PlanId>) {
        let Some(id) = id else { return };
        let corpus = self.context.corpus;
        if corpus.plan(id).is_none() && !self.context.unread(&format!("plans/{id}.yaml")) {
            let known = corpus.plan_ids();
            let otherwise = "name it by number or title and mark it `unresolved: true`";
            let help = meant(id.as_str(), known, otherwise);
            self.unknown(path, Code::UnknownPlan, id, &help);
        }
    }

    fn task(&mut self, path: &str, plan: &Plan, id: Option<&ItemId>) {
        if let Some(id) = id.filter(|id| plan.find_task(id).is_none()) {
            let known = plan.walk_tasks().map(|task| task.id.as_str());
            let help = meant(id.as_str(), known, &format!("add the task to `{}`", plan.id));
            self.unknown(path, Code::UnknownTask, id, &help);
        }
    }

    fn unknown(&mut self, path: &str, code: Code, id: impl std::fmt::Display, help: &str) {
        let (what, place) = match code {
            Code::UnknownBody => ("body", "the id of a body in bodies.yaml"),
            Code::UnknownFunction => ("function", "the id of a function in bodies.yaml"),
            Code::UnknownRegion => ("region", "the code of a region in regions.yaml"),
            Code::UnknownDocument => ("document", "the id of a document in documents/"),
            Code::UnknownPlan => ("plan", "the id of a plan in plans/"),
            _ => ("task", "the id of a task or measure of that plan"),
        };
        let fault = finding(code, format!("there is no {what} `{id}`")).expected(place);
        self.context.report(self.file, path, fault.help(help));
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
            let ids = cycle.iter().map(|at| body(*at).map_or("", |body| body.id.as_str()));
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

/// How many ids of a cycle a message names.
const NAMED: usize = 8;

/// The ids of a cycle, with the first once more at the end; of a long one only the head.
pub(super) fn around<'a>(ids: impl ExactSizeIterator<Item = &'a str>) -> String {
    let count = ids.len();
    let mut ids: Vec<String> = ids.take(NAMED).map(|id| format!("`{id}`")).collect();
    let first = ids.first().cloned();
    if count > NAMED {
        ids.push(format!("… {} more", count - NAMED));
    }
    ids.extend(first);
    ids.join(" → ")
}
