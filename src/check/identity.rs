//! One id, one thing; one file, one id; one full name, one body.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::context::{Context, finding, join, numbered, quoted};
use super::walk::{self, Item};
use crate::diagnostic::Code;
use crate::model::{Bodies, Plan};
use crate::yaml::Located;

pub(super) fn check(context: &mut Context<'_>) {
    of_registry(context);
    of_files(context);
}

pub(super) fn of_registry(context: &mut Context<'_>) {
    let corpus = context.corpus;
    if let Some(file) = &corpus.bodies {
        registry(context, file);
    }
    if let Some(file) = &corpus.regions {
        let codes = numbered("regions", &file.value.regions).into_iter();
        let codes = codes.map(|(path, region)| (join(&path, "code"), region.code.to_string()));
        unique(context, file, "region", codes.collect());
    }
}

pub(super) fn of_files(context: &mut Context<'_>) {
    let corpus = context.corpus;
    let mut seen = HashSet::new();
    for file in &corpus.documents {
        let id = file.meta.value.id.as_str();
        identity(context, &file.meta, "document", id, seen.insert(id));
    }
    let mut seen = HashSet::new();
    for file in &corpus.plans {
        let id = file.value.id.as_str();
        identity(context, file, "plan", id, seen.insert(id));
        items(context, file);
    }
}

fn registry(context: &mut Context<'_>, file: &Located<Bodies>) {
    let bodies = numbered("bodies", &file.value.bodies);
    let functions = numbered("functions", &file.value.functions).into_iter();
    let functions = functions.map(|(path, function)| (join(&path, "id"), &function.id));
    unique(context, file, "function", functions.collect());
    let ids = bodies.iter().map(|(path, body)| (join(path, "id"), &body.id));
    unique(context, file, "body", ids.collect());
    let mut named = HashMap::new();
    for (path, body) in bodies {
        let first = *named.entry(&body.name).or_insert(&body.id);
        if first != &body.id {
            let message = format!("`{}` is also the name of `{first}`", body.name);
            let fault = finding(Code::DuplicateName, message);
            let help = "merge the two, or name each in full with its region in front";
            context.report(file, &join(&path, "name"), fault.help(help));
        }
    }
}

/// Reports every id that stood before.
fn unique<T, I: Eq + Hash + std::fmt::Display>(
    context: &mut Context<'_>,
    file: &Located<T>,
    what: &str,
    ids: Vec<(String, I)>,
) {
    let mut seen: HashMap<I, String> = HashMap::new();
    for (path, id) in ids {
        if let Some(first) = seen.get(&id) {
            let message = format!("the {what} `{id}` stands at `{first}` already");
            let fault = finding(Code::DuplicateId, message).help("give one of the two another id");
            context.report(file, &path, fault);
        } else {
            seen.insert(id, path);
        }
    }
}

/// The id of a file of its own: new in the corpus, and the file's name.
fn identity<T>(context: &mut Context<'_>, file: &Located<T>, what: &str, id: &str, new: bool) {
    if !new {
        let fault = finding(Code::DuplicateId, format!("another file holds the {what} `{id}`"));
        context.report(file, "id", fault.help("give one of the two another id and file name"));
    }
    let name = file.source.name();
    let stem = name.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml"));
    if stem.is_some_and(|stem| stem != id) {
        let message = format!("the file {} holds the {what} `{id}`", quoted([&**name]));
        let fault = finding(Code::FileNameMismatch, message).expected(format!("`{id}.yaml`"));
        context.report(file, "id", fault.help("rename the file, or change the id"));
    }
}

fn items(context: &mut Context<'_>, file: &Located<Plan>) {
    let id = |item: &Item<'_>| (join(&item.path, "id"), item.id().clone());
    unique(context, file, "item", walk::items(&file.value).iter().map(id).collect());
}
