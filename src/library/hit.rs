//! One item of an answer.

use super::Findable;
use super::memory::Memory;
use super::shown::Shown;
#[cfg(feature = "search")]
use crate::corpus::OwnedItem;
use crate::corpus::{Item, Proof, Record};
use crate::model::{BodyId, Plan};
use crate::query::{Charge, Kind, Standing, Why};
#[cfg(feature = "search")]
use crate::search::Snippet;
#[cfg(feature = "search")]
use crate::search::store::FoundItem;

/// One item of an answer, with why it is there and what proves it.
///
/// What it gives is borrowed from the hit itself.
#[derive(Clone, Debug)]
pub struct Hit<'l, T: Findable> {
    held: Held<'l, T>,
    #[cfg_attr(not(feature = "search"), allow(dead_code))]
    shown: Shown,
}

/// What a hit holds: a way to what lies in memory, or what was read from an index.
#[derive(Clone, Debug)]
enum Held<'l, T: Findable> {
    Memory(Lent<'l, T>),
    #[cfg(feature = "search")]
    Index(T::Owned, Box<FoundItem>),
}

/// An item in memory.
#[derive(Clone, Debug)]
struct Lent<'l, T: Findable> {
    memory: &'l Memory,
    record: &'l Record,
    item: T::Ref<'l>,
    why: Vec<Why>,
    standing: Standing,
    score: Option<f32>,
}

impl<'l, T: Findable> Hit<'l, T> {
    pub(super) fn in_memory(
        memory: &'l Memory,
        record: &'l Record,
        why: Vec<Why>,
        (standing, score): (Standing, Option<f32>),
        shown: Shown,
    ) -> Option<Self> {
        let item = T::of(record.item(&memory.corpus)?)?;
        let held = Held::Memory(Lent { memory, record, item, why, standing, score });
        Some(Self { held, shown })
    }

    #[cfg(feature = "search")]
    pub(super) fn in_index((found, item): (FoundItem, OwnedItem), shown: Shown) -> Option<Self> {
        let held = Held::Index(T::take(item)?, Box::new(found));
        Some(Self { held, shown })
    }

    /// The item.
    #[must_use]
    pub fn item(&self) -> T::Ref<'_> {
        match &self.held {
            Held::Memory(lent) => T::shorten(lent.item),
            #[cfg(feature = "search")]
            Held::Index(item, _) => T::lend(item),
        }
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
        match &self.held {
            Held::Memory(lent) => lent.record.plan(&lent.memory.corpus),
            #[cfg(feature = "search")]
            Held::Index(_, found) => found.plan(self.any()),
        }
    }

    /// The goal or task that a target belongs to, or the task that a measure lies under.
    #[must_use]
    pub fn owner(&self) -> Option<Item<'_>> {
        match &self.held {
            Held::Memory(lent) => lent.record.owner(&lent.memory.corpus),
            #[cfg(feature = "search")]
            Held::Index(_, found) => found.owner(),
        }
    }

    /// Everybody's part in it, asked about or not.
    #[must_use]
    pub fn charges(&self) -> &[Charge] {
        match &self.held {
            Held::Memory(lent) => lent.record.charges(),
            #[cfg(feature = "search")]
            Held::Index(_, found) => found.charges(),
        }
    }

    /// Why it is in the answer.
    #[must_use]
    pub fn why(&self) -> &[Why] {
        #[cfg(feature = "search")]
        if let Some(why) = self.shown.why(|| self.words()) {
            return why;
        }
        match &self.held {
            Held::Memory(lent) => &lent.why,
            #[cfg(feature = "search")]
            Held::Index(_, found) => found.why(self.any()),
        }
    }

    /// Why it is in the answer, in Chinese with the names of the bodies.
    #[must_use]
    pub fn reasons(&self) -> Vec<String> {
        self.why().iter().map(|why| self.reason(why)).collect()
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
        match &self.held {
            Held::Memory(lent) => lent.memory.names.body_name(id),
            #[cfg(feature = "search")]
            Held::Index(_, found) => found.body_name(id),
        }
        .unwrap_or(id.as_str())
    }

    /// How firmly it stands in an answer about bodies.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match &self.held {
            Held::Memory(lent) => lent.standing,
            #[cfg(feature = "search")]
            Held::Index(_, found) => found.standing(),
        }
    }

    /// How well its words fit those asked for, higher is better, only to be compared within one answer;
    /// `None` when no words were asked for, or without the feature `search`.
    #[must_use]
    pub fn score(&self) -> Option<f32> {
        match &self.held {
            Held::Memory(lent) => lent.score,
            #[cfg(feature = "search")]
            Held::Index(_, found) => found.score(),
        }
    }

    /// The stretch of its words that shows best what was asked for; `None` when no words were.
    ///
    /// Its spans point into [`words`](Self::words).
    #[cfg(feature = "search")]
    #[cfg_attr(docsrs, doc(cfg(feature = "search")))]
    #[must_use]
    pub fn snippet(&self) -> Option<Snippet> {
        let stretches = self.shown.stretches(|| self.words());
        (!stretches.is_empty()).then(|| Snippet::of(self.words(), stretches))
    }

    /// Where the words that state it stand in its document.
    #[must_use]
    pub fn proof(&self) -> Option<Proof> {
        let owners = || self.owner().and_then(Item::evidence);
        let evidence = self.any().evidence().or_else(owners)?;
        match &self.held {
            Held::Memory(lent) => {
                lent.memory.corpus.prove(lent.record.plan(&lent.memory.corpus)?, evidence)
            }
            #[cfg(feature = "search")]
            Held::Index(_, found) => found.proof(evidence),
        }
    }

    /// The words that full text looks at: the title, then text and figures, one to a line.
    #[must_use]
    pub fn words(&self) -> &str {
        match &self.held {
            Held::Memory(lent) => lent.record.words(),
            #[cfg(feature = "search")]
            Held::Index(_, found) => found.words(self.any()),
        }
    }
}
