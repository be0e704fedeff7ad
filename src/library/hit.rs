//! One item of an answer.

use super::{Findable, Library};
use crate::corpus::{Item, Proof, Record};
use crate::model::{BodyId, Plan};
use crate::query::{Charge, Filter, Kind, Standing, Why};

/// One item of an answer, with why it is there and what proves it.
#[derive(Clone, Debug)]
pub struct Hit<'l, T: Findable> {
    library: &'l Library,
    record: &'l Record,
    item: T::Ref<'l>,
    any: Item<'l>,
    why: Vec<Why>,
    standing: Standing,
}

impl<'l, T: Findable> Hit<'l, T> {
    pub(super) fn new(
        library: &'l Library,
        record: &'l Record,
        filter: &Filter,
        standing: Standing,
    ) -> Option<Self> {
        let any = record.item(library.corpus())?;
        Some(Self {
            library,
            record,
            item: T::of(any)?,
            any,
            why: filter.why(&record.subject(library.corpus())),
            standing,
        })
    }

    /// The item.
    #[must_use]
    pub fn item(&self) -> T::Ref<'l> {
        self.item
    }

    /// The item, whatever its kind.
    #[must_use]
    pub fn any(&self) -> Item<'l> {
        self.any
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.record.kind()
    }

    /// The plan that it is or belongs to.
    #[must_use]
    pub fn plan(&self) -> Option<&'l Plan> {
        self.record.plan(self.library.corpus())
    }

    /// The goal or task that a target belongs to, or the task that a measure lies under.
    #[must_use]
    pub fn owner(&self) -> Option<Item<'l>> {
        self.record.owner(self.library.corpus())
    }

    /// Everybody's part in it, asked about or not.
    #[must_use]
    pub fn charges(&self) -> &'l [Charge] {
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
        self.library.corpus().body(id).map_or(id.as_str(), |body| body.name.as_str())
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
        self.library.corpus().prove(plan, self.any.evidence().or_else(owners)?)
    }

    /// The words that full text looks at: the title, then text and figures, one to a line.
    #[must_use]
    pub fn words(&self) -> &'l str {
        self.record.words()
    }
}
