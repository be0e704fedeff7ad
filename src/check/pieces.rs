//! Checking a folder some files at a time, each time with what they refer to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use super::cycle::cycles;
use super::printed::plain;
use crate::Error;
use crate::corpus::{Corpus, InputFile, Loader, Pieces, list, open, refers};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{DocumentNumber, Parent, Plan, PlanId};
use crate::yaml::Limits;

/// How many files are checked at a time, beside those that they refer to.
const AT_ONCE: usize = 128;

/// Findings that depend on plans which a plan does not refer to.
const OF_ALL_PLANS: [Code; 2] = [Code::NeedlesslyUnresolved, Code::ParentCycle];

/// What is remembered of every plan.
struct Head {
    path: String,
    id: PlanId,
    number: Option<DocumentNumber>,
    title: String,
    parents: Vec<PlanId>,
    unresolved: Vec<(Option<DocumentNumber>, Option<String>)>,
}

impl Head {
    fn of(path: &str, plan: &Plan) -> Self {
        let unresolved = plan.parents.iter().filter(|parent| parent.plan.is_none());
        let told = |parent: &Parent| (parent.number.clone(), parent.title.as_deref().map(plain));
        Self {
            path: path.to_owned(),
            id: plan.id.clone(),
            number: plan.number.clone(),
            title: plain(&plan.title),
            parents: plan.parents.iter().filter_map(|parent| parent.plan.clone()).collect(),
            unresolved: unresolved.map(told).collect(),
        }
    }

    /// Whether a parent that this plan does not name by id may be another plan.
    fn may_follow(&self, other: &Self) -> bool {
        self.id != other.id
            && self.unresolved.iter().any(|(number, title)| {
                (number.is_some() && *number == other.number)
                    || title.as_ref().is_some_and(|title| *title == other.title)
            })
    }
}

struct Checking<'f> {
    folder: &'f Path,
    limits: Limits,
    pieces: Pieces,
    found: Diagnostics,
    heads: Vec<Head>,
}

/// Checks a folder.
pub(super) fn check(folder: &Path) -> Result<Diagnostics, Error> {
    let paths = list(folder)?;
    let groups = groups(&paths);
    if groups.is_empty() {
        return Ok(super::loaded(Loader::new().load(folder)?));
    }
    let limits = Limits::default();
    let registry =
        paths.iter().filter(|path| !path.contains('/')).map(|path| open(folder, path, &limits));
    let (pieces, mut found) = Pieces::new(paths.iter().cloned(), registry.collect(), limits);
    found.append(super::run(pieces.corpus()));
    let mut checking = Checking { folder, limits, pieces, found, heads: Vec::new() };
    for some in groups.chunks(AT_ONCE) {
        checking.some(some.iter().flatten());
    }
    checking.all_plans();
    checking.found.sort();
    Ok(checking.found)
}

/// Files that are read together: a document's text with its metadata.
fn groups(paths: &[String]) -> Vec<Vec<String>> {
    let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for path in paths.iter().filter(|path| path.contains('/')) {
        let stem = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
        groups.entry(stem).or_default().push(path.clone());
    }
    groups.into_values().collect()
}

impl Checking<'_> {
    fn open<'p>(&self, paths: impl Iterator<Item = &'p String>) -> Vec<InputFile> {
        let paths: Vec<&String> = paths.collect();
        paths.into_par_iter().map(|path| open(self.folder, path, &self.limits)).collect()
    }

    /// Checks some files; what is found in those that they refer to is found when it is their turn.
    fn some<'p>(&mut self, paths: impl Iterator<Item = &'p String>) {
        let own: BTreeSet<&String> = paths.collect();
        let files = self.open(own.iter().copied());
        let mut found = self.pieces.load(files);
        for file in &self.pieces.corpus().plans {
            self.heads.push(Head::of(file.source.name(), &file.value));
        }
        let beside = beside(self.pieces.corpus(), &own);
        let beside = self.open(beside.iter());
        let _ = self.pieces.load(beside);
        found.append(super::run(self.pieces.corpus()));
        found.retain(|finding| {
            let here = finding.place().is_none_or(|place| own.contains(&place.file.to_string()));
            here && !OF_ALL_PLANS.contains(&finding.code())
        });
        self.found.append(found);
        self.pieces.clear();
    }

    /// Finds what depends on plans that a plan does not refer to.
    fn all_plans(&mut self) {
        let heads = std::mem::take(&mut self.heads);
        let place: BTreeMap<&PlanId, usize> =
            heads.iter().enumerate().map(|(at, head)| (&head.id, at)).collect();
        let upper = |at: usize| {
            let parents = heads.get(at).map_or(&[][..], |head| &head.parents);
            parents.iter().filter_map(|parent| place.get(parent).copied()).collect()
        };
        for places in cycles(heads.len(), upper) {
            let found = self.together(&heads, &places);
            self.keep(found, |finding| finding.code() == Code::ParentCycle);
        }
        for places in followed(&heads) {
            let found = self.together(&heads, &places);
            let own = places.first().and_then(|at| heads.get(*at)).map(|head| head.path.as_str());
            self.keep(found, |finding| {
                let here = finding.place().map(|place| &*place.file) == own;
                here && finding.code() == Code::NeedlesslyUnresolved
            });
        }
    }

    fn together(&mut self, heads: &[Head], places: &[usize]) -> Diagnostics {
        let paths: BTreeSet<&String> =
            places.iter().filter_map(|at| Some(&heads.get(*at)?.path)).collect();
        let files = self.open(paths.into_iter());
        let _ = self.pieces.load(files);
        let found = super::run(self.pieces.corpus());
        self.pieces.clear();
        found
    }

    fn keep(&mut self, mut found: Diagnostics, fits: impl FnMut(&Diagnostic) -> bool) {
        found.retain(fits);
        self.found.append(found);
    }
}

/// The files that some files refer to and that are not among them.
fn beside(corpus: &Corpus, own: &BTreeSet<&String>) -> BTreeSet<String> {
    let plans = corpus.plans().flat_map(refers::of_plan);
    let paths = plans.flat_map(|reference| match reference.split_once(' ') {
        Some(("document", id)) => {
            vec![format!("documents/{id}.txt"), format!("documents/{id}.yaml")]
        }
        Some(("plan", id)) => vec![format!("plans/{id}.yaml")],
        _ => Vec::new(),
    });
    paths.filter(|path| corpus.unread.contains(path) && !own.contains(path)).collect()
}

/// Plans with parents that they do not name by id, each with the plans that these may be.
fn followed(heads: &[Head]) -> Vec<Vec<usize>> {
    let open = heads.iter().enumerate().filter(|(_, head)| !head.unresolved.is_empty());
    let followed = open.map(|(at, head)| {
        let upper = heads.iter().enumerate().filter(|(_, other)| head.may_follow(other));
        std::iter::once(at).chain(upper.map(|(at, _)| at)).collect::<Vec<usize>>()
    });
    followed.filter(|places| places.len() > 1).collect()
}
