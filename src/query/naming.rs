//! What a name of bodies means, wherever the names are held.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Found, How};
use crate::Error;
use crate::model::{BodyId, Region};
use crate::text::fold;

/// A body as its names need it.
#[derive(Clone, Debug)]
pub(crate) struct NamedBody {
    pub(crate) id: BodyId,
    /// The full name.
    pub(crate) name: String,
    pub(crate) region: Option<Region>,
    pub(crate) succeeded_by: Option<BodyId>,
}

/// What kind of name a body is called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameSort {
    Full,
    Alias,
    /// The name of a function, or a general name of those that have it.
    Function,
}

/// Names of bodies, to be looked up folded.
pub(crate) trait BodyNames {
    fn by_id(&self, id: &str) -> Result<Option<NamedBody>, Error>;

    /// Whether any body is so called.
    fn is_called(&self, sort: NameSort, folded: &str) -> Result<bool, Error>;

    /// The bodies so called, of some regions only where these are given.
    fn called(
        &self,
        sort: NameSort,
        folded: &str,
        within: Option<&[Region]>,
    ) -> Result<Vec<NamedBody>, Error>;

    /// The bodies that a body took over from, one step back.
    fn before(&self, id: &BodyId) -> Result<Vec<NamedBody>, Error>;

    /// The regions of a name.
    fn regions_called(&self, folded: &str) -> Vec<Region>;
}

type Meant = BTreeMap<BodyId, (How, NamedBody)>;

/// What a name of bodies means, the surest first; empty when it means nothing.
pub(crate) fn resolve(names: &impl BodyNames, asked: &str) -> Result<Vec<Found>, Error> {
    let folded = fold(asked.trim());
    let mut meant = direct(names, &folded, None)?;
    if meant.is_empty() {
        meant = in_named_region(names, &folded)?;
    }
    add_succession(names, &mut meant)?;
    let found = meant.into_iter().map(|(id, (how, body))| Found { body: id, name: body.name, how });
    let mut found: Vec<Found> = found.collect();
    found.sort_by(|a, b| (a.how, &a.body).cmp(&(b.how, &b.body)));
    Ok(found)
}

fn direct(names: &impl BodyNames, folded: &str, within: Option<&[Region]>) -> Result<Meant, Error> {
    if let Some(body) = names.by_id(folded)? {
        let body = Some(body).filter(|body| is_within(body, within));
        return Ok(body.into_iter().map(|body| (body.id.clone(), (How::Id, body))).collect());
    }
    let called = |sort| names.called(sort, folded, within);
    if names.is_called(NameSort::Full, folded)? {
        let full = called(NameSort::Full)?.into_iter();
        return Ok(full.map(|body| (body.id.clone(), (How::Name, body))).collect());
    }
    let mut meant = Meant::new();
    for body in called(NameSort::Function)? {
        let ends_so = fold(&body.name).ends_with(folded);
        let how = if ends_so { How::GenericName } else { How::Function };
        meant.insert(body.id.clone(), (how, body));
    }
    for body in called(NameSort::Alias)? {
        meant.insert(body.id.clone(), (How::Alias, body));
    }
    Ok(meant)
}

fn is_within(body: &NamedBody, within: Option<&[Region]>) -> bool {
    within.is_none_or(|within| body.region.is_some_and(|region| within.contains(&region)))
}

/// Reads 长春市水务局 as the water authority of 长春市, though no body of that full name is known.
fn in_named_region(names: &impl BodyNames, folded: &str) -> Result<Meant, Error> {
    let mut meant = Meant::new();
    for (at, last) in folded.char_indices() {
        let Some((region, rest)) = folded.split_at_checked(at + last.len_utf8()) else { continue };
        let codes = names.regions_called(region);
        if codes.is_empty() {
            continue;
        }
        for (id, (how, body)) in direct(names, rest, Some(&codes))? {
            meant.insert(id, (how.max(How::GenericName), body));
        }
    }
    Ok(meant)
}

/// Adds what took over from each body, and what each took over from.
fn add_succession(names: &impl BodyNames, meant: &mut Meant) -> Result<(), Error> {
    let direct: Vec<NamedBody> = meant.values().map(|(_, body)| body.clone()).collect();
    for body in direct {
        for (how, other) in succession(names, &body)? {
            meant.entry(other.id.clone()).or_insert((how, other));
        }
    }
    Ok(())
}

/// What took over from a body, and what it took over from, however many steps away.
pub(crate) fn succession(
    names: &impl BodyNames,
    body: &NamedBody,
) -> Result<Vec<(How, NamedBody)>, Error> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::from([body.id.clone()]);
    let mut next = body.succeeded_by.clone();
    while let Some(id) = next.take().filter(|id| seen.insert(id.clone())) {
        let Some(later) = names.by_id(id.as_str())? else { break };
        next.clone_from(&later.succeeded_by);
        found.push((How::Successor, later));
    }
    let mut waiting = names.before(&body.id)?;
    while let Some(earlier) = waiting.pop() {
        if seen.insert(earlier.id.clone()) {
            waiting.extend(names.before(&earlier.id)?);
            found.push((How::Predecessor, earlier));
        }
    }
    Ok(found)
}
