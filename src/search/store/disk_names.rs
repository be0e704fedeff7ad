//! Names looked up in an index: nothing of what other names mean is read.

use std::ops::ControlFlow;

use tantivy::{DocAddress, Term};

use super::name;
use super::registry::Registry;
use super::snapshot::Snapshot;
use super::stored::StoredItem;
use crate::Error;
use crate::model::{Body, BodyId, PlanId, Region};
use crate::query::{BodyNames, Found, Lookup, NameSort, NamedBody, Sort, resolve_body};
use crate::text::fold;

/// The names of an index.
#[derive(Clone, Copy)]
pub(super) struct DiskNames<'s> {
    pub(super) snapshot: &'s Snapshot,
    pub(super) registry: &'s Registry,
    /// Whether names that many bodies may share stay as they are.
    pub(super) keeps_general: bool,
}

impl DiskNames<'_> {
    /// Whether a name is neither an id nor a full name, but one that bodies may share.
    pub(super) fn is_general(&self, folded: &str) -> Result<bool, Error> {
        let may_be = self.is_called(NameSort::Alias, folded)?
            || self.is_called(NameSort::Function, folded)?;
        Ok(may_be && self.entry_of(folded)?.is_none() && !self.is_called(NameSort::Full, folded)?)
    }

    /// The entry of the body of an id.
    pub(super) fn entry_of(&self, id: &str) -> Result<Option<DocAddress>, Error> {
        Ok(self.first(1, &name::id(id))?.pop())
    }

    /// The first entries, so many at most, of what is so called.
    pub(super) fn first(&self, most: usize, key: &str) -> Result<Vec<DocAddress>, Error> {
        let mut found = Vec::new();
        self.snapshot.each_body_with(&self.term(key), |address| {
            found.push(address);
            if found.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(found)
    }

    /// The keys of a name; of a function, every one that is so called.
    pub(super) fn keys(&self, sort: NameSort, folded: &str) -> Vec<String> {
        if sort != NameSort::Function {
            return vec![name::key(sort, folded)];
        }
        let functions = self.registry.functions_called(folded).iter();
        functions.map(|function| name::key(sort, function.as_str())).collect()
    }

    fn term(&self, key: &str) -> Term {
        Term::from_field_text(self.snapshot.fields.name, key)
    }

    fn bodies_with(&self, key: &str) -> Result<Vec<NamedBody>, Error> {
        let entries = self.first(usize::MAX, key)?.into_iter();
        let bodies = entries.map(|address| self.snapshot.body(address));
        Ok(bodies.collect::<Result<Vec<_>, Error>>()?.into_iter().flatten().map(named).collect())
    }
}

impl Snapshot {
    /// The body of an entry.
    pub(super) fn body(&self, address: DocAddress) -> Result<Option<Body>, Error> {
        Ok(match self.stored(address)?.item {
            StoredItem::Body(body) => Some(*body),
            _ => None,
        })
    }
}

fn named(body: Body) -> NamedBody {
    let Body { id, name, region, succeeded_by, .. } = body;
    NamedBody { id, name, region, succeeded_by }
}

impl BodyNames for DiskNames<'_> {
    fn by_id(&self, id: &str) -> Result<Option<NamedBody>, Error> {
        let Some(entry) = self.entry_of(id)? else { return Ok(None) };
        Ok(self.snapshot.body(entry)?.map(named))
    }

    fn is_called(&self, sort: NameSort, folded: &str) -> Result<bool, Error> {
        for key in self.keys(sort, folded) {
            if !self.first(1, &key)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn called(
        &self,
        sort: NameSort,
        folded: &str,
        within: Option<&[Region]>,
    ) -> Result<Vec<NamedBody>, Error> {
        let mut found = Vec::new();
        for key in self.keys(sort, folded) {
            match within {
                None => found.extend(self.bodies_with(&key)?),
                Some(regions) => {
                    for region in regions {
                        found.extend(self.bodies_with(&name::key_in(*region, &key))?);
                    }
                }
            }
        }
        found.sort_by(|a, b| a.id.cmp(&b.id));
        found.dedup_by(|a, b| a.id == b.id);
        Ok(found)
    }

    fn before(&self, id: &BodyId) -> Result<Vec<NamedBody>, Error> {
        self.bodies_with(&name::before(id))
    }

    fn regions_called(&self, folded: &str) -> Vec<Region> {
        self.registry.regions().regions_called(folded)
    }
}

impl Lookup for DiskNames<'_> {
    fn bodies(&self, asked: &str) -> Result<Option<Vec<Found>>, Error> {
        if self.keeps_general && self.is_general(&fold(asked.trim()))? {
            return Ok(None);
        }
        resolve_body(self, asked).map(Some)
    }

    fn regions(&self, asked: &str) -> Result<Vec<Region>, Error> {
        Ok(self.registry.regions().resolve_region(asked))
    }

    fn plans(&self, asked: &str) -> Result<Vec<PlanId>, Error> {
        self.snapshot.plans_called(asked)
    }

    fn nearest(&self, sort: Sort, asked: &str) -> Result<Vec<String>, Error> {
        match sort {
            Sort::Body => self.registry.all(self.snapshot)?.names.nearest(sort, asked),
            Sort::Region => self.registry.regions().nearest(sort, asked),
            Sort::Plan => self.registry.plan_names(self.snapshot)?.names.nearest(sort, asked),
        }
    }
}
