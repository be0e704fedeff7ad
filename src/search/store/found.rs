//! An item that a question found, read from its entry; what lies around it is read when it is asked for.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::find::{Asked, FoundEntry};
use super::reader::guarded;
use super::registry::Labels;
use super::snapshot::Snapshot;
use super::stored::{Stored, StoredCharge, StoredItem};
use crate::Error;
use crate::corpus::{Item, OwnedItem, Proof, subject_of, words_of};
use crate::model::{BodyId, Document, DocumentId, Evidence, Plan, PlanId};
use crate::query::{Charge, Standing, Why};
use crate::text::SourceText;

/// An item with its surroundings.
#[derive(Clone, Debug)]
pub(crate) struct FoundItem {
    asked: Arc<Asked>,
    entry: FoundEntry,
    owned_by: Option<u32>,
    stored: Vec<StoredCharge>,
    /// The text of a document.
    text: Option<String>,
    plan: OnceLock<Option<Box<Plan>>>,
    owner: OnceLock<Option<OwnedItem>>,
    labels: OnceLock<Labels>,
    charges: OnceLock<Vec<Charge>>,
    words: OnceLock<String>,
    why: OnceLock<Vec<Why>>,
}

impl FoundItem {
    pub(super) fn read(asked: &Arc<Asked>, entry: FoundEntry) -> Result<(Self, OwnedItem), Error> {
        let Stored { owner, span, charges, item } = asked.snapshot.stored(entry.address)?;
        let (item, text) = asked.snapshot.item(entry.address, (owner, span), item)?;
        let found = Self {
            asked: Arc::clone(asked),
            entry,
            owned_by: owner,
            stored: charges,
            text,
            plan: OnceLock::new(),
            owner: OnceLock::new(),
            labels: OnceLock::new(),
            charges: OnceLock::new(),
            words: OnceLock::new(),
            why: OnceLock::new(),
        };
        Ok((found, item))
    }

    fn snapshot(&self) -> &Snapshot {
        &self.asked.snapshot
    }

    /// What is read after the answer was given; nothing of an index that was damaged meanwhile.
    fn later<T>(&self, read: impl FnOnce(&Snapshot) -> Result<Option<T>, Error>) -> Option<T> {
        guarded(&self.snapshot().folder, || read(self.snapshot())).ok().flatten()
    }

    pub(crate) fn standing(&self) -> Standing {
        self.entry.standing
    }

    pub(crate) fn score(&self) -> Option<f32> {
        self.entry.score
    }

    /// The plan of the item, which it may be itself.
    pub(crate) fn plan<'s>(&'s self, item: Item<'s>) -> Option<&'s Plan> {
        let read = || self.later(|snapshot| snapshot.plan(self.entry.address)).map(Box::new);
        match item {
            Item::Plan(plan) => Some(plan),
            _ => self.plan.get_or_init(read).as_deref(),
        }
    }

    pub(crate) fn owner(&self) -> Option<Item<'_>> {
        let read = || self.later(|snapshot| snapshot.owner(self.entry.address, self.owned_by));
        self.owner.get_or_init(read).as_ref().map(OwnedItem::lend)
    }

    pub(crate) fn charges(&self) -> &[Charge] {
        self.charges.get_or_init(|| {
            let body = |number| self.labels().get(&number).map(|(id, _)| id.clone());
            let charges = self.stored.iter().filter_map(|stored| {
                let (body, via) = (body(stored.0)?, stored.3.and_then(body));
                Some(Charge { body, role: stored.1, basis: stored.2, via })
            });
            charges.collect()
        })
    }

    /// The bodies that have a part in it, or that parts come through, by number.
    fn labels(&self) -> &Labels {
        self.labels.get_or_init(|| {
            let numbers = self.stored.iter().flat_map(|stored| [Some(stored.0), stored.3]);
            let numbers: BTreeSet<u32> = numbers.flatten().collect();
            let label = |number| self.later(|snapshot| snapshot.label_of(number));
            numbers.into_iter().filter_map(|number| Some((number, label(number)?))).collect()
        })
    }

    pub(crate) fn words(&self, item: Item<'_>) -> &str {
        self.words.get_or_init(|| words_of(item, self.text.as_deref()))
    }

    pub(crate) fn why(&self, item: Item<'_>) -> &[Why] {
        self.why.get_or_init(|| {
            let head = self.later(|snapshot| snapshot.head(self.entry.address));
            let subject = subject_of(head.as_ref(), item, self.charges(), self.words(item));
            let charged = subject.charges.iter().map(|charge| charge.body.clone());
            let own = subject.body.map(|body| body.id.clone());
            let bodies: Vec<BodyId> = charged.chain(own).collect();
            let filter = self.later(|_| self.asked.filter_about(&bodies).map(Some));
            filter.map_or(Vec::new(), |filter| filter.why_by(&subject, &*self.asked))
        })
    }

    pub(crate) fn body_name(&self, id: &BodyId) -> Option<&str> {
        let mut known = self.labels().values();
        known.find(|(known, _)| known == id).map(|(_, name)| name.as_str())
    }

    pub(crate) fn proof(&self, evidence: &Evidence) -> Option<Proof> {
        let id = match &evidence.document {
            Some(document) => document.clone(),
            None => self.later(|snapshot| snapshot.head(self.entry.address))?.document?,
        };
        let (document, text) = self.later(|snapshot| snapshot.document(&id))?;
        Proof::find(&document, text.as_ref()?, evidence)
    }
}

impl Snapshot {
    /// A document with its text.
    pub(super) fn document(
        &self,
        id: &DocumentId,
    ) -> Result<Option<(Document, Option<SourceText>)>, Error> {
        let source = format!("documents/{id}.yaml");
        let term = tantivy::Term::from_field_text(self.fields.source, &source);
        let Some(address) = self.with_term(term)?.into_iter().next() else { return Ok(None) };
        let StoredItem::Document(document, text) = self.stored(address)?.item else {
            return Ok(None);
        };
        let text = text.map(|text| SourceText::new(format!("documents/{id}.txt"), text));
        Ok(Some((*document, text)))
    }

    pub(super) fn plan_of(&self, id: &PlanId) -> Result<Option<Plan>, Error> {
        let source = format!("plans/{id}.yaml");
        let term = tantivy::Term::from_field_text(self.fields.source, &source);
        let first = self.with_term(term)?.into_iter().next();
        first.map_or(Ok(None), |address| self.plan(address))
    }
}
