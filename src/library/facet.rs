//! How the hits of an answer fall into groups.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::{Corpus, Record};
use crate::model::Basis;
use crate::query::{Facet, FacetCount, Subject};

/// Counts the groups, the largest first, equal ones by key. An item may lie in several groups or none.
pub(super) fn count(corpus: &Corpus, records: &[&Record], facet: Facet) -> Vec<FacetCount> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for record in records {
        let groups: BTreeSet<(String, String)> =
            groups(corpus, record, facet).into_iter().collect();
        for group in groups {
            *counts.entry(group).or_default() += 1;
        }
    }
    let mut counts: Vec<FacetCount> =
        counts.into_iter().map(|((key, label), count)| FacetCount { key, label, count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
    counts
}

/// Key and label of every group that an item lies in.
fn groups(corpus: &Corpus, record: &Record, facet: Facet) -> Vec<(String, String)> {
    let plan = record.plan(corpus);
    let year = |year: u16| (year.to_string(), year.to_string());
    match facet {
        Facet::Body => bodies(corpus, record),
        Facet::Plan => plan.iter().map(|plan| (plan.id.to_string(), plan.title.clone())).collect(),
        Facet::Domain => {
            let domains = plan.iter().flat_map(|plan| &plan.domains);
            domains.map(|domain| (domain.key().to_owned(), domain.term().to_owned())).collect()
        }
        Facet::DueYear => {
            let subject = record.subject(corpus).into_iter();
            subject.flat_map(Subject::dues).map(|date| year(date.year())).collect()
        }
        Facet::IssuedYear => {
            let issued = record.subject(corpus).and_then(|subject| subject.issued);
            issued.iter().map(|date| year(date.year())).collect()
        }
    }
}

fn bodies(corpus: &Corpus, record: &Record) -> Vec<(String, String)> {
    let known = record.charges().iter().filter(|charge| charge.basis != Basis::Suggested);
    let named = known.map(|charge| {
        let name = corpus.body(&charge.body).map_or("", |body| body.name.as_str());
        (charge.body.to_string(), name.to_owned())
    });
    named.collect()
}
