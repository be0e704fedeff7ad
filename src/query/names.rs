//! Names of bodies, regions and plans, and what a name can mean.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use super::naming::{self, BodyNames, NameSort, NamedBody};
use crate::Error;
use crate::model::{Body, BodyId, DocumentNumber, Function, Plan, PlanId, Region, RegionName};
#[cfg(feature = "draft")]
use crate::text::folded;
use crate::text::{fold, nearest, nearest_by};

/// How a name led to a body (名称解析方式), the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum How {
    /// 编号: the body's id was given.
    Id,
    /// 全称: the full name.
    Name,
    /// 别名: another name of the registry, or the full name without its region.
    Alias,
    /// 通称: a general name such as 水务局 that the body's own name ends in.
    GenericName,
    /// 职能: the function that the name stands for.
    Function,
    /// 继任: the body that took over from one of that name.
    Successor,
    /// 前身: the body that one of that name took over from.
    Predecessor,
}

impl How {
    /// The Chinese term.
    #[must_use]
    pub const fn term(self) -> &'static str {
        match self {
            Self::Id => "编号",
            Self::Name => "全称",
            Self::Alias => "别名",
            Self::GenericName => "通称",
            Self::Function => "职能",
            Self::Successor => "继任",
            Self::Predecessor => "前身",
        }
    }
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.term())
    }
}

/// A body that a name led to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found {
    /// The body.
    pub body: BodyId,
    /// Its full name.
    pub name: String,
    /// How the name led to it.
    pub how: How,
}

/// What a name of a question was taken to mean. More than one body is shown, never guessed away.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Resolution {
    /// A name of bodies.
    Body {
        /// The name as asked.
        asked: String,
        /// The bodies, the surest first.
        found: Vec<Found>,
    },
    /// A name of regions.
    Region {
        /// The name as asked.
        asked: String,
        /// The regions.
        found: Vec<Region>,
    },
    /// A name of plans.
    Plan {
        /// The name as asked.
        asked: String,
        /// The plans.
        found: Vec<PlanId>,
    },
}

/// The names of a corpus, folded, ready for questions.
#[derive(Clone, Debug, Default)]
pub struct Names {
    bodies: BTreeMap<BodyId, Named>,
    by_name: HashMap<String, BTreeSet<BodyId>>,
    by_alias: HashMap<String, BTreeSet<BodyId>>,
    by_function: HashMap<String, BTreeSet<BodyId>>,
    took_over_from: BTreeMap<BodyId, BTreeSet<BodyId>>,
    regions: BTreeMap<String, BTreeSet<Region>>,
    plans: Vec<PlanName>,
}

/// How a plan can be called, folded.
#[derive(Clone, Debug)]
struct PlanName {
    id: PlanId,
    title: String,
    number: Option<String>,
}

#[derive(Clone, Debug)]
struct Named {
    name: String,
    region: Option<Region>,
    succeeded_by: Option<BodyId>,
}

