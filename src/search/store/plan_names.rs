//! Plans by what they are called: looked up in the index, the names of all read only where all are wanted.

use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Term};

use super::entry::PART;
use super::snapshot::Snapshot;
use super::{name, order, tag};
use crate::model::{DocumentNumber, PlanId};
use crate::query::{Kind, Names};
use crate::text::fold;
use crate::{Error, ErrorKind};

/// How the plans of an index are called.
#[derive(Debug)]
pub(super) struct PlanNames {
    pub(super) names: Names,
    /// Rank, id and title of each plan, in the order of answers.
    plans: Vec<(u64, PlanId, String)>,
}

/// What one plan is called.
struct PlanName {
    id: PlanId,
    number: Option<DocumentNumber>,
    title: String,
}

impl PlanNames {
    pub(super) fn read(snapshot: &Snapshot) -> Result<Self, Error> {
        let (mut names, mut plans) = (Names::new(), Vec::new());
        for address in snapshot.with_term(is_plan(snapshot))? {
            let Some(plan) = snapshot.plan_name(address)? else { continue };
            names.add_plan(plan.id.clone(), &plan.title, plan.number.as_ref());
            let rank = order::rank(snapshot.order_of(address)?);
            plans.push((rank, plan.id, plan.title));
        }
        Ok(Self { names, plans })
    }

    pub(super) fn of_rank(&self, rank: u64) -> Option<(&PlanId, &str)> {
        let at = self.plans.binary_search_by_key(&rank, |(rank, ..)| *rank).ok()?;
        self.plans.get(at).map(|(_, id, title)| (id, title.as_str()))
    }
}

impl Snapshot {
    /// The plans of an id or number, or those whose title holds the words, as [`Names::resolve_plan`] has them.
    pub(super) fn plans_called(&self, asked: &str) -> Result<Vec<PlanId>, Error> {
        let folded = fold(asked.trim());
        if folded.is_empty() {
            return Ok(Vec::new());
        }
        let number = asked.parse::<DocumentNumber>().ok().map(|number| fold(&number.to_string()));
        for name in [Some(&folded), number.as_ref()].into_iter().flatten() {
            let term = Term::from_field_text(self.fields.name, &name::plan(name));
            let found = self.plans_that(&*any(term), |_| true)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        let titled = self.texts()?.maybe_titled(&folded);
        let titled = BooleanQuery::intersection(vec![any(is_plan(self)), titled]);
        self.plans_that(&titled, |plan| fold(&plan.title).contains(&folded))
    }

    /// The plans that a query finds and that fit, in the order of answers.
    fn plans_that(
        &self,
        query: &dyn Query,
        fits: impl Fn(&PlanName) -> bool,
    ) -> Result<Vec<PlanId>, Error> {
        let mut found = Vec::new();
        for address in self.matching(query)? {
            found.extend(self.plan_name(address)?.filter(&fits).map(|plan| plan.id));
        }
        Ok(found)
    }

    /// What the plan of an entry is called.
    fn plan_name(&self, address: DocAddress) -> Result<Option<PlanName>, Error> {
        let called = self.called(address)?;
        let Some(called) = called.first() else { return Ok(None) };
        let parts: Vec<&str> = called.splitn(3, PART).collect();
        let [id, number, title] = parts.as_slice() else {
            return Err(Error::new(ErrorKind::Index, "a name is damaged; rebuild the index"));
        };
        let (number, title) = (number.parse().ok(), (*title).to_owned());
        Ok(Some(PlanName { id: id.parse()?, number, title }))
    }
}

fn is_plan(snapshot: &Snapshot) -> Term {
    Term::from_field_u64(snapshot.fields.tag, tag::kind(Kind::Plan))
}

fn any(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}
