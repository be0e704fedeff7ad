//! What a corpus says beside its items, as answers need it: regions, functions, synonyms. Names of bodies are
//! looked up in the index; all of them are read only where all are wanted.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tantivy::Term;

use super::entry::PART;
use super::name::Called;
use super::numbers::Numbers;
use super::plan_names::PlanNames;
use super::snapshot::Snapshot;
use super::stored::{StoredItem, StoredRegistry};
use super::tag;
use crate::model::{Body, BodyId, FunctionId, Region, RegionName, Terms};
use crate::query::{Kind, Names};
use crate::text::fold;
use crate::{Error, ErrorKind};

/// The registry of an index.
#[derive(Debug)]
pub(super) struct Registry {
    stored: StoredRegistry,
    regions: OnceLock<Names>,
    /// The ids of the functions of each name, folded.
    functions: OnceLock<HashMap<String, Vec<FunctionId>>>,
    all: Held<All>,
    labels: Held<Labels>,
    plans: Held<PlanNames>,
}

/// What is read when it is first asked for.
#[derive(Debug)]
struct Held<T>(Mutex<Option<Arc<T>>>);

/// Every body, with the names of all of them.
#[derive(Debug)]
pub(super) struct All {
    pub(super) bodies: Vec<Body>,
    pub(super) names: Names,
}

/// Id and name of the body of each number.
pub(super) type Labels = HashMap<u32, (BodyId, String)>;

impl<T> Default for Held<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Held<T> {
    fn get_or(&self, read: impl FnOnce() -> Result<T, Error>) -> Result<Arc<T>, Error> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = &*held {
            return Ok(Arc::clone(held));
        }
        let read = Arc::new(read()?);
        *held = Some(Arc::clone(&read));
        Ok(read)
    }
}

impl Registry {
    pub(super) fn read(snapshot: &Snapshot) -> Result<Self, Error> {
        let mut stored = StoredRegistry::default();
        let term = Term::from_field_u64(snapshot.fields.tag, tag::registry());
        for address in snapshot.with_term(term)? {
            if let StoredItem::Registry(registry) = snapshot.stored(address)?.item {
                stored = *registry;
            }
        }
        let (regions, functions) = (OnceLock::new(), OnceLock::new());
        let (all, labels, plans) = (Held::default(), Held::default(), Held::default());
        Ok(Self { stored, regions, functions, all, labels, plans })
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

    /// The names of regions.
    pub(super) fn regions(&self) -> &Names {
        self.regions.get_or_init(|| Names::new().regions(&self.stored.regions))
    }

    /// The functions that are so called, or whose bodies are.
    pub(super) fn functions_called(&self, folded: &str) -> &[FunctionId] {
        let functions = self.functions.get_or_init(|| {
            let mut functions: HashMap<String, Vec<FunctionId>> = HashMap::new();
            for function in &self.stored.functions {
                for name in std::iter::once(&function.name).chain(&function.generic_names) {
                    functions.entry(fold(name)).or_default().push(function.id.clone());
                }
            }
            functions
        });
        functions.get(folded).map_or(&[], Vec::as_slice)
    }

    /// Every body.
    pub(super) fn all(&self, snapshot: &Snapshot) -> Result<Arc<All>, Error> {
        self.all.get_or(|| {
            let mut bodies = Vec::new();
            for address in snapshot.with_term(of_kind(snapshot, Kind::Body))? {
                bodies.extend(snapshot.body(address)?);
            }
            let names = self.regions().clone().bodies(&bodies, &self.stored.functions);
            Ok(All { bodies, names })
        })
    }

    /// What the bodies of the index are called.
    pub(super) fn called(&self, all: &All) -> Result<Called, Error> {
        let (regions, functions) = (&self.stored.regions, &self.stored.functions);
        let bodies: Vec<&Body> = all.bodies.iter().collect();
        Called::of(regions.iter(), functions.iter(), &bodies)
    }

    /// Id and name of every body by its number.
    pub(super) fn labels(&self, snapshot: &Snapshot) -> Result<Arc<Labels>, Error> {
        self.labels.get_or(|| {
            let mut labels = Labels::new();
            for address in snapshot.with_term(of_kind(snapshot, Kind::Body))? {
                let number = snapshot.number(address)?;
                labels.extend(number.zip(snapshot.label(address)?));
            }
            Ok(labels)
        })
    }

    pub(super) fn numbers(&self, snapshot: &Snapshot) -> Result<Numbers, Error> {
        let labels = self.labels(snapshot)?;
        let numbers = labels.iter().map(|(number, (id, _))| (id.to_string(), *number));
        Ok(Numbers::new(numbers, self.stored.next_number))
    }

    /// The names of all plans.
    pub(super) fn plan_names(&self, snapshot: &Snapshot) -> Result<Arc<PlanNames>, Error> {
        self.plans.get_or(|| PlanNames::read(snapshot))
    }

    /// The names of everything.
    pub(super) fn names(&self, snapshot: &Snapshot) -> Result<Names, Error> {
        let mut names = self.all(snapshot)?.names.clone();
        names.add_plans_of(&self.plan_names(snapshot)?.names);
        Ok(names)
    }
}

fn of_kind(snapshot: &Snapshot, kind: Kind) -> Term {
    Term::from_field_u64(snapshot.fields.tag, tag::kind(kind))
}

impl Snapshot {
    /// Id and name of the body of an entry.
    pub(super) fn label(
        &self,
        address: tantivy::DocAddress,
    ) -> Result<Option<(BodyId, String)>, Error> {
        let called = self.called(address)?;
        let Some(called) = called.first() else { return Ok(None) };
        let (id, name) = called.split_once(PART).ok_or_else(damaged)?;
        Ok(Some((id.parse()?, name.to_owned())))
    }

    /// Id and name of the body of a number.
    pub(super) fn label_of(&self, number: u32) -> Result<Option<(BodyId, String)>, Error> {
        let term = Term::from_field_u64(self.fields.tag, tag::itself(number));
        self.first_body_with(&term)?.map_or(Ok(None), |address| self.label(address))
    }
}

fn damaged() -> Error {
    Error::new(ErrorKind::Index, "a name is damaged; rebuild the index")
}
