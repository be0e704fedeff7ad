//! That nothing is taken away which unchanged files refer to, and nothing added that leads nowhere.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::Term;

use super::input::REGISTRY;
use super::snapshot::Snapshot;
use crate::corpus::{Corpus, refers};
use crate::{Error, ErrorKind};

/// The tasks of other plans that files refer to: by plan and task, with a source that does.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    tasks: BTreeMap<String, BTreeMap<String, String>>,
}

impl Wanted {
    /// What unchanged files want of those that are touched; an error when they want what is gone.
    pub(super) fn new(
        known: &Snapshot,
        touched: &BTreeSet<String>,
        gone: &[String],
        corpus: &Corpus,
    ) -> Result<Self, Error> {
        let changing: BTreeSet<&str> = touched.iter().chain(gone).map(String::as_str).collect();
        for missing in gone.iter().filter_map(|source| of_source(source)) {
            refuse(&known.referring(&missing, &changing)?, &missing)?;
        }
        if touched.contains(REGISTRY) {
            for missing in gone_from_registry(known, corpus)? {
                refuse(&known.referring(&missing, &changing)?, &missing)?;
            }
        }
        let mut wanted = Self::default();
        for plan in touched.iter().filter_map(|source| plan_of(source)) {
            for (reference, source) in known.referring_into(&refers::tasks_of(plan), &changing)? {
                wanted.add(&reference, &source);
            }
        }
        Ok(wanted)
    }

    /// Notes what the plans of a corpus want of each other.
    pub(super) fn note(&mut self, corpus: &Corpus) {
        for file in &corpus.plans {
            for reference in refers::tasks_of_others(&file.value) {
                self.add(&reference, file.source.name());
            }
        }
    }

    fn add(&mut self, reference: &str, source: &str) {
        let parts = reference.strip_prefix("task ").and_then(|at| at.split_once('/'));
        if let Some((plan, task)) = parts {
            let tasks = self.tasks.entry(plan.to_owned()).or_default();
            tasks.entry(task.to_owned()).or_insert_with(|| source.to_owned());
        }
    }

    /// The sources of the plans of which tasks are wanted.
    pub(super) fn sources(&self) -> Vec<String> {
        self.tasks.keys().map(|plan| format!("plans/{plan}.yaml")).collect()
    }

    /// Whether the plans that were just loaded hold the tasks that are wanted of them.
    pub(super) fn check(&self, corpus: &Corpus) -> Result<(), Error> {
        for plan in corpus.plans() {
            let tasks = self.tasks.get(plan.id.as_str()).into_iter().flatten();
            let held: BTreeSet<&str> = plan.walk_tasks().map(|task| task.id.as_str()).collect();
            for (task, source) in tasks.filter(|(task, _)| !held.contains(task.as_str())) {
                refuse(std::slice::from_ref(source), &format!("task {}/{task}", plan.id))?;
            }
        }
        Ok(())
    }
}

fn plan_of(source: &str) -> Option<&str> {
    source.strip_prefix("plans/")?.strip_suffix(".yaml")
}

/// What others call the item of a file.
fn of_source(source: &str) -> Option<String> {
    let document = source.strip_prefix("documents/").and_then(|path| path.strip_suffix(".yaml"));
    let document = document.map(|id| format!("document {id}"));
    document.or_else(|| plan_of(source).map(|id| format!("plan {id}")))
}

fn gone_from_registry(known: &Snapshot, corpus: &Corpus) -> Result<Vec<String>, Error> {
    let before = known.registry()?;
    let all = before.all(known)?;
    let bodies = all.bodies.iter().map(|body| &body.id);
    let bodies = bodies.filter(|id| corpus.body(id).is_none()).map(refers::body);
    let functions = before.stored().functions.iter().map(|function| &function.id);
    let functions = functions.filter(|id| corpus.function(id).is_none()).map(refers::function);
    let regions = before.stored().regions.iter().map(|region| region.code);
    let regions = regions.filter(|code| corpus.region(*code).is_none()).map(refers::region);
    Ok(bodies.chain(functions).chain(regions).collect())
}

fn refuse(sources: &[String], missing: &str) -> Result<(), Error> {
    let Some(source) = sources.first() else { return Ok(()) };
    let message = format!(
        "{source} refers to {missing}, which is not there; nothing was written, add it \
         or change what refers to it"
    );
    Err(Error::new(ErrorKind::Invalid, message))
}

impl Snapshot {
    /// The sources that refer to something, those that change left out.
    fn referring(&self, to: &str, changing: &BTreeSet<&str>) -> Result<Vec<String>, Error> {
        let mut sources = Vec::new();
        for address in self.with_term(Term::from_field_text(self.fields.refers, to))? {
            sources.extend(self.source_of(address)?);
        }
        sources.retain(|source| !changing.contains(source.as_str()));
        Ok(sources)
    }

    /// Every reference of a beginning with a source that it comes from, those that change left out.
    fn referring_into(
        &self,
        beginning: &str,
        changing: &BTreeSet<&str>,
    ) -> Result<Vec<(String, String)>, Error> {
        let mut references = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.refers);
            let index = index.map_err(|cause| self.fault(cause))?;
            let terms = index.terms().range().ge(beginning.as_bytes()).into_stream();
            let mut terms = terms.map_err(|cause| self.fault(cause.into()))?;
            while terms.advance() {
                let term = String::from_utf8_lossy(terms.key()).into_owned();
                if !term.starts_with(beginning) {
                    break;
                }
                references.insert(term);
            }
        }
        let mut wanted = Vec::new();
        for reference in references {
            let source = self.referring(&reference, changing)?.into_iter().next();
            wanted.extend(source.map(|source| (reference, source)));
        }
        Ok(wanted)
    }
}
