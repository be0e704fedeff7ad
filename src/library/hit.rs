//! One item of an answer.

use super::Findable;
use super::full_text::Ranked;
use super::memory::Memory;
use crate::corpus::{Item, Proof, Record};
use crate::model::{BodyId, Plan};
use crate::query::{Charge, Kind, Standing, Why};
#[cfg(feature = "search")]
use crate::search::{Condition, Snippet};

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
    score: Option<f32>,
    #[cfg(feature = "search")]
    conditions: std::sync::Arc<[Condition]>,
}

impl<'l, T: Findable> Hit<'l, T> {
    pub(super) fn in_memory(
        memory: &'l Memory,
        record: &'l Record,
        why: Vec<Why>,
        standing: Standing,
    ) -> Option<Self> {
        let item = T::of(record.item(&memory.corpus)?)?;
        Some(Self {
            memory,
            record,
            item,
            why,
            standing,
            score: None,
            #[cfg(feature = "search")]
            conditions: std::sync::Arc::default(),
        })
    }

    /// Adds what full text says of it.
    #[cfg_attr(not(feature = "search"), allow(unused_variables, unused_mut))]
    pub(super) fn ranked(mut self, score: Option<f32>, ranked: &Ranked) -> Self {
        self.score = score;
        #[cfg(feature = "search")]
        {
            self.conditions = ranked.conditions();
        }
        self
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

    /// How well its words fit those asked for, higher is better, only to be compared within one answer;
    /// `None` when no words were asked for, or without the feature `search`.
    #[must_use]
    pub fn score(&self) -> Option<f32> {
        self.score
    }

    /// The stretch of its words that shows best what was asked for; `None` when no words were.
    ///
    /// Its spans point into [`words`](Self::words).
    #[cfg(feature = "search")]
    #[cfg_attr(docsrs, doc(cfg(feature = "search")))]
    #[must_use]
    pub fn snippet(&self) -> Option<Snippet> {
        let stretches = self.conditions.iter().flat_map(Condition::stretches);
        let stretches: Vec<_> = stretches.collect();
        let asked = !stretches.is_empty();
        asked.then(|| Snippet::of(self.words(), &stretches))
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
