//! Every item of a corpus in the order of answers, each with what questions need of it.

use std::fmt::Write as _;

use super::Corpus;
use super::charges::{Charging, Covering};
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

/// An item of any kind that is held by itself.
#[cfg(feature = "search")]
#[derive(Clone, Debug)]
pub enum OwnedItem {
    Plan(Box<Plan>),
    Goal(Box<Goal>),
    Target(Box<Target>),
    Task(Box<Task>),
    Safeguard(Box<Safeguard>),
    Body(Box<Body>),
    Document(Box<Document>),
}

#[cfg(feature = "search")]
impl OwnedItem {
    pub(crate) fn lend(&self) -> Item<'_> {
        match self {
            Self::Plan(plan) => Item::Plan(plan),
            Self::Goal(goal) => Item::Goal(goal),
            Self::Target(target) => Item::Target(target),
            Self::Task(task) => Item::Task(task),
            Self::Safeguard(safeguard) => Item::Safeguard(safeguard),
            Self::Body(body) => Item::Body(body),
            Self::Document(document) => Item::Document(document),
        }
    }
}

impl<'c> Item<'c> {
    /// What it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Plan(_) => Kind::Plan,
            Self::Goal(_) => Kind::Goal,
            Self::Target(_) => Kind::Target,
            Self::Task(_) => Kind::Task,
            Self::Safeguard(_) => Kind::Safeguard,
            Self::Body(_) => Kind::Body,
            Self::Document(_) => Kind::Document,
        }
    }

    /// The document number of a plan or document.
    #[cfg(feature = "search")]
    pub(crate) fn number(self) -> Option<&'c crate::model::DocumentNumber> {
        match self {
            Self::Plan(plan) => plan.number.as_ref(),
            Self::Document(document) => document.number.as_ref(),
            _ => None,
        }
    }

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
        let charging = Charging::new(corpus);
        for (index, plan) in corpus.plans().enumerate() {
            all.append(&mut of_plan(&charging, plan, index));
        }
        for (index, body) in corpus.bodies().enumerate() {
            all.push(Words::of_body(body).record(None, Place::Body(index), Vec::new()));
        }
        for (index, document) in corpus.documents().enumerate() {
            let text = corpus.document_text(&document.id).map(SourceText::text);
            let words = Words::of_document(document, text);
            all.push(words.record(None, Place::Document(index), Vec::new()));
        }
        Self { all }
    }
}

/// A plan and its items, in its own order.
pub(crate) fn of_plan(charging: &Charging<'_>, plan: &Plan, index: usize) -> Vec<Record> {
    let covering = Covering::of(plan);
    let mut gathering = Gathering { charging, covering, plan, index, all: Vec::new() };
    gathering.plan();
    gathering.all
}

/// The words that full text looks at: the title, then text and figures, one to a line.
#[cfg(feature = "search")]
pub(crate) fn words_of(item: Item<'_>, document_text: Option<&str>) -> String {
    let words = match item {
        Item::Plan(plan) => Words::of_plan(plan),
        Item::Goal(goal) => Words::of_goal(goal),
        Item::Target(target) => Words::of_target(target),
        Item::Task(task) => Words::of_task(task),
        Item::Safeguard(safeguard) => Words::of_safeguard(safeguard),
        Item::Body(body) => Words::of_body(body),
        Item::Document(document) => Words::of_document(document, document_text),
    };
    words.text
}

struct Gathering<'c> {
    charging: &'c Charging<'c>,
    covering: Covering<'c>,
    plan: &'c Plan,
    index: usize,
    all: Vec<Record>,
}

