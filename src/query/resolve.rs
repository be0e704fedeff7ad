//! Replacing the names of a question by what they mean.

use super::{DutyFilter, Filter, Names, PlaceTerm, PlanTerm, Resolution, TextQuery, Who};
use crate::model::Terms;
use crate::{Error, ErrorKind};

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
        let mut resolver = Resolver { names, terms, report: Vec::new() };
        let filter = resolver.filter(self)?;
        Ok((filter, resolver.report))
    }
}

struct Resolver<'n> {
    names: &'n Names,
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
        let found = self.names.resolve_body(&asked);
        if found.is_empty() {
            return Err(unknown("body", &asked, &self.names.nearest_bodies(&asked)));
        }
        let who = found.iter().map(|found| Who::Body(found.body.clone())).collect();
        self.report.push(Resolution::Body { asked, found });
        Ok(who)
    }

    fn region(&mut self, asked: String) -> Result<Filter, Error> {
        let found = self.names.resolve_region(&asked);
        if found.is_empty() {
            return Err(unknown("region", &asked, &self.names.nearest_regions(&asked)));
        }
        let any = found.iter().map(|code| Filter::Region(PlaceTerm::Code(*code))).collect();
        self.report.push(Resolution::Region { asked, found });
        Ok(any_of(any))
    }

    fn plan(&mut self, asked: String) -> Result<Filter, Error> {
        let found = self.names.resolve_plan(&asked);
        if found.is_empty() {
            return Err(unknown("plan", &asked, &self.names.nearest_plans(&asked)));
        }
        let any = found.iter().map(|id| Filter::Plan(PlanTerm::Id(id.clone()))).collect();
        self.report.push(Resolution::Plan { asked, found });
        Ok(any_of(any))
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

fn unknown(what: &str, asked: &str, near: &[&str]) -> Error {
    let hint = match near {
        [] => String::new(),
        near => format!("; did you mean {}?", near.join(", ")),
    };
    Error::new(ErrorKind::Question, format!("no {what} is called `{asked}`{hint}"))
}
