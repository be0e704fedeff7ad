//! A filter as a query of the index, with the same meaning as [`Filter::matches`].

use std::collections::BTreeSet;

use tantivy::Term;
use tantivy::query::{AllQuery, BooleanQuery, EmptyQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::parties::{Parties, Party};
use super::schema::Fields;
use super::{columns, name, tag};
use crate::model::{Basis, Role};
use crate::query::{DutyFilter, Filter, PlaceTerm, PlanTerm, Standing};
use crate::search::TextFields;
use crate::search::steady::Steady;

type Compiled = Box<dyn Query>;

/// Compiles filters. `texts` are there when one asks for words.
pub(super) struct Compiler<'s> {
    pub(super) fields: &'s Fields,
    pub(super) parties: &'s Parties,
    pub(super) texts: Option<&'s TextFields>,
}

impl Compiler<'_> {
    /// The items that fit and of which what is known of the bodies asked about is at least so firm.
    ///
    /// As an alternative stands as firmly as the best that fits, and a conjunction as its weakest part, it
    /// is enough to ask for duties so firm wherever they are asked for, but not behind a `not`.
    pub(super) fn items(&self, filter: &Filter, least: Standing) -> Compiled {
        let fitting = self.filter(filter, Some(least));
        if asks_for_items(filter) {
            return fitting;
        }
        without(fitting, self.tag(tag::registry()))
    }

    fn filter(&self, filter: &Filter, least: Option<Standing>) -> Compiled {
        match filter {
            Filter::Plan(PlanTerm::Id(id)) => {
                let source = format!("plans/{id}.yaml");
                term(Term::from_field_text(self.fields.source, &source))
            }
            Filter::Region(PlaceTerm::Code(code)) => self.tag(tag::region(*code)),
            Filter::Plan(_) | Filter::Region(_) => Box::new(EmptyQuery),
            Filter::Duty(duty) => self.duty(duty, least),
            Filter::Due(range) => Box::new(columns::due(range)),
            Filter::Issued(range) => Box::new(columns::issued(range)),
            Filter::Text(text) => match self.texts {
                Some(texts) => texts.holding(text),
                None => Box::new(EmptyQuery),
            },
            Filter::Not(inner) => not(self.filter(inner, None)),
            Filter::And(all) => self.all(all, least),
            Filter::Or(any) => either(any.iter().map(|filter| self.filter(filter, least))),
            other => self.simple(other),
        }
    }

    /// A condition that one tag or one figure answers.
    fn simple(&self, filter: &Filter) -> Compiled {
        match tag::of_condition(filter) {
            Some(tag) => self.tag(tag),
            None => match columns::figures(std::iter::once(filter)) {
                Some(figures) => Box::new(figures),
                None => Box::new(AllQuery),
            },
        }
    }

    /// Conditions about figures that stand together are asked of one figure.
    fn all(&self, all: &[Filter], least: Option<Standing>) -> Compiled {
        let figures = columns::figures(all.iter()).map(|query| Box::new(query) as Compiled);
        let others = all.iter().filter(|filter| !filter.is_about_targets());
        let others = others.filter(|filter| **filter != Filter::All);
        every(others.map(|filter| self.filter(filter, least)).chain(figures))
    }

    fn duty(&self, duty: &DutyFilter, least: Option<Standing>) -> Compiled {
        let bases = bases(duty, least);
        let mut terms = BTreeSet::new();
        for party in self.parties.of_duty(duty) {
            for role in roles(duty) {
                terms.extend(bases.iter().map(|basis| self.part(party, role, *basis)));
            }
            if duty.roles.is_empty() && duty.bases.is_empty() {
                terms.extend(self.itself(party));
            }
        }
        either(terms.into_iter().map(term))
    }

    /// What the entries bear in which one that is asked about has such a part.
    fn part(&self, party: Party<'_>, role: Option<Role>, basis: Basis) -> Term {
        let tag = |body| Term::from_field_u64(self.fields.tag, tag::duty(body, role, basis));
        match party {
            Party::Anybody => tag(None),
            Party::Body(number) => tag(Some(number)),
            Party::General(key) => {
                Term::from_field_text(self.fields.general, &name::duty(key, role, basis))
            }
        }
    }

    /// What the entries of those bear that are asked about.
    fn itself(&self, party: Party<'_>) -> Option<Term> {
        match party {
            Party::Anybody => None,
            Party::Body(number) => Some(Term::from_field_u64(self.fields.tag, tag::itself(number))),
            Party::General(key) => {
                Some(Term::from_field_text(self.fields.general, &name::itself(key)))
            }
        }
    }

    fn tag(&self, tag: u64) -> Compiled {
        term(Term::from_field_u64(self.fields.tag, tag))
    }
}

/// Whether a filter asks for something that items alone have.
fn asks_for_items(filter: &Filter) -> bool {
    match filter {
        Filter::All | Filter::Not(_) => false,
        Filter::And(all) => all.iter().any(asks_for_items),
        Filter::Or(any) => any.iter().all(asks_for_items),
        Filter::Text(text) => !text.terms.is_empty(),
        _ => true,
    }
}

/// The bases that a duty may be known by, so firmly at least.
fn bases(duty: &DutyFilter, least: Option<Standing>) -> Vec<Basis> {
    let wanted = |basis: &Basis| match duty.bases.as_slice() {
        [] => *basis != Basis::Suggested,
        bases => bases.contains(basis),
    };
    let firm = |basis: &Basis| least.is_none_or(|least| Standing::of(*basis) <= least);
    Basis::ALL.iter().copied().filter(|basis| wanted(basis) && firm(basis)).collect()
}

/// The roles asked for; one `None` for any.
fn roles(duty: &DutyFilter) -> Vec<Option<Role>> {
    if duty.roles.is_empty() {
        return vec![None];
    }
    duty.roles.iter().copied().map(Some).collect()
}

/// Whether items may stand less firmly than this in answers to a filter.
pub(super) fn may_be_weaker(filter: &Filter, than: Standing) -> bool {
    filter.walk().any(|filter| match filter {
        Filter::Duty(duty) => bases(duty, None).iter().any(|basis| Standing::of(*basis) > than),
        _ => false,
    })
}

/// What is in the first and not in the second.
pub(super) fn without(first: Compiled, second: Compiled) -> Compiled {
    let second = Box::new(Steady(second));
    Box::new(BooleanQuery::new(vec![(Occur::Must, first), (Occur::MustNot, second)]))
}

fn not(query: Compiled) -> Compiled {
    without(Box::new(AllQuery), query)
}

fn term(term: Term) -> Compiled {
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

fn every(queries: impl Iterator<Item = Compiled>) -> Compiled {
    let mut queries: Vec<_> = queries.collect();
    match queries.len() {
        0 => Box::new(AllQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::intersection(queries)),
    }
}

fn either(queries: impl Iterator<Item = Compiled>) -> Compiled {
    let mut queries: Vec<_> = queries.collect();
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}
