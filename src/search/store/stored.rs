//! An item as an entry holds it: everything that an answer gives, each thing once, under a checksum.

use serde::{Deserialize, Serialize};

use crate::corpus::Item;
use crate::model::{
    Basis, Body, Document, Function, Goal, Plan, RegionName, Role, Safeguard, Task, Terms,
};
use crate::{Error, ErrorKind};

/// What an entry holds.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Stored {
    /// Where among the entries of its file the goal or task stands that it belongs to or lies under.
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none")]
    pub(super) owner: Option<u32>,
    /// How many entries it takes with all that lies under it, itself included.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<u32>,
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) charges: Vec<StoredCharge>,
    #[serde(rename = "i")]
    pub(super) item: StoredItem,
}

/// A charge by the number of its body, its role, its basis, the number of the collective body.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct StoredCharge(
    pub(super) u32,
    pub(super) Role,
    pub(super) Basis,
    pub(super) Option<u32>,
);

/// An item without the items that have entries of their own.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum StoredItem {
    /// A plan without goals, tasks and safeguards.
    Plan(Box<Plan>),
    Goal(Goal),
    /// The place of a target among those of its owner.
    Target(u32),
    /// A task without the tasks under it.
    Task(Box<Task>),
    Safeguard(Safeguard),
    Body(Box<Body>),
    /// A document with its text.
    Document(Box<Document>, Option<String>),
    Registry(Box<StoredRegistry>),
}

/// What a corpus says beside its items.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct StoredRegistry {
    pub(super) regions: Vec<RegionName>,
    pub(super) functions: Vec<Function>,
    pub(super) terms: Option<Terms>,
    /// The number that the next body gets.
    pub(super) next_number: u32,
}

const CHECKSUM: usize = 4;

impl Stored {
    pub(super) fn encode(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = vec![0; CHECKSUM];
        serde_json::to_writer(&mut bytes, self).map_err(|cause| {
            Error::new(ErrorKind::Index, "an item cannot be stored").because(cause)
        })?;
        let checksum = crc32fast::hash(bytes.get(CHECKSUM..).unwrap_or_default());
        if let Some(start) = bytes.get_mut(..CHECKSUM) {
            start.copy_from_slice(&checksum.to_le_bytes());
        }
        Ok(bytes)
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let damaged = || Error::new(ErrorKind::Index, "an entry is damaged; rebuild the index");
        let (checksum, item) = bytes.split_at_checked(CHECKSUM).ok_or_else(damaged)?;
        if crc32fast::hash(item).to_le_bytes() != checksum {
            return Err(damaged());
        }
        serde_json::from_slice(item).map_err(|cause| damaged().because(cause))
    }
}

/// An item without what has entries of its own; `index` is the place of a target among its owner's.
pub(super) fn shallow(item: Item<'_>, index: u32, text: Option<&str>) -> StoredItem {
    match item {
        Item::Plan(plan) => StoredItem::Plan(Box::new(head(plan))),
        Item::Goal(goal) => StoredItem::Goal(goal.clone()),
        Item::Target(_) => StoredItem::Target(index),
        Item::Task(task) => StoredItem::Task(Box::new(alone(task))),
        Item::Safeguard(safeguard) => StoredItem::Safeguard(safeguard.clone()),
        Item::Body(body) => StoredItem::Body(Box::new(body.clone())),
        Item::Document(document) => {
            StoredItem::Document(Box::new(document.clone()), text.map(str::to_owned))
        }
    }
}

fn head(plan: &Plan) -> Plan {
    Plan {
        id: plan.id.clone(),
        title: plan.title.clone(),
        genre: plan.genre,
        domains: plan.domains.clone(),
        region: plan.region,
        document: plan.document.clone(),
        number: plan.number.clone(),
        issuers: plan.issuers.clone(),
        drafters: plan.drafters.clone(),
        addressees: plan.addressees.clone(),
        dates: plan.dates.clone(),
        period: plan.period.clone(),
        validity: plan.validity,
        evidence: plan.evidence.clone(),
        parents: plan.parents.clone(),
        companions: plan.companions.clone(),
        coverage: plan.coverage.clone(),
        note: plan.note.clone(),
        purpose: plan.purpose.clone(),
        default_duties: plan.default_duties.clone(),
        goals: Vec::new(),
        tasks: Vec::new(),
        safeguards: Vec::new(),
    }
}

fn alone(task: &Task) -> Task {
    Task {
        id: task.id.clone(),
        mark: task.mark.clone(),
        title: task.title.clone(),
        text: task.text.clone(),
        duties: task.duties.clone(),
        open_list: task.open_list,
        due: task.due.clone(),
        recurring: task.recurring.clone(),
        targets: task.targets.clone(),
        evidence: task.evidence.clone(),
        note: task.note.clone(),
        tasks: Vec::new(),
    }
}
