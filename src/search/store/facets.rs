//! How the entries that a question finds fall into groups, counted from columns without reading an item.

use std::collections::{BTreeSet, HashMap};

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader};

use super::find::Asked;
use super::{order, schema, sortable};
use crate::Error;
use crate::model::Domain;
use crate::query::{Facet, FacetCount};

/// The columns of a segment that a facet needs.
struct Columns {
    facet: Facet,
    values: Option<Column<u64>>,
}

impl Columns {
    fn of(facet: Facet, segment: &SegmentReader) -> tantivy::Result<Self> {
        let column = match facet {
            Facet::Body => schema::BODY,
            Facet::Domain => schema::DOMAIN,
            Facet::DueYear => schema::DUE_FROM,
            Facet::IssuedYear => schema::ISSUED_FROM,
            Facet::Plan => schema::ORDER,
        };
        Ok(Self { facet, values: segment.fast_fields().column_opt(column)? })
    }

    /// The groups of an entry, each once.
    fn groups(&self, entry: DocId) -> BTreeSet<u64> {
        let values = self.values.iter().flat_map(|values| values.values_for_doc(entry));
        let group = |value: u64| match self.facet {
            Facet::DueYear | Facet::IssuedYear => Some(sortable::year(value)),
            Facet::Plan => order::is_of_plan(value).then(|| order::rank(value)),
            Facet::Body | Facet::Domain => Some(value),
        };
        values.filter_map(group).collect()
    }
}

impl Asked {
    /// The groups of what is known, the largest first, equal ones by key.
    pub(super) fn counts_by(&self, facet: Facet) -> Result<Vec<FacetCount>, Error> {
        let mut counts: HashMap<u64, usize> = HashMap::new();
        let mut columns: Option<(u32, Columns)> = None;
        let mut refused = None;
        self.snapshot.each(&*self.firm(), |segment, _, address| {
            if columns.as_ref().is_none_or(|(of, _)| *of != address.segment_ord) {
                match Columns::of(facet, segment) {
                    Ok(found) => columns = Some((address.segment_ord, found)),
                    Err(cause) => refused = Some(cause),
                }
            }
            let groups = columns.iter().flat_map(|(_, columns)| columns.groups(address.doc_id));
            for group in groups {
                *counts.entry(group).or_default() += 1;
            }
        })?;
        if let Some(cause) = refused {
            return Err(self.snapshot.fault(cause));
        }
        self.labelled(facet, counts)
    }

    fn labelled(
        &self,
        facet: Facet,
        counts: HashMap<u64, usize>,
    ) -> Result<Vec<FacetCount>, Error> {
        let plans = match facet {
            Facet::Plan => Some(self.registry.plan_names(&self.snapshot)?),
            _ => None,
        };
        let bodies = match facet {
            Facet::Body => Some(self.registry.labels(&self.snapshot)?),
            _ => None,
        };
        let label = |group: u64| match facet {
            Facet::Body => bodies.as_ref().and_then(|bodies| {
                let (id, name) = bodies.get(&u32::try_from(group).ok()?)?;
                Some((id.to_string(), name.clone()))
            }),
            Facet::Domain => usize::try_from(group).ok().and_then(|at| {
                let domain = Domain::ALL.get(at)?;
                Some((domain.key().to_owned(), domain.term().to_owned()))
            }),
            Facet::Plan => plans.as_ref().and_then(|plans| {
                let (id, title) = plans.of_rank(group)?;
                Some((id.to_string(), title.to_owned()))
            }),
            Facet::DueYear | Facet::IssuedYear => Some((group.to_string(), group.to_string())),
        };
        let counts = counts.into_iter().filter_map(|(group, count)| {
            let (key, label) = label(group)?;
            Some(FacetCount { key, label, count })
        });
        let mut counts: Vec<FacetCount> = counts.collect();
        counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
        Ok(counts)
    }
}
