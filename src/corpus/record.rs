//! Every item of a corpus in the order of answers, each with what questions need of it.

use std::fmt::Write as _;

use super::Corpus;
use super::charges::Covering;
use crate::model::{Body, Document, Evidence, Goal, Plan, Safeguard, Target, Task};
use crate::query::{Charge, Kind, Subject};
use crate::text::SourceText;

/// Where an item stands in the corpus.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    Plan,
    Goal(usize),
    Task(Vec<usize>),
    GoalTarget(usize, usize),
    TaskTarget(Vec<usize>, usize),
    Safeguard(usize),
    Body(usize),
    Document(usize),
}

/// One item: where it stands, who has a part in it, its words.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    plan: Option<usize>,
    place: Place,
    charges: Vec<Charge>,
    words: String,
}

/// Every item of a corpus: plan by plan, in each plan its own order; then bodies, then documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Records {
    pub(crate) all: Vec<Record>,
}

/// An item of any kind, as a question for all kinds finds it (条目).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Item<'c> {
    /// A plan (方案).
    Plan(&'c Plan),
    /// A goal (目标).
    Goal(&'c Goal),
    /// A commitment with a figure (指标).
    Target(&'c Target),
    /// A task or measure (任务, 措施).
    Task(&'c Task),
    /// A safeguard (保障措施).
    Safeguard(&'c Safeguard),
    /// A body (机构).
    Body(&'c Body),
    /// A document (文件).
    Document(&'c Document),
}

impl<'c> Item<'c> {
    /// What it is called: its title, name or indicator.
    #[must_use]
    pub fn title(self) -> &'c str {
        match self {
            Self::Plan(plan) => &plan.title,
            Self::Goal(goal) => &goal.title,
            Self::Target(target) => &target.indicator,
            Self::Task(task) => &task.title,
            Self::Safeguard(safeguard) => &safeguard.title,
            Self::Body(body) => &body.name,
            Self::Document(document) => &document.title,
        }
    }

    /// The words that state it, where it has any of its own.
    #[must_use]
    pub fn evidence(self) -> Option<&'c Evidence> {
        match self {
            Self::Plan(plan) => plan.evidence.first(),
            Self::Goal(goal) => Some(&goal.evidence),
            Self::Target(target) => target.evidence.as_ref(),
            Self::Task(task) => Some(&task.evidence),
            Self::Safeguard(safeguard) => Some(&safeguard.evidence),
            Self::Body(_) | Self::Document(_) => None,
        }
    }
}

impl Records {
    pub(crate) fn of(corpus: &Corpus) -> Self {
        let mut all = Vec::new();
        for (index, plan) in corpus.plans().enumerate() {
            let covering = Covering::of(plan);
            let mut gathering = Gathering { corpus, plan, covering, index, all: &mut all };
            gathering.plan();
        }
        for (index, body) in corpus.bodies().enumerate() {
            let words = Words::titled(&body.name).lines(&body.aliases);
            all.push(words.record(None, Place::Body(index), Vec::new()));
        }
        for (index, document) in corpus.documents().enumerate() {
            let text = corpus.document_text(&document.id).map(SourceText::text);
            let words = Words::titled(&document.title).lines(text);
            all.push(words.record(None, Place::Document(index), Vec::new()));
        }
        Self { all }
    }
}

struct Gathering<'c, 'r> {
    corpus: &'c Corpus,
    plan: &'c Plan,
    covering: Covering<'c>,
    index: usize,
    all: &'r mut Vec<Record>,
}

impl Gathering<'_, '_> {
    fn plan(&mut self) {
        let plan = self.plan;
        let purpose = plan.purpose.as_ref().map(|purpose| &purpose.text);
        self.push(Words::titled(&plan.title).lines(purpose), Place::Plan, Vec::new());
        for (at, goal) in plan.goals.iter().enumerate() {
            let words = Words::titled(&goal.title).lines(&goal.aspect).targets(&goal.targets);
            self.push(words, Place::Goal(at), Vec::new());
            self.targets(&goal.targets, |index| Place::GoalTarget(at, index), &[]);
        }
        for (at, task) in plan.tasks.iter().enumerate() {
            self.task(task, &[at]);
        }
        for (at, safeguard) in plan.safeguards.iter().enumerate() {
            let words = Words::titled(&safeguard.title).lines(&safeguard.text);
            let charges = self.corpus.charges_of(&safeguard.duties);
            self.push(words, Place::Safeguard(at), charges);
        }
    }

    fn task(&mut self, task: &Task, path: &[usize]) {
        let charges = self.corpus.charges_within(&self.covering, task);
        let words = Words::titled(&task.title).lines(&task.text).targets(&task.targets);
        self.push(words, Place::Task(path.to_vec()), charges.clone());
        self.targets(&task.targets, |index| Place::TaskTarget(path.to_vec(), index), &charges);
        for (at, inner) in task.tasks.iter().enumerate() {
            self.task(inner, &[path, &[at]].concat());
        }
    }

    fn targets(&mut self, targets: &[Target], place: impl Fn(usize) -> Place, charges: &[Charge]) {
        for (at, target) in targets.iter().enumerate() {
            let words = Words::titled(&target.indicator).targets(std::slice::from_ref(target));
            self.push(words, place(at), charges.to_vec());
        }
    }

    fn push(&mut self, words: Words, place: Place, charges: Vec<Charge>) {
        self.all.push(words.record(Some(self.index), place, charges));
    }
}

/// The words of an item, one to a line, the title first.
struct Words {
    text: String,
}

impl Words {
    fn titled(title: &str) -> Self {
        Self { text: title.to_owned() }
    }

    fn lines<T: AsRef<str>>(mut self, lines: impl IntoIterator<Item = T>) -> Self {
        for line in lines {
            self.text.push('\n');
            self.text.push_str(line.as_ref());
        }
        self
    }

    fn targets(mut self, targets: &[Target]) -> Self {
        for target in targets {
            let _ = write!(self.text, "\n{target}");
        }
        self
    }

    fn record(self, plan: Option<usize>, place: Place, charges: Vec<Charge>) -> Record {
        Record { plan, place, charges, words: self.text }
    }
}

impl Record {
    pub(crate) fn kind(&self) -> Kind {
        match self.place {
            Place::Plan => Kind::Plan,
            Place::Goal(_) => Kind::Goal,
            Place::GoalTarget(..) | Place::TaskTarget(..) => Kind::Target,
            Place::Task(_) => Kind::Task,
            Place::Safeguard(_) => Kind::Safeguard,
            Place::Body(_) => Kind::Body,
            Place::Document(_) => Kind::Document,
        }
    }

    pub(crate) fn charges(&self) -> &[Charge] {
        &self.charges
    }

    pub(crate) fn words(&self) -> &str {
        &self.words
    }

    pub(crate) fn plan<'c>(&self, corpus: &'c Corpus) -> Option<&'c Plan> {
        Some(&corpus.plans.get(self.plan?)?.value)
    }

    /// The item itself.
    pub(crate) fn item<'c>(&self, corpus: &'c Corpus) -> Option<Item<'c>> {
        if let Place::Body(at) = self.place {
            return corpus.body_list().get(at).map(Item::Body);
        }
        if let Place::Document(at) = self.place {
            return corpus.documents.get(at).map(|file| Item::Document(&file.meta.value));
        }
        let plan = self.plan(corpus)?;
        Some(match &self.place {
            Place::Goal(at) => Item::Goal(plan.goals.get(*at)?),
            Place::GoalTarget(at, index) => Item::Target(plan.goals.get(*at)?.targets.get(*index)?),
            Place::Task(path) => Item::Task(follow(plan, path)?),
            Place::TaskTarget(path, index) => {
                Item::Target(follow(plan, path)?.targets.get(*index)?)
            }
            Place::Safeguard(at) => Item::Safeguard(plan.safeguards.get(*at)?),
            Place::Plan | Place::Body(_) | Place::Document(_) => Item::Plan(plan),
        })
    }

    /// The item as questions see it.
    pub(crate) fn subject<'c>(&'c self, corpus: &'c Corpus) -> Subject<'c> {
        let plan = self.plan(corpus);
        let mut subject = Subject {
            kind: self.kind(),
            plan,
            body: None,
            region: plan.and_then(|plan| plan.region),
            issued: plan.and_then(|plan| plan.dates.issued()),
            due: None,
            targets: &[],
            charges: &self.charges,
            words: &self.words,
        };
        match self.item(corpus) {
            Some(Item::Goal(goal)) => {
                (subject.due, subject.targets) = (goal.due.as_ref(), &goal.targets);
            }
            Some(Item::Target(target)) => subject.targets = std::slice::from_ref(target),
            Some(Item::Task(task)) => {
                (subject.due, subject.targets) = (task.due.as_ref(), &task.targets);
            }
            Some(Item::Body(body)) => (subject.body, subject.region) = (Some(body), body.region),
            Some(Item::Document(document)) => {
                (subject.region, subject.issued) = (document.region, document.dates.issued());
            }
            Some(Item::Plan(_) | Item::Safeguard(_)) | None => {}
        }
        subject
    }

    /// The goal or task that a target belongs to.
    pub(crate) fn owner<'c>(&self, corpus: &'c Corpus) -> Option<Item<'c>> {
        let plan = self.plan(corpus)?;
        match &self.place {
            Place::GoalTarget(at, _) => plan.goals.get(*at).map(Item::Goal),
            Place::TaskTarget(path, _) => follow(plan, path).map(Item::Task),
            Place::Task(path) => follow(plan, path.split_last()?.1).map(Item::Task),
            _ => None,
        }
    }
}

fn follow<'c>(plan: &'c Plan, path: &[usize]) -> Option<&'c Task> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(plan.tasks.get(*first)?, |task, at| task.tasks.get(*at))
}
