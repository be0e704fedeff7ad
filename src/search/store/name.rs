//! The names of bodies as terms: those of the bodies' own entries, which lead to a body, and the general ones
//! that every entry bears of the bodies that have a part in it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::entry::PART;
use super::tag;
use crate::Error;
use crate::model::{
    Basis, Body, BodyId, DocumentNumber, Function, FunctionId, Region, RegionName, Role,
};
use crate::query::{BodyNames, NameSort, Names, Subject, succession};
use crate::text::fold;

/// What a body is called by. Of functions the id is taken, however these are called.
pub(super) fn key(sort: NameSort, name: &str) -> String {
    let sort = match sort {
        NameSort::Full => 'n',
        NameSort::Alias => 'a',
        NameSort::Function => 'f',
    };
    format!("{sort}{name}")
}

/// What a body of a region is called by.
pub(super) fn key_in(region: Region, key: &str) -> String {
    format!("{region}{PART}{key}")
}

pub(super) fn id(id: &str) -> String {
    format!("i{id}")
}

/// What a plan or document bears of its document number.
pub(super) fn number(number: &DocumentNumber) -> String {
    format!("d{number}")
}

/// What a plan bears of its id and of its document number, folded.
pub(super) fn plan(name: &str) -> String {
    format!("p{name}")
}

/// What the bodies bear that another took over from.
pub(super) fn before(later: &BodyId) -> String {
    format!("s{later}")
}

/// What an entry bears in which a body of a general name has such a part.
pub(super) fn duty(key: &str, role: Option<Role>, basis: Basis) -> String {
    let role = role.map_or(0, |role| tag::place(Role::ALL, &role) + 1);
    format!("{role}.{}{PART}{key}", tag::place(Basis::ALL, &basis))
}

/// What the entry of a body of a general name bears.
pub(super) fn itself(key: &str) -> String {
    format!("!{PART}{key}")
}

/// What bodies are called in a corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct Called {
    /// What each body is called by, its id left out.
    keys: HashMap<BodyId, BTreeSet<String>>,
    /// The general names that lead to each body, also those of bodies before and after it.
    general: HashMap<BodyId, Vec<String>>,
}

impl Called {
    pub(super) fn of<'c>(
        regions: impl Iterator<Item = &'c RegionName>,
        functions: impl Iterator<Item = &'c Function>,
        bodies: &[&'c Body],
    ) -> Result<Self, Error> {
        let functions: BTreeSet<&FunctionId> = functions.map(|function| &function.id).collect();
        let names = Names::new().regions(regions).bodies(bodies.iter().copied(), []);
        let keys = bodies.iter().map(|body| (body.id.clone(), keys_of(body, &names, &functions)));
        let keys: HashMap<BodyId, BTreeSet<String>> = keys.collect();
        let general = general(&names, &keys)?;
        Ok(Self { keys, general })
    }

    /// The general names that lead to a body.
    pub(super) fn general(&self, id: &BodyId) -> &[String] {
        self.general.get(id).map_or(&[], Vec::as_slice)
    }

    /// The terms that lead to a body.
    pub(super) fn terms_of(&self, body: &Body) -> Vec<String> {
        let keys = self.keys.get(&body.id).into_iter().flatten();
        let here = |key: &String| body.region.map(|region| key_in(region, key));
        let keys = keys.flat_map(|key| here(key).into_iter().chain([key.clone()]));
        let later = body.succeeded_by.iter().map(before);
        keys.chain([id(body.id.as_str())]).chain(later).collect()
    }

    /// The general terms of an entry.
    pub(super) fn terms(&self, subject: &Subject<'_>) -> BTreeSet<String> {
        let mut terms = BTreeSet::new();
        for charge in subject.charges {
            for key in self.general(&charge.body) {
                let roles = [Some(charge.role), None].into_iter();
                terms.extend(roles.map(|role| duty(key, role, charge.basis)));
            }
        }
        let own = subject.body.into_iter().flat_map(|body| self.general(&body.id));
        terms.extend(own.map(|key| itself(key)));
        terms
    }
}

fn keys_of(body: &Body, names: &Names, functions: &BTreeSet<&FunctionId>) -> BTreeSet<String> {
    let name = fold(&body.name);
    let aliases = body.aliases.iter().map(|alias| fold(alias)).chain(names.local_names(&name));
    let aliases = aliases.map(|alias| key(NameSort::Alias, &alias));
    let functions = body.functions.iter().filter(|id| functions.contains(id));
    let functions = functions.map(|id| key(NameSort::Function, id.as_str()));
    aliases.chain(functions).chain([key(NameSort::Full, &name)]).collect()
}

/// Functions, and what several bodies are called, for each body that they lead to.
fn general(
    names: &Names,
    keys: &HashMap<BodyId, BTreeSet<String>>,
) -> Result<HashMap<BodyId, Vec<String>>, Error> {
    let mut bearers: HashMap<&str, usize> = HashMap::new();
    for key in keys.values().flatten() {
        *bearers.entry(key).or_default() += 1;
    }
    let shared = |key: &&String| {
        key.starts_with('f') || (key.starts_with('a') && bearers.get(key.as_str()) > Some(&1))
    };
    let mut general: BTreeMap<BodyId, BTreeSet<String>> = BTreeMap::new();
    for (id, own) in keys {
        let own: Vec<&String> = own.iter().filter(shared).collect();
        let Some(body) = names.by_id(id.as_str())? else { continue };
        let others = succession(names, &body)?.into_iter().map(|(_, other)| other.id);
        for led_to in others.chain([body.id]) {
            general.entry(led_to).or_default().extend(own.iter().map(|key| (*key).clone()));
        }
    }
    Ok(general.into_iter().map(|(id, keys)| (id, keys.into_iter().collect())).collect())
}
