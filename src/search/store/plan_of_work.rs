//! What is to be written: which files differ from what an index holds, and which follow from those.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use tantivy::Term;

use super::input::{self, Group, Input, REGISTRY};
use super::manifest::Counts;
use super::name::Called;
use super::numbers::Numbers;
use super::order;
use super::references::Wanted;
use super::snapshot::{KnownFile, Snapshot};
use super::tag;
use super::write::Written;
use crate::Error;
use crate::corpus::{Corpus, refers};
use crate::model::BodyId;
use crate::query::Kind;

/// What is to be written.
pub(super) struct Work {
    /// Whether nothing of the index is kept.
    pub(super) everything: bool,
    /// Whether regions, bodies or terms are to be written.
    pub(super) registry: bool,
    /// The files to be written, the registry left out.
    pub(super) groups: Vec<Group>,
    /// The sources that are gone.
    pub(super) gone: Vec<String>,
    /// The rank of every source.
    pub(super) ranks: BTreeMap<String, u64>,
    pub(super) numbers: Numbers,
    pub(super) called: Called,
    pub(super) wanted: Wanted,
    /// What will have been done, without what is still to be counted.
    pub(super) written: Written,
}

impl Work {
    pub(super) fn plan(
        input: &Input,
        groups: Vec<Group>,
        corpus: &Corpus,
        known: Option<&Snapshot>,
    ) -> Result<Self, Error> {
        let called =
            Called::of(corpus.regions(), corpus.functions(), &corpus.bodies().collect::<Vec<_>>())?;
        let Some(known) = known else { return Ok(Self::everything(groups, corpus, called)) };
        let files = known.files()?;
        let mut changes = Changes::of(input, &groups, &files);
        let given = files.iter().filter(|(source, _)| *source != REGISTRY);
        let given = given.map(|(source, known)| (source.as_str(), known.rank)).collect();
        let ranks = order::ranks(sources(&groups), &given);
        let (Some(ranks), true) = (ranks, known.manifest.cuts_alike(corpus.terms())) else {
            let mut work = Self::everything(groups, corpus, called);
            work.written = changes.written(work.groups.len());
            return Ok(work);
        };
        if changes.registry {
            changes.follow(&affected(known, corpus, &called)?);
        }
        let numbers = numbers(known.registry()?.numbers(known)?, corpus);
        let wanted = Wanted::new(known, &changes.touched, &changes.gone, corpus)?;
        let mut written = changes.written(0);
        written.counts = left(known, &changes, corpus)?;
        let groups = groups.into_iter().filter(|group| changes.touched.contains(&group.source));
        Ok(Self {
            everything: false,
            registry: changes.registry,
            groups: groups.filter(|group| group.source != REGISTRY).collect(),
            gone: changes.gone,
            ranks,
            numbers,
            called,
            wanted,
            written,
        })
    }

    fn everything(groups: Vec<Group>, corpus: &Corpus, called: Called) -> Self {
        let ranks = order::ranks(sources(&groups), &BTreeMap::new()).unwrap_or_default();
        let groups: Vec<Group> =
            groups.into_iter().filter(|group| group.source != REGISTRY).collect();
        let added = groups.iter().map(|group| group.files.len()).sum();
        let counts = Counts { bodies: corpus.bodies().len(), ..Counts::default() };
        Self {
            everything: true,
            registry: true,
            groups,
            gone: Vec::new(),
            ranks,
            numbers: numbers(Numbers::default(), corpus),
            called,
            wanted: Wanted::default(),
            written: Written { added, counts, ..Written::default() },
        }
    }

    pub(super) fn is_nothing(&self) -> bool {
        !self.everything && !self.registry && self.groups.is_empty() && self.gone.is_empty()
    }

    pub(super) fn files(&self) -> usize {
        self.groups.iter().map(|group| group.files.len()).sum()
    }
}

fn sources(groups: &[Group]) -> impl Iterator<Item = &str> {
    groups.iter().map(|group| group.source.as_str()).filter(|source| *source != REGISTRY)
}

fn numbers(mut numbers: Numbers, corpus: &Corpus) -> Numbers {
    numbers.extend(corpus.bodies().map(|body| body.id.as_str()));
    numbers
}