impl Names {
    /// No name yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds regions; bodies find their local names by them, so regions come first.
    #[must_use]
    pub fn regions<'a>(mut self, regions: impl IntoIterator<Item = &'a RegionName>) -> Self {
        for region in regions {
            let short = region.name.trim_end_matches(['省', '市', '区', '县', '州', '盟', '旗']);
            let aliases = region.aliases.iter().map(String::as_str);
            for name in [region.name.as_str(), short].into_iter().chain(aliases) {
                if !name.is_empty() {
                    self.regions.entry(fold(name)).or_default().insert(region.code);
                }
            }
        }
        self
    }

    /// Adds bodies and their functions.
    #[must_use]
    pub fn bodies<'a>(
        mut self,
        bodies: impl IntoIterator<Item = &'a Body>,
        functions: impl IntoIterator<Item = &'a Function>,
    ) -> Self {
        let functions: Vec<&Function> = functions.into_iter().collect();
        for body in bodies {
            self.add_body(body, &functions);
        }
        self
    }

    /// Adds plans.
    #[must_use]
    pub fn plans<'a>(mut self, plans: impl IntoIterator<Item = &'a Plan>) -> Self {
        for plan in plans {
            self.add_plan(plan.id.clone(), &plan.title, plan.number.as_ref());
        }
        self
    }

    pub(crate) fn add_plan(&mut self, id: PlanId, title: &str, number: Option<&DocumentNumber>) {
        let number = number.map(|number| fold(&number.to_string()));
        self.plans.push(PlanName { id, title: fold(title), number });
    }

    /// Adds the plans that others are the names of.
    #[cfg(feature = "search")]
    pub(crate) fn add_plans_of(&mut self, others: &Self) {
        self.plans.extend(others.plans.iter().cloned());
    }

    /// The full name of a body.
    pub(crate) fn body_name(&self, id: &BodyId) -> Option<&str> {
        Some(self.bodies.get(id)?.name.as_str())
    }

    fn add_body(&mut self, body: &Body, functions: &[&Function]) {
        let id = &body.id;
        let name = fold(&body.name);
        for local in self.local_names(&name) {
            self.by_alias.entry(local).or_default().insert(id.clone());
        }
        for alias in &body.aliases {
            self.by_alias.entry(fold(alias)).or_default().insert(id.clone());
        }
        self.by_name.entry(name).or_default().insert(id.clone());
        for function in functions.iter().filter(|function| body.functions.contains(&function.id)) {
            for name in std::iter::once(&function.name).chain(&function.generic_names) {
                self.by_function.entry(fold(name)).or_default().insert(id.clone());
            }
        }
        if let Some(later) = &body.succeeded_by {
            self.took_over_from.entry(later.clone()).or_default().insert(id.clone());
        }
        let named = Named {
            name: body.name.clone(),
            region: body.region,
            succeeded_by: body.succeeded_by.clone(),
        };
        self.bodies.insert(id.clone(), named);
    }

    /// The name without its region, as documents of the region print it: 市水务局 for 佳木斯市水务局.
    pub(crate) fn local_names(&self, name: &str) -> Vec<String> {
        let rests = name.char_indices().filter_map(|(at, last)| {
            let (region, rest) = name.split_at_checked(at + last.len_utf8())?;
            let parted = self.regions.contains_key(region) && rest.chars().count() > 2;
            (parted && "省市区县州盟旗".contains(last)).then(|| format!("{last}{rest}"))
        });
        rests.collect()
    }

    /// What a name of bodies means, the surest first; empty when it means nothing.
    #[must_use]
    pub fn resolve_body(&self, asked: &str) -> Vec<Found> {
        naming::resolve(self, asked).unwrap_or_default()
    }

    /// The bodies whose own name a name is: the one of that id, else those so called in full, else by another name.
    #[cfg(feature = "draft")]
    pub(crate) fn bodies_called(&self, asked: &str) -> impl Iterator<Item = &BodyId> {
        let folded = folded(asked.trim());
        let folded = folded.as_ref();
        let id = Some(folded).filter(|text| text.is_ascii());
        let known = id.and_then(|id| self.bodies.get_key_value(id)).map(|(id, _)| id);
        let named = || self.by_name.get(folded).or_else(|| self.by_alias.get(folded));
        let called = if known.is_some() { None } else { named() };
        known.into_iter().chain(called.into_iter().flatten())
    }

    fn named(&self, id: &BodyId) -> Option<NamedBody> {
        let body = self.bodies.get(id)?;
        Some(NamedBody {
            id: id.clone(),
            name: body.name.clone(),
            region: body.region,
            succeeded_by: body.succeeded_by.clone(),
        })
    }

    fn of_sort(&self, sort: NameSort) -> &HashMap<String, BTreeSet<BodyId>> {
        match sort {
            NameSort::Full => &self.by_name,
            NameSort::Alias => &self.by_alias,
            NameSort::Function => &self.by_function,
        }
    }

    /// The names nearest to one that means nothing, the nearest first.
    #[must_use]
    pub fn nearest_bodies(&self, asked: &str) -> Vec<&str> {
        let sorts = [&self.by_name, &self.by_alias, &self.by_function].into_iter().zip(0u8..);
        let names = sorts
            .flat_map(|(names, sort)| names.keys().map(move |name| (name.as_str(), (sort, name))));
        nearest_by(&fold(asked), names)
    }

    /// The regions of a name.
    #[must_use]
    pub fn resolve_region(&self, asked: &str) -> Vec<Region> {
        self.regions.get(&fold(asked.trim())).into_iter().flatten().copied().collect()
    }

    /// The region names nearest to one that means nothing.
    #[must_use]
    pub fn nearest_regions(&self, asked: &str) -> Vec<&str> {
        nearest(&fold(asked), self.regions.keys().map(String::as_str))
    }

    /// The plans of an id or number, or those whose title holds the words.
    #[must_use]
    pub fn resolve_plan(&self, asked: &str) -> Vec<PlanId> {
        let folded = fold(asked.trim());
        if folded.is_empty() {
            return Vec::new();
        }
        let number = asked.parse::<DocumentNumber>().ok().map(|number| fold(&number.to_string()));
        let by_id = self.plans_that(|plan| plan.id.as_str() == folded);
        let by_number = self.plans_that(|plan| number.is_some() && plan.number == number);
        let surest = [by_id, by_number].into_iter().find(|found| !found.is_empty());
        surest.unwrap_or_else(|| self.plans_that(|plan| plan.title.contains(&folded)))
    }

    fn plans_that(&self, fits: impl Fn(&PlanName) -> bool) -> Vec<PlanId> {
        self.plans.iter().filter(|plan| fits(plan)).map(|plan| plan.id.clone()).collect()
    }

    /// The plan titles nearest to words that no title holds.
    #[must_use]
    pub fn nearest_plans(&self, asked: &str) -> Vec<&str> {
        nearest(&fold(asked), self.plans.iter().map(|plan| plan.title.as_str()))
    }
}

/// Nothing that lies in memory can fail to be read.
impl BodyNames for Names {
    fn by_id(&self, id: &str) -> Result<Option<NamedBody>, Error> {
        let known = self.bodies.get_key_value(id);
        Ok(known.and_then(|(id, _)| self.named(id)))
    }

    fn is_called(&self, sort: NameSort, folded: &str) -> Result<bool, Error> {
        Ok(self.of_sort(sort).contains_key(folded))
    }

    fn called(
        &self,
        sort: NameSort,
        folded: &str,
        within: Option<&[Region]>,
    ) -> Result<Vec<NamedBody>, Error> {
        let ids = self.of_sort(sort).get(folded).into_iter().flatten();
        let bodies = ids.filter_map(|id| self.named(id));
        let region = |body: &NamedBody| match (within, body.region) {
            (Some(within), region) => region.is_some_and(|region| within.contains(&region)),
            (None, _) => true,
        };
        Ok(bodies.filter(region).collect())
    }

    fn before(&self, id: &BodyId) -> Result<Vec<NamedBody>, Error> {
        let ids = self.took_over_from.get(id).into_iter().flatten();
        Ok(ids.filter_map(|id| self.named(id)).collect())
    }

    fn regions_called(&self, folded: &str) -> Vec<Region> {
        self.regions.get(folded).into_iter().flatten().copied().collect()
    }
}