impl Gathering<'_> {
    fn plan(&mut self) {
        let plan = self.plan;
        self.push(Words::of_plan(plan), Place::Plan, Vec::new());
        for (at, goal) in plan.goals.iter().enumerate() {
            self.push(Words::of_goal(goal), Place::Goal(at), Vec::new());
            self.targets(&goal.targets, |index| Place::GoalTarget(at, index), &[]);
        }
        for (at, task) in plan.tasks.iter().enumerate() {
            self.task(task, &[at]);
        }
        for (at, safeguard) in plan.safeguards.iter().enumerate() {
            let charges = self.charging.of_duties(&safeguard.duties);
            self.push(Words::of_safeguard(safeguard), Place::Safeguard(at), charges);
        }
    }

    fn task(&mut self, task: &Task, path: &[usize]) {
        let charges = self.charging.of_task(&self.covering, task);
        self.push(Words::of_task(task), Place::Task(path.to_vec()), charges.clone());
        self.targets(&task.targets, |index| Place::TaskTarget(path.to_vec(), index), &charges);
        for (at, inner) in task.tasks.iter().enumerate() {
            self.task(inner, &[path, &[at]].concat());
        }
    }

    fn targets(&mut self, targets: &[Target], place: impl Fn(usize) -> Place, charges: &[Charge]) {
        for (at, target) in targets.iter().enumerate() {
            self.push(Words::of_target(target), place(at), charges.to_vec());
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
    fn of_plan(plan: &Plan) -> Self {
        Self::titled(&plan.title).lines(plan.purpose.as_ref().map(|purpose| &purpose.text))
    }

    fn of_goal(goal: &Goal) -> Self {
        Self::titled(&goal.title).lines(&goal.aspect).targets(&goal.targets)
    }

    fn of_target(target: &Target) -> Self {
        Self::titled(&target.indicator).targets(std::slice::from_ref(target))
    }

    fn of_task(task: &Task) -> Self {
        Self::titled(&task.title).lines(&task.text).targets(&task.targets)
    }

    fn of_safeguard(safeguard: &Safeguard) -> Self {
        Self::titled(&safeguard.title).lines(&safeguard.text)
    }

    fn of_body(body: &Body) -> Self {
        Self::titled(&body.name).lines(&body.aliases)
    }

    fn of_document(document: &Document, text: Option<&str>) -> Self {
        Self::titled(&document.title).lines(text)
    }

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
    #[cfg(feature = "search")]
    pub(crate) fn place(&self) -> &Place {
        &self.place
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
        match self.place {
            Place::Body(at) => corpus.body_list().get(at).map(Item::Body),
            Place::Document(at) => {
                corpus.documents.get(at).map(|file| Item::Document(&file.meta.value))
            }
            _ => self.item_of(self.plan(corpus)?),
        }
    }

    /// The item itself, of the plan that it belongs to.
    pub(crate) fn item_of<'c>(&self, plan: &'c Plan) -> Option<Item<'c>> {
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
    pub(crate) fn subject<'c>(&'c self, corpus: &'c Corpus) -> Option<Subject<'c>> {
        let item = self.item(corpus)?;
        Some(subject_of(self.plan(corpus), item, &self.charges, &self.words))
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

/// An item of a plan, or one that belongs to none, as questions see it.
pub(crate) fn subject_of<'c>(
    plan: Option<&'c Plan>,
    item: Item<'c>,
    charges: &'c [Charge],
    words: &'c str,
) -> Subject<'c> {
    let mut subject = Subject {
        kind: item.kind(),
        plan,
        body: None,
        region: plan.and_then(|plan| plan.region),
        issued: plan.and_then(|plan| plan.dates.issued()),
        due: None,
        targets: &[],
        charges,
        words,
    };
    match item {
        Item::Goal(goal) => {
            (subject.due, subject.targets) = (goal.due.as_ref(), &goal.targets);
        }
        Item::Target(target) => subject.targets = std::slice::from_ref(target),
        Item::Task(task) => {
            (subject.due, subject.targets) = (task.due.as_ref(), &task.targets);
        }
        Item::Body(body) => (subject.body, subject.region) = (Some(body), body.region),
        Item::Document(document) => {
            (subject.region, subject.issued) = (document.region, document.dates.issued());
        }
        Item::Plan(_) | Item::Safeguard(_) => {}
    }
    subject
}

fn follow<'c>(plan: &'c Plan, path: &[usize]) -> Option<&'c Task> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(plan.tasks.get(*first)?, |task, at| task.tasks.get(*at))
}