/// How the files of a corpus differ from those of an index.
#[derive(Default)]
struct Changes {
    registry: bool,
    /// The sources to be written.
    touched: BTreeSet<String>,
    gone: Vec<String>,
    added: usize,
    changed: usize,
    removed: usize,
    followed: usize,
}

impl Changes {
    fn of(input: &Input, groups: &[Group], files: &BTreeMap<String, KnownFile>) -> Self {
        let hash = |group: &Group| -> BTreeMap<String, String> {
            let read: Vec<_> = group.files.iter().map(|path| input.open(path)).collect();
            input::hashes(&read).into_iter().collect()
        };
        let hashes: Vec<_> = groups.par_iter().map(hash).collect();
        let mut changes = Self::default();
        for (group, now) in groups.iter().zip(hashes) {
            let before = files.get(&group.source).map(|known| &known.hashes);
            changes.compare(group, &now, before.unwrap_or(&BTreeMap::new()));
        }
        let sources: BTreeSet<&str> = groups.iter().map(|group| group.source.as_str()).collect();
        for (source, known) in files.iter().filter(|(source, _)| !sources.contains(source.as_str()))
        {
            changes.removed += known.hashes.len();
            changes.gone.push(source.clone());
        }
        changes
    }

    fn compare(
        &mut self,
        group: &Group,
        now: &BTreeMap<String, String>,
        before: &BTreeMap<String, String>,
    ) {
        if now == before {
            return;
        }
        self.registry |= group.source == REGISTRY;
        self.touched.insert(group.source.clone());
        for (path, hash) in now {
            match before.get(path) {
                None => self.added += 1,
                Some(old) if old != hash => self.changed += 1,
                Some(_) => {}
            }
        }
        self.removed += before.keys().filter(|path| !now.contains_key(*path)).count();
    }

    fn follow(&mut self, sources: &BTreeSet<String>) {
        for source in sources.iter().filter(|source| !self.gone.contains(source)) {
            self.followed += usize::from(self.touched.insert(source.clone()));
        }
    }

    fn written(&self, everything: usize) -> Written {
        let followed = self.followed.max(everything.saturating_sub(self.added + self.changed));
        Written {
            added: self.added,
            changed: self.changed,
            removed: self.removed,
            followed,
            ..Written::default()
        }
    }
}

/// The plans in which a body has a part that has other members now, or that other general names lead to.
fn affected(known: &Snapshot, corpus: &Corpus, called: &Called) -> Result<BTreeSet<String>, Error> {
    let registry = known.registry()?;
    let all = registry.all(known)?;
    let called_before = registry.called(&all)?;
    let before = Corpus::of_bodies(all.bodies.clone());
    let ids: BTreeSet<&BodyId> =
        before.bodies().chain(corpus.bodies()).map(|body| &body.id).collect();
    let members = |corpus: &Corpus, id: &BodyId| -> Vec<BodyId> {
        corpus.members(id).into_iter().map(|member| member.id.clone()).collect()
    };
    let renamed = |id: &BodyId| called_before.general(id) != called.general(id);
    let differs = |id: &BodyId| {
        let now = members(corpus, id);
        renamed(id) || members(&before, id) != now || now.iter().any(renamed)
    };
    let mut sources = BTreeSet::new();
    for id in ids.into_iter().filter(|id| differs(id)) {
        let term = Term::from_field_text(known.fields.refers, &refers::body(id));
        for address in known.with_term(term)? {
            sources.extend(known.source_of(address)?);
        }
    }
    sources.retain(|source| source != REGISTRY);
    Ok(sources)
}

/// What an index holds without the files that are written anew or gone.
fn left(known: &Snapshot, changes: &Changes, corpus: &Corpus) -> Result<Counts, Error> {
    let mut counts = known.manifest.counts;
    counts.bodies = corpus.bodies().len();
    for source in changes.touched.iter().chain(&changes.gone) {
        if source == REGISTRY {
            continue;
        }
        counts.plans -= known.count_of(source, tag::kind(Kind::Plan))?.min(counts.plans);
        counts.tasks -= known.count_of(source, tag::kind(Kind::Task))?.min(counts.tasks);
        counts.documents -=
            known.count_of(source, tag::kind(Kind::Document))?.min(counts.documents);
    }
    Ok(counts)
}
