//! Replacing the names of a question by what they mean.

use super::names::Found;
use super::{DutyFilter, Filter, Names, PlaceTerm, PlanTerm, Resolution, TextQuery, Who};
use crate::model::{PlanId, Region, Terms};
use crate::{Error, ErrorKind};

/// What the names of a question are looked up in.
pub(crate) trait Lookup {
    /// The bodies of a name; `None` leaves the name as it is, to be known by what looks for it.
    fn bodies(&self, asked: &str) -> Result<Option<Vec<Found>>, Error>;
    fn regions(&self, asked: &str) -> Result<Vec<Region>, Error>;
    fn plans(&self, asked: &str) -> Result<Vec<PlanId>, Error>;
    /// The names nearest to one that means nothing.
    fn nearest(&self, sort: Sort, asked: &str) -> Result<Vec<String>, Error>;
}

/// What a name is a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Body,
    Region,
    Plan,
}

impl Sort {
    fn word(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Region => "region",
            Self::Plan => "plan",
        }
    }
}

/// Nothing that lies in memory can fail to be read.
impl Lookup for Names {
    fn bodies(&self, asked: &str) -> Result<Option<Vec<Found>>, Error> {
        Ok(Some(self.resolve_body(asked)))
    }

    fn regions(&self, asked: &str) -> Result<Vec<Region>, Error> {
        Ok(self.resolve_region(asked))
    }

    fn plans(&self, asked: &str) -> Result<Vec<PlanId>, Error> {
        Ok(self.resolve_plan(asked))
    }

    fn nearest(&self, sort: Sort, asked: &str) -> Result<Vec<String>, Error> {
        let near = match sort {
            Sort::Body => self.nearest_bodies(asked),
            Sort::Region => self.nearest_regions(asked),
            Sort::Plan => self.nearest_plans(asked),
        };
        Ok(near.into_iter().map(str::to_owned).collect())
    }
}

impl Filter {
    /// The same question with every name replaced by what it means, and the report of that.
    ///
    /// # Errors
    /// [`ErrorKind::Question`] when a name means nothing; the message gives the nearest names.
    pub fn resolve(
        self,
        names: &Names,
        terms: Option<&Terms>,
    ) -> Result<(Self, Vec<Resolution>), Error> {
        self.resolve_by(names, terms)
    }

    /// The same, names looked up anywhere.
    pub(crate) fn resolve_by(
        self,
        names: &dyn Lookup,
        terms: Option<&Terms>,
    ) -> Result<(Self, Vec<Resolution>), Error> {
        let mut resolver = Resolver { names, terms, report: Vec::new() };
        let filter = resolver.filter(self)?;
        Ok((filter, resolver.report))
    }
}

struct Resolver<'n> {
    names: &'n dyn Lookup,
    terms: Option<&'n Terms>,
    report: Vec<Resolution>,
}

impl Resolver<'_> {
    fn filter(&mut self, filter: Filter) -> Result<Filter, Error> {
        Ok(match filter {
            Filter::Duty(duty) => Filter::Duty(self.duty(duty)?),
            Filter::Region(PlaceTerm::Named(name)) => self.region(name)?,
            Filter::Plan(PlanTerm::Named(name)) => self.plan(name)?,
            Filter::Text(text) => Filter::Text(self.text(text)),
            Filter::Not(inner) => Filter::Not(Box::new(self.filter(*inner)?)),
            Filter::And(inner) => Filter::And(self.all(inner)?),
            Filter::Or(inner) => Filter::Or(self.all(inner)?),
            other => other,
        })
    }

    fn all(&mut self, filters: Vec<Filter>) -> Result<Vec<Filter>, Error> {
        filters.into_iter().map(|filter| self.filter(filter)).collect()
    }

    fn duty(&mut self, mut duty: DutyFilter) -> Result<DutyFilter, Error> {
        let mut who = Vec::new();
        for asked in std::mem::take(&mut duty.who) {
            match asked {
                Who::Named(name) => who.extend(self.body(name)?),
                body @ Who::Body(_) => who.push(body),
            }
        }
        Ok(DutyFilter { who, ..duty })
    }

    fn body(&mut self, asked: String) -> Result<Vec<Who>, Error> {
        let Some(found) = self.names.bodies(&asked)? else { return Ok(vec![Who::Named(asked)]) };
        if found.is_empty() {
            return Err(self.unknown(Sort::Body, &asked));
        }
        let who = found.iter().map(|found| Who::Body(found.body.clone())).collect();
        self.report.push(Resolution::Body { asked, found });
        Ok(who)
    }

    fn region(&mut self, asked: String) -> Result<Filter, Error> {
        let found = self.names.regions(&asked)?;
        if found.is_empty() {
            return Err(self.unknown(Sort::Region, &asked));
        }
        let any = found.iter().map(|code| Filter::Region(PlaceTerm::Code(*code))).collect();
        self.report.push(Resolution::Region { asked, found });
        Ok(any_of(any))
    }

    fn plan(&mut self, asked: String) -> Result<Filter, Error> {
        let found = self.names.plans(&asked)?;
        if found.is_empty() {
            return Err(self.unknown(Sort::Plan, &asked));
        }
        let any = found.iter().map(|id| Filter::Plan(PlanTerm::Id(id.clone()))).collect();
        self.report.push(Resolution::Plan { asked, found });
        Ok(any_of(any))
    }

    fn unknown(&self, sort: Sort, asked: &str) -> Error {
        let near = match self.names.nearest(sort, asked) {
            Ok(near) => near,
            Err(error) => return error,
        };
        let hint = if near.is_empty() {
            String::new()
        } else {
            format!("; did you mean {}?", near.join(", "))
        };
        let message = format!("no {} is called `{asked}`{hint}", sort.word());
        Error::new(ErrorKind::Question, message)
    }

    fn text(&self, mut text: TextQuery) -> TextQuery {
        for term in text.terms.iter_mut().filter(|term| !term.exact) {
            let synonyms = self.terms.into_iter().flat_map(|terms| terms.synonyms_of(&term.text));
            term.synonyms = synonyms.map(str::to_owned).collect();
        }
        text
    }
}

fn any_of(mut filters: Vec<Filter>) -> Filter {
    if filters.len() == 1 { filters.remove(0) } else { Filter::Or(filters) }
}
