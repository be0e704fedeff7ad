//! Checking a folder some files at a time, each time with what they refer to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use super::cycle::cycles;
use super::head::Head;
use super::memory::Memory;
use crate::Error;
use crate::corpus::{Corpus, InputFile, Loader, Pieces, list, open, refers};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::PlanId;
use crate::yaml::Limits;

/// How many files are checked at a time, beside those that they refer to.
const AT_ONCE: usize = 128;

/// Findings that depend on plans which a plan does not refer to.
const OF_ALL_PLANS: [Code; 2] = [Code::NeedlesslyUnresolved, Code::ParentCycle];

/// What was found in a folder.
#[derive(Debug)]
#[non_exhaustive]
pub struct Checked {
    /// The findings, in the order of file and place.
    pub findings: Diagnostics,
    /// How many files were checked.
    pub files: usize,
    /// How many were passed over, since they were sound before and neither they nor what they refer to changed.
    pub passed_over: usize,
}

struct Checking<'f> {
    folder: &'f Path,
    limits: Limits,
    pieces: Pieces,
    checked: Checked,
    heads: Vec<Head>,
    memory: Option<Memory>,
}

/// Checks a folder; with a file that remembers what was sound, only what changed since.
pub(super) fn check(folder: &Path, kept: Option<&Path>) -> Result<Checked, Error> {
    let paths = list(folder)?;
    let mut groups = groups(&paths);
    if groups.is_empty() {
        let findings = super::loaded(Loader::new().load(folder)?);
        return Ok(Checked { findings, files: paths.len(), passed_over: 0 });
    }
    let limits = Limits::default();
    let memory = kept.map(|file| Memory::open(file, hashes(folder, &paths, &limits)));
    let registry = paths.iter().filter(|path| !path.contains('/'));
    let registry = registry.map(|path| open(folder, path, &limits));
    let (pieces, mut findings) = Pieces::new(paths.iter().cloned(), registry.collect(), limits);
    findings.append(super::run(pieces.corpus()));
    let checked = Checked { findings, files: paths.len(), passed_over: 0 };
    let mut checking = Checking { folder, limits, pieces, checked, heads: Vec::new(), memory };
    groups.retain(|group| !checking.passes_over(group));
    for some in groups.chunks(AT_ONCE) {
        checking.some(some);
    }
    checking.all_plans();
    checking.checked.findings.sort();
    if let (Some(memory), Some(file)) = (&checking.memory, kept) {
        memory.save(file)?;
    }
    Ok(checking.checked)
}

fn hashes(folder: &Path, paths: &[String], limits: &Limits) -> BTreeMap<String, String> {
    let hash = |path: &String| {
        let bytes = open(folder, path, limits).bytes.unwrap_or_default();
        (path.clone(), blake3::hash(&bytes).to_hex().to_string())
    };
    paths.par_iter().map(hash).collect()
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

    /// Whether a group is as it was when it was sound.
    fn passes_over(&mut self, group: &[String]) -> bool {
        let sound = self.memory.as_mut().and_then(|memory| memory.still_sound(group));
        let Some(sound) = sound else { return false };
        self.heads.extend(sound.head);
        self.checked.files -= group.len();
        self.checked.passed_over += group.len();
        true
    }

    /// Checks some files; what is found in those that they refer to is found when it is their turn.
    fn some(&mut self, groups: &[Vec<String>]) {
        let own: BTreeSet<&String> = groups.iter().flatten().collect();
        let files = self.open(own.iter().copied());
        let mut found = self.pieces.load(files);
        let heads = self.pieces.corpus().plans.iter();
        let heads = heads.map(|file| Head::of(file.source.name(), &file.value));
        let heads: BTreeMap<String, Head> = heads.map(|head| (head.path.clone(), head)).collect();
        let refers = refers_of(self.pieces.corpus());
        let beside: BTreeSet<&String> =
            refers.values().flatten().filter(|path| !own.contains(path)).collect();
        let unread = &self.pieces.corpus().unread;
        let beside: Vec<String> =
            beside.into_iter().filter(|path| unread.contains(*path)).cloned().collect();
        let beside = self.open(beside.iter());
        let _ = self.pieces.load(beside);
        found.append(super::run(self.pieces.corpus()));
        found.retain(|finding| {
            let here = finding.place().is_none_or(|place| own.contains(&place.file.to_string()));
            here && !OF_ALL_PLANS.contains(&finding.code())
        });
        self.remember(groups, &found, refers, &heads);
        self.heads.extend(heads.into_values());
        self.checked.findings.append(found);
        self.pieces.clear();
    }

    /// Remembers the groups in which nothing was found.
    fn remember(
        &mut self,
        groups: &[Vec<String>],
        found: &Diagnostics,
        mut refers: BTreeMap<String, BTreeSet<String>>,
        heads: &BTreeMap<String, Head>,
    ) {
        let Some(memory) = &mut self.memory else { return };
        let faulty: BTreeSet<&str> =
            found.iter().filter_map(|finding| Some(&*finding.place()?.file)).collect();
        for group in groups {
            let sound = group.iter().all(|path| !faulty.contains(path.as_str()));
            if let (true, Some(source)) = (sound, group.last()) {
                let refers = refers.remove(source).unwrap_or_default();
                memory.keep(group, refers, heads.get(source).cloned());
            }
        }
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
        self.checked.findings.append(found);
    }
}

/// The files that each plan and document refers to.
fn refers_of(corpus: &Corpus) -> BTreeMap<String, BTreeSet<String>> {
    let plans = corpus.plans.iter();
    let plans = plans.map(|file| (file.source.name(), refers::of_plan(&file.value)));
    let documents = corpus.documents.iter().map(|file| &file.meta);
    let documents = documents.map(|meta| (meta.source.name(), refers::of_document(&meta.value)));
    let paths = plans.chain(documents).map(|(source, references)| {
        let paths = references.iter().flat_map(|reference| paths_of(reference));
        (source.to_string(), paths.collect())
    });
    paths.collect()
}

/// The files that hold what is referred to.
fn paths_of(reference: &str) -> Vec<String> {
    match reference.split_once(' ') {
        Some(("document", id)) => {
            vec![format!("documents/{id}.txt"), format!("documents/{id}.yaml")]
        }
        Some(("plan", id)) => vec![format!("plans/{id}.yaml")],
        _ => Vec::new(),
    }
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
