//! How the entries that a question finds fall into groups, counted from columns without reading an item.

use std::collections::HashMap;

use tantivy::columnar::Column;
use tantivy::query::EnableScoring;
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

    /// Counts the groups of an entry, each once.
    fn count(&self, entry: DocId, seen: &mut Vec<u64>, tally: &mut Tally) {
        let values = self.values.iter().flat_map(|values| values.values_for_doc(entry));
        match self.facet {
            // Entries hold each of these once.
            Facet::Body | Facet::Domain => values.for_each(|value| tally.add(value)),
            Facet::Plan => {
                let plans = values.filter(|value| order::is_of_plan(*value));
                plans.for_each(|value| tally.add(order::rank(value)));
            }
            Facet::DueYear | Facet::IssuedYear => {
                seen.clear();
                for year in values.map(sortable::year) {
                    if !seen.contains(&year) {
                        seen.push(year);
                        tally.add(year);
                    }
                }
            }
        }
    }
}

/// How often each group came. Groups come in runs where entries of a file stand side by side.
#[derive(Default)]
struct Tally {
    /// Of groups with low numbers.
    low: Vec<usize>,
    others: HashMap<u64, usize>,
    run: Option<(u64, usize)>,
}

/// Groups with lower numbers than this are counted in a list.
const LOW: u64 = 1 << 20;

impl Tally {
    fn add(&mut self, group: u64) {
        if group >= LOW {
            return self.add_to_run(group);
        }
        let at = usize::try_from(group).unwrap_or_default();
        if self.low.len() <= at {
            self.low.resize(at + 1, 0);
        }
        if let Some(count) = self.low.get_mut(at) {
            *count += 1;
        }
    }

    fn add_to_run(&mut self, group: u64) {
        match &mut self.run {
            Some((running, count)) if *running == group => *count += 1,
            run => {
                if let Some((ended, count)) = run.replace((group, 1)) {
                    *self.others.entry(ended).or_default() += count;
                }
            }
        }
    }

    fn finish(mut self) -> impl Iterator<Item = (u64, usize)> {
        if let Some((ended, count)) = self.run.take() {
            *self.others.entry(ended).or_default() += count;
        }
        let low = (0u64..).zip(self.low).filter(|(_, count)| *count > 0);
        low.chain(self.others)
    }
}

impl Asked {
    /// The groups of what is known, the largest first, equal ones by key.
    pub(super) fn counts_by(&self, facet: Facet) -> Result<Vec<FacetCount>, Error> {
        let tally = self.tally(facet).map_err(|cause| self.snapshot.fault(cause))?;
        self.labelled(facet, tally)
    }

    fn tally(&self, facet: Facet) -> tantivy::Result<Tally> {
        let (searcher, mut tally) = (&self.snapshot.searcher, Tally::default());
        let weight = self.firm().weight(EnableScoring::disabled_from_searcher(searcher))?;
        let mut seen = Vec::new();
        for segment in searcher.segment_readers() {
            let (columns, alive) = (Columns::of(facet, segment)?, segment.alive_bitset());
            weight.for_each_no_score(segment, &mut |entries| {
                let live = |entry: &&DocId| alive.is_none_or(|alive| alive.is_alive(**entry));
                for entry in entries.iter().filter(live) {
                    columns.count(*entry, &mut seen, &mut tally);
                }
            })?;
        }
        Ok(tally)
    }

    fn labelled(&self, facet: Facet, counts: Tally) -> Result<Vec<FacetCount>, Error> {
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
        let counts = counts.finish().filter_map(|(group, count)| {
            let (key, label) = label(group)?;
            Some(FacetCount { key, label, count })
        });
        let mut counts: Vec<FacetCount> = counts.collect();
        counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
        Ok(counts)
    }
}
