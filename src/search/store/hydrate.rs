//! Entries back to items: each with what lies under it, a plan with all of its items.

use tantivy::DocAddress;

use super::order;
use super::snapshot::Snapshot;
use super::stored::{Stored, StoredItem};
use crate::corpus::OwnedItem;
use crate::model::{Plan, Target, Task};
use crate::{Error, ErrorKind};

impl Snapshot {
    /// The item of an entry, whole, with the text of a document.
    pub(super) fn item(
        &self,
        address: DocAddress,
        (owner, span): (Option<u32>, Option<u32>),
        item: StoredItem,
    ) -> Result<(OwnedItem, Option<String>), Error> {
        let item = match item {
            StoredItem::Plan(head) => OwnedItem::Plan(Box::new(self.whole_plan(address, *head)?)),
            StoredItem::Goal(goal) => OwnedItem::Goal(Box::new(goal)),
            StoredItem::Target(index) => {
                OwnedItem::Target(Box::new(self.target(address, owner, index)?))
            }
            StoredItem::Task(task) => match span.filter(|span| *span > 1) {
                Some(span) => OwnedItem::Task(Box::new(self.whole_task(address, span, *task)?)),
                None => OwnedItem::Task(task),
            },
            StoredItem::Safeguard(safeguard) => OwnedItem::Safeguard(Box::new(safeguard)),
            StoredItem::Body(body) => OwnedItem::Body(body),
            StoredItem::Document(document, text) => {
                return Ok((OwnedItem::Document(document), text));
            }
            StoredItem::Registry(_) => return Err(astray(self)),
        };
        Ok((item, None))
    }

    /// The title of the item of an entry.
    pub(super) fn title(&self, address: DocAddress) -> Result<String, Error> {
        let Stored { owner, item, .. } = self.stored(address)?;
        Ok(match item {
            StoredItem::Plan(plan) => plan.title,
            StoredItem::Goal(goal) => goal.title,
            StoredItem::Target(index) => self.target(address, owner, index)?.indicator,
            StoredItem::Task(task) => task.title,
            StoredItem::Safeguard(safeguard) => safeguard.title,
            StoredItem::Body(body) => body.name,
            StoredItem::Document(document, _) => document.title,
            StoredItem::Registry(_) => return Err(astray(self)),
        })
    }

    /// The entry at another place of the same file.
    pub(super) fn beside(&self, address: DocAddress, position: u32) -> Result<DocAddress, Error> {
        let own = order::position(self.order_of(address)?);
        let first = address.doc_id.checked_sub(own).ok_or_else(|| astray(self))?;
        Ok(DocAddress::new(address.segment_ord, first + position))
    }

    /// The goal or task that an entry belongs to.
    pub(super) fn owner(
        &self,
        address: DocAddress,
        owner: Option<u32>,
    ) -> Result<Option<OwnedItem>, Error> {
        let Some(position) = owner else { return Ok(None) };
        let address = self.beside(address, position)?;
        let Stored { owner, span, item, .. } = self.stored(address)?;
        Ok(Some(self.item(address, (owner, span), item)?.0))
    }

    fn target(&self, address: DocAddress, owner: Option<u32>, index: u32) -> Result<Target, Error> {
        let owner = self.beside(address, owner.ok_or_else(|| astray(self))?)?;
        let targets = match self.stored(owner)?.item {
            StoredItem::Goal(goal) => goal.targets,
            StoredItem::Task(task) => task.targets,
            _ => Vec::new(),
        };
        targets.into_iter().nth(index as usize).ok_or_else(|| astray(self))
    }

    fn whole_task(&self, address: DocAddress, span: u32, task: Task) -> Result<Task, Error> {
        let own = order::position(self.order_of(address)?);
        let mut tree = Tree::new(own, task);
        for step in 1..span {
            let under = DocAddress::new(address.segment_ord, address.doc_id + step);
            let Stored { owner, item, .. } = self.stored(under)?;
            if let StoredItem::Task(task) = item {
                tree.add(own + step, owner, *task);
            }
        }
        tree.finish().pop().ok_or_else(|| astray(self))
    }

    /// The plan of an entry without its items.
    pub(super) fn head(&self, address: DocAddress) -> Result<Option<Plan>, Error> {
        if !order::is_of_plan(self.order_of(address)?) {
            return Ok(None);
        }
        match self.stored(self.beside(address, 0)?)?.item {
            StoredItem::Plan(head) => Ok(Some(*head)),
            _ => Err(astray(self)),
        }
    }

    /// The plan of an entry with all of its items.
    pub(super) fn plan(&self, address: DocAddress) -> Result<Option<Plan>, Error> {
        let Some(head) = self.head(address)? else { return Ok(None) };
        self.whole_plan(self.beside(address, 0)?, head).map(Some)
    }

    fn whole_plan(&self, first: DocAddress, mut plan: Plan) -> Result<Plan, Error> {
        let mut tree = Tree::default();
        let of_plan = order::first(self.order_of(first)?);
        let end = self.searcher.segment_reader(first.segment_ord).max_doc();
        for (entry, position) in (first.doc_id + 1..end).zip(1u32..) {
            let address = DocAddress::new(first.segment_ord, entry);
            if order::first(self.order_of(address)?) != of_plan {
                break;
            }
            let Stored { owner, item, .. } = self.stored(address)?;
            match item {
                StoredItem::Goal(goal) => plan.goals.push(goal),
                StoredItem::Task(task) => tree.add(position, owner, *task),
                StoredItem::Safeguard(safeguard) => plan.safeguards.push(safeguard),
                _ => {}
            }
        }
        plan.tasks = tree.finish();
        Ok(plan)
    }
}

/// Tasks as they are put back under each other.
#[derive(Default)]
struct Tree {
    done: Vec<Task>,
    /// The tasks that may get more under them, the outermost first, each with its place.
    open: Vec<(u32, Task)>,
}

impl Tree {
    fn new(position: u32, root: Task) -> Self {
        Self { done: Vec::new(), open: vec![(position, root)] }
    }

    fn add(&mut self, position: u32, owner: Option<u32>, task: Task) {
        while self.open.last().is_some_and(|(open, _)| Some(*open) != owner) {
            self.close();
        }
        self.open.push((position, task));
    }

    fn close(&mut self) {
        if let Some((_, task)) = self.open.pop() {
            match self.open.last_mut() {
                Some((_, above)) => above.tasks.push(task),
                None => self.done.push(task),
            }
        }
    }

    fn finish(mut self) -> Vec<Task> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

fn astray(snapshot: &Snapshot) -> Error {
    let message = format!(
        "the index {} is damaged: an entry leads astray; rebuild it",
        snapshot.folder.display()
    );
    Error::new(ErrorKind::Index, message).at(&snapshot.folder)
}
