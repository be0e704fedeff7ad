//! A question as it is put together.

use std::marker::PhantomData;

use super::answer::Answer;
use super::{Findable, Library};
use crate::Error;
use crate::model::{Basis, Domain, Op, Role, Validity};
use crate::query::{DateRange, DutyFilter, Filter, TextQuery, ValueRange, Who};

/// A question for items of one kind, put together step by step; every step narrows it.
///
/// ```
/// use zhengce::{Domain, Library};
///
/// let library = Library::bundled()?;
/// let answer = library
///     .targets()
///     .region("二道区")
///     .domain(Domain::Air)
///     .due("<2022".parse()?)
///     .run()?;
/// assert_eq!(answer.count(), 3);
/// # Ok::<(), zhengce::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a question does nothing until it is run"]
pub struct Question<'l, T> {
    library: &'l Library,
    filter: Filter,
    bodies: Vec<Vec<Who>>,
    roles: Vec<Role>,
    bases: Vec<Basis>,
    suggested: bool,
    offset: usize,
    limit: usize,
    kind: PhantomData<T>,
}

impl<'l, T: Findable> Question<'l, T> {
    pub(super) fn new(library: &'l Library) -> Self {
        Self {
            library,
            filter: T::KIND.map_or(Filter::All, Filter::Kind),
            bodies: Vec::new(),
            roles: Vec::new(),
            bases: Vec::new(),
            suggested: false,
            offset: 0,
            limit: usize::MAX,
            kind: PhantomData,
        }
    }

    /// Adds a condition.
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = self.filter.and(filter);
        self
    }

    /// Wants a part of a body, by its full, short or general name, or its id.
    pub fn body(self, name: impl Into<String>) -> Self {
        self.any_body([name.into()])
    }

    /// Wants a part of any of several bodies.
    pub fn any_body<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.bodies.push(names.into_iter().map(|name| Who::Named(name.into())).collect());
        self
    }

    /// Wants the part to be in this role; said more than once, in any of them.
    pub fn role(mut self, role: Role) -> Self {
        self.roles.push(role);
        self
    }

    /// Wants the part to be known in this way; said more than once, in any of them.
    pub fn basis(mut self, basis: Basis) -> Self {
        self.bases.push(basis);
        self
    }

    /// Admits parts that are only suggested; the answer keeps them apart.
    pub fn including_suggested(mut self) -> Self {
        self.suggested = true;
        self
    }

    /// Wants plans of a region or of a region in it, by name or code.
    pub fn region(self, name: impl Into<String>) -> Self {
        self.filter(Filter::region(name))
    }

    /// Wants items of a plan, by id, document number or words of its title.
    pub fn plan(self, name: impl Into<String>) -> Self {
        self.filter(Filter::plan(name))
    }

    /// Wants plans of a domain.
    pub fn domain(self, domain: Domain) -> Self {
        self.filter(Filter::Domain(domain))
    }

    /// Wants what falls due in a range.
    pub fn due(self, range: DateRange) -> Self {
        self.filter(Filter::Due(range))
    }

    /// Wants plans issued in a range.
    pub fn issued(self, range: DateRange) -> Self {
        self.filter(Filter::Issued(range))
    }

    /// Wants targets whose indicator holds these words.
    pub fn indicator(self, words: impl Into<String>) -> Self {
        self.filter(Filter::Indicator(words.into()))
    }

    /// Wants targets of this operator.
    pub fn op(self, op: Op) -> Self {
        self.filter(Filter::Op(op))
    }

    /// Wants targets whose figure lies in a range.
    pub fn value(self, range: ValueRange) -> Self {
        self.filter(Filter::Value(range))
    }

    /// Wants plans of this validity.
    pub fn validity(self, validity: Validity) -> Self {
        self.filter(Filter::Validity(validity))
    }

    /// Wants these words in the text, in any width, script or letter case, or words that mean the same.
    pub fn matching(self, words: &str) -> Self {
        self.filter(Filter::text(words))
    }

    /// Wants exactly these characters in the text, in any width, script or letter case.
    pub fn phrase(self, text: impl Into<String>) -> Self {
        self.filter(Filter::Text(TextQuery::default().phrase(text)))
    }

    /// Takes at most so many hits.
    pub fn limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// Passes over so many hits first.
    pub fn offset(mut self, offset: usize) -> Self {
        self.offset = offset;
        self
    }

    /// The condition that the question amounts to, before names are resolved.
    #[must_use]
    pub fn to_filter(&self) -> Filter {
        let anybody = vec![Vec::new()];
        let speaks_of_duties = !self.roles.is_empty() || !self.bases.is_empty();
        let who = if self.bodies.is_empty() && speaks_of_duties { &anybody } else { &self.bodies };
        let duties = who.iter().map(|who| DutyFilter {
            who: who.clone(),
            roles: self.roles.clone(),
            bases: self.bases.clone(),
        });
        let mut filter = duties.fold(self.filter.clone(), Filter::and);
        if self.suggested {
            filter.admit_suggested();
        }
        filter
    }

    /// Answers it.
    ///
    /// # Errors
    /// [`Question`](crate::ErrorKind::Question) when a name means nothing, with the nearest names;
    /// [`Limit`](crate::ErrorKind::Limit) when words are looked for that are longer than an index takes,
    /// [`Index`](crate::ErrorKind::Index) when it fails.
    pub fn run(&self) -> Result<Answer<'l, T>, Error> {
        let page = self.offset..self.offset.saturating_add(self.limit);
        self.library.backing.ask(self.to_filter(), &page)
    }
}
