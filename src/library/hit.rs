//! One item of an answer.

use super::Findable;
use super::memory::Memory;
use crate::corpus::{Item, Proof, Record};
use crate::model::{BodyId, Plan};
use crate::query::{Charge, Filter, Kind, Standing, Why};

/// One item of an answer, with why it is there and what proves it.
///
/// What it gives is borrowed from the hit itself.
#[derive(Clone, Debug)]
pub struct Hit<'l, T: Findable> {
    memory: &'l Memory,
    record: &'l Record,
    item: T::Ref<'l>,
    why: Vec<Why>,
    standing: Standing,
}

impl<'l, T: Findable> Hit<'l, T> {
    pub(super) fn in_memory(
        memory: &'l Memory,
        record: &'l Record,
        filter: &Filter,
        standing: Standing,
    ) -> Option<Self> {
        let item = T::of(record.item(&memory.corpus)?)?;
        let why = filter.why(&record.subject(&memory.corpus)?);
        Some(Self { memory, record, item, why, standing })
    }

    /// The item.
    #[must_use]
    pub fn item(&self) -> T::Ref<'_> {
        T::shorten(self.item)
    }

    /// The item, whatever its kind.
    #[must_use]
    pub fn any(&self) -> Item<'_> {
        T::any(self.item())
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.any().kind()
    }

    /// The plan that it is or belongs to.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        self.record.plan(&self.memory.corpus)
    }

    /// The goal or task that a target belongs to, or the task that a measure lies under.
    #[must_use]
    pub fn owner(&self) -> Option<Item<'_>> {
        self.record.owner(&self.memory.corpus)
    }

    /// Everybody's part in it, asked about or not.
    #[must_use]
    pub fn charges(&self) -> &[Charge] {
        self.record.charges()
    }

    /// Why it is in the answer.
    #[must_use]
    pub fn why(&self) -> &[Why] {
        &self.why
    }

    /// Why it is in the answer, in Chinese with the names of the bodies.
    #[must_use]
    pub fn reasons(&self) -> Vec<String> {
        self.why.iter().map(|why| self.reason(why)).collect()
    }

    fn reason(&self, why: &Why) -> String {
        let Why::Duty(charge) = why else {
            return why.to_string();
        };
        let (body, role, basis) = (self.name(&charge.body), charge.role, charge.basis);
        match &charge.via {
            None => format!("{body} {role}（{basis}）"),
            Some(via) => format!("{body} {role}（{basis}：{}）", self.name(via)),
        }
    }

    fn name<'a>(&'a self, id: &'a BodyId) -> &'a str {
        self.memory.names.body_name(id).unwrap_or(id.as_str())
    }

    /// How firmly it stands in an answer about bodies.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Where the words that state it stand in its document.
    #[must_use]
    pub fn proof(&self) -> Option<Proof> {
        let plan = self.plan()?;
        let owners = || self.owner().and_then(Item::evidence);
        self.memory.corpus.prove(plan, self.any().evidence().or_else(owners)?)
    }

    /// The words that full text looks at: the title, then text and figures, one to a line.
    #[must_use]
    pub fn words(&self) -> &str {
        self.record.words()
    }
}
