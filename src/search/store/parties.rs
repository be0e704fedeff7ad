//! Whom a question asks about, as an index knows them: bodies by number, general names by what entries bear.

use std::collections::HashMap;

use tantivy::Term;

use super::disk_names::DiskNames;
use super::name;
use super::snapshot::Snapshot;
use crate::Error;
use crate::model::BodyId;
use crate::query::{BodyNames, DutyFilter, Filter, NameSort, Who, succession};
use crate::text::fold;

/// Whom the duties of a question ask about.
#[derive(Debug, Default)]
pub(super) struct Parties {
    numbers: HashMap<BodyId, u32>,
    general: HashMap<String, General>,
}

/// What a general name stands for.
#[derive(Debug, Default)]
struct General {
    /// What entries bear of it.
    keys: Vec<String>,
    /// The bodies that it leads to besides.
    bodies: Vec<BodyId>,
}

/// One that is asked about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Party<'p> {
    Anybody,
    Body(u32),
    General(&'p str),
}

impl Parties {
    pub(super) fn of(filter: &Filter, names: &DiskNames<'_>) -> Result<Self, Error> {
        let mut parties = Self::default();
        for filter in filter.walk() {
            let Filter::Duty(duty) = filter else { continue };
            for who in &duty.who {
                match who {
                    Who::Body(id) => parties.number(id, names)?,
                    Who::Named(asked) => parties.name(asked, names)?,
                }
            }
        }
        Ok(parties)
    }

    fn number(&mut self, id: &BodyId, names: &DiskNames<'_>) -> Result<(), Error> {
        if !self.numbers.contains_key(id)
            && let Some(entry) = names.entry_of(id.as_str())?
            && let Some(number) = names.snapshot.number(entry)?
        {
            self.numbers.insert(id.clone(), number);
        }
        Ok(())
    }

    fn name(&mut self, asked: &str, names: &DiskNames<'_>) -> Result<(), Error> {
        if self.general.contains_key(asked) {
            return Ok(());
        }
        let folded = fold(asked.trim());
        let mut general = General { keys: names.keys(NameSort::Function, &folded), bodies: vec![] };
        let alias = name::key(NameSort::Alias, &folded);
        // What one body alone is called is not worth a term of every entry.
        if names.first(2, &alias)?.len() > 1 {
            general.keys.push(alias);
        } else {
            for body in names.called(NameSort::Alias, &folded, None)? {
                let others = succession(names, &body)?.into_iter().map(|(_, other)| other.id);
                general.bodies.extend(others.chain([body.id]));
            }
        }
        for id in &general.bodies {
            self.number(id, names)?;
        }
        self.general.insert(asked.to_owned(), general);
        Ok(())
    }

    /// Those whom a condition asks about, each once or more.
    pub(super) fn of_duty(&self, duty: &DutyFilter) -> Vec<Party<'_>> {
        if duty.who.is_empty() {
            return vec![Party::Anybody];
        }
        let body = |id: &BodyId| self.numbers.get(id).copied().map(Party::Body);
        let mut parties = Vec::new();
        for who in &duty.who {
            match who {
                Who::Body(id) => parties.extend(body(id)),
                Who::Named(asked) => {
                    let Some(general) = self.general.get(asked) else { continue };
                    parties.extend(general.keys.iter().map(|key| Party::General(key)));
                    parties.extend(general.bodies.iter().filter_map(body));
                }
            }
        }
        parties
    }

    /// The same condition about some bodies, with those of them named that its general names lead to.
    pub(super) fn narrowed(
        &self,
        filter: &Filter,
        bodies: &[BodyId],
        snapshot: &Snapshot,
    ) -> Result<Filter, Error> {
        let all = |filters: &[Filter]| -> Result<Vec<Filter>, Error> {
            filters.iter().map(|filter| self.narrowed(filter, bodies, snapshot)).collect()
        };
        Ok(match filter {
            Filter::Not(inner) => Filter::Not(Box::new(self.narrowed(inner, bodies, snapshot)?)),
            Filter::And(inner) => Filter::And(all(inner)?),
            Filter::Or(inner) => Filter::Or(all(inner)?),
            Filter::Duty(duty) => {
                let mut duty = duty.clone();
                for general in duty.who.clone().iter().filter_map(|who| self.general_of(who)) {
                    for body in bodies {
                        if general.leads_to(body, snapshot)? {
                            duty.who.push(Who::Body(body.clone()));
                        }
                    }
                }
                Filter::Duty(duty)
            }
            other => other.clone(),
        })
    }

    fn general_of(&self, who: &Who) -> Option<&General> {
        match who {
            Who::Named(asked) => self.general.get(asked),
            Who::Body(_) => None,
        }
    }

    /// Whether general names are asked about.
    pub(super) fn has_general(&self) -> bool {
        !self.general.is_empty()
    }
}

impl General {
    fn leads_to(&self, body: &BodyId, snapshot: &Snapshot) -> Result<bool, Error> {
        if self.bodies.contains(body) {
            return Ok(true);
        }
        let id = Term::from_field_text(snapshot.fields.name, &name::id(body.as_str()));
        let Some(entry) = snapshot.first_body_with(&id)? else { return Ok(false) };
        for key in &self.keys {
            let term = Term::from_field_text(snapshot.fields.general, &name::itself(key));
            if snapshot.bears(entry, &term)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
