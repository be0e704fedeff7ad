//! What a corpus says beside its items, as answers need it: names, regions, synonyms.

use std::sync::{Arc, Mutex, PoisonError};

use tantivy::Term;

use super::entry::{Numbers, PART};
use super::search::words_of;
use super::snapshot::Snapshot;
use super::stored::{StoredItem, StoredRegistry};
use super::{order, schema, tag};
use crate::model::{Body, BodyId, PlanId, Region, RegionName, Terms};
use crate::query::{Kind, Names};
use crate::search::Suggestions;
use crate::{Error, ErrorKind};

/// The registry of an index, with the names that lead to bodies and regions.
#[derive(Debug)]
pub(super) struct Registry {
    stored: StoredRegistry,
    pub(super) bodies: Vec<Body>,
    pub(super) numbers: Numbers,
    /// The names without those of plans, which take longer to read and are seldom asked for.
    pub(super) names: Arc<Names>,
    plans: Mutex<Option<Arc<PlanNames>>>,
    suggestions: Mutex<Option<Arc<Suggestions>>>,
}

/// How the plans of an index are called.
#[derive(Debug)]
pub(super) struct PlanNames {
    pub(super) names: Arc<Names>,
    /// Rank, id and title of each plan, in the order of answers.
    plans: Vec<(u64, PlanId, String)>,
}

impl PlanNames {
    pub(super) fn of_rank(&self, rank: u64) -> Option<(&PlanId, &str)> {
        let at = self.plans.binary_search_by_key(&rank, |(rank, ..)| *rank).ok()?;
        self.plans.get(at).map(|(_, id, title)| (id, title.as_str()))
    }
}

impl Registry {
    pub(super) fn read(snapshot: &Snapshot) -> Result<Self, Error> {
        let with_tag = |tag| snapshot.with_term(Term::from_field_u64(snapshot.fields.tag, tag));
        let mut stored = StoredRegistry::default();
        for address in with_tag(tag::registry())? {
            if let StoredItem::Registry(registry) = snapshot.stored(address)?.item {
                stored = *registry;
            }
        }
        let mut bodies = Vec::new();
        for address in with_tag(tag::kind(Kind::Body))? {
            if let StoredItem::Body(body) = snapshot.stored(address)?.item {
                bodies.push(*body);
            }
        }
        let names = Names::new().regions(&stored.regions).bodies(&bodies, &stored.functions);
        let numbers = Numbers::new(stored.numbers.clone());
        let (plans, suggestions) = (Mutex::default(), Mutex::default());
        Ok(Self { stored, bodies, numbers, names: Arc::new(names), plans, suggestions })
    }

    pub(super) fn terms(&self) -> Option<&Terms> {
        self.stored.terms.as_ref()
    }

    pub(super) fn region(&self, code: Region) -> Option<&RegionName> {
        self.stored.regions.iter().find(|region| region.code == code)
    }

    pub(super) fn stored(&self) -> &StoredRegistry {
        &self.stored
    }

    /// The id of the body of a number.
    pub(super) fn body(&self, number: u32) -> Option<BodyId> {
        self.numbers.ids().get(number as usize)?.parse().ok()
    }

    /// The names of everything, read when they are first asked for.
    pub(super) fn plan_names(&self, snapshot: &Snapshot) -> Result<Arc<PlanNames>, Error> {
        let mut held = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(plans) = &*held {
            return Ok(Arc::clone(plans));
        }
        let plans = Arc::new(self.read_plans(snapshot)?);
        *held = Some(Arc::clone(&plans));
        Ok(plans)
    }

    /// What is offered while a person types, gathered when it is first asked for.
    pub(super) fn suggestions(&self, snapshot: &Snapshot) -> Result<Arc<Suggestions>, Error> {
        let mut held = self.suggestions.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(suggestions) = &*held {
            return Ok(Arc::clone(suggestions));
        }
        let plans = self.plan_names(snapshot)?;
        let names =
            self.bodies.iter().flat_map(|body| std::iter::once(&body.name).chain(&body.aliases));
        let titles = plans.plans.iter().map(|(_, _, title)| title.as_str());
        let texts = names.map(String::as_str).chain(words_of(self.terms())).chain(titles);
        let suggestions = Arc::new(Suggestions::of(texts));
        *held = Some(Arc::clone(&suggestions));
        Ok(suggestions)
    }

    fn read_plans(&self, snapshot: &Snapshot) -> Result<PlanNames, Error> {
        let mut names = Names::clone(&self.names);
        let mut plans = Vec::new();
        let term = Term::from_field_u64(snapshot.fields.tag, tag::kind(Kind::Plan));
        for address in snapshot.with_term(term)? {
            for called in snapshot.texts_of(address, schema::CALLED)? {
                let parts: Vec<&str> = called.splitn(3, PART).collect();
                let [id, number, title] = parts.as_slice() else {
                    return Err(Error::new(
                        ErrorKind::Index,
                        "a plan's name is damaged; rebuild the index",
                    ));
                };
                let id: PlanId = id.parse()?;
                names.add_plan(id.clone(), title, number.parse().ok().as_ref());
                let rank = order::rank(snapshot.order_of(address)?);
                plans.push((rank, id, (*title).to_owned()));
            }
        }
        Ok(PlanNames { names: Arc::new(names), plans })
    }
}
