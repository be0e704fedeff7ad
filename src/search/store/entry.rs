//! Items to entries: what each field of an entry holds.

use std::collections::BTreeSet;

use tantivy::TantivyDocument;

use super::name::{self, Called};
use super::numbers::Numbers;
use super::order::{self, Class, order};
use super::schema::Fields;
use super::stored::{Stored, StoredCharge, StoredRegistry, shallow};
use super::suggest::{offer, words_offered};
use super::{sortable, tag};
use crate::corpus::{Charging, Item, Place, Record, of_plan, subject_of, words_of};
use crate::model::{Basis, Body, Document, Op, Plan};
use crate::query::{Charge, Subject};
use crate::search::TextFields;
use crate::text::fold;
use crate::{Error, ErrorKind};

/// A file that entries come from, with the hash of each file that belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    pub(super) source: String,
    pub(super) hashes: Vec<(String, String)>,
    pub(super) rank: u64,
    pub(super) refers: BTreeSet<String>,
}

/// What parts a path from its hash, and the names of a plan from each other.
pub(super) const PART: char = '\u{1f}';

/// Makes entries.
#[derive(Clone, Copy)]
pub(super) struct Entries<'w> {
    pub(super) fields: &'w Fields,
    pub(super) texts: &'w TextFields,
    pub(super) numbers: &'w Numbers,
    pub(super) called: &'w Called,
}

impl Entries<'_> {
    /// A plan and its items, in its own order.
    pub(super) fn plan(
        &self,
        origin: &Origin,
        charging: &Charging<'_>,
        plan: &Plan,
    ) -> Result<Vec<TantivyDocument>, Error> {
        let records = of_plan(charging, plan, 0);
        if records.len() > order::MOST_ITEMS {
            return Err(too_many(origin, records.len()));
        }
        let layout = Layout::of(&records);
        let mut entries = Vec::with_capacity(records.len());
        for ((record, laid), position) in records.iter().zip(layout.laid).zip(0u32..) {
            let Some(item) = record.item_of(plan) else { continue };
            let subject = subject_of(Some(plan), item, record.charges(), record.words());
            let stored = Stored {
                owner: laid.owner,
                span: laid.span,
                charges: self.charges(record.charges()),
                item: shallow(item, laid.index, None),
            };
            let order = order(Class::Plan, origin.rank, position);
            let mut entry = self.item(origin, order, item, &subject, &stored)?;
            if position == 0 {
                self.head(origin, &mut entry);
                self.names_of(plan, &mut entry);
            }
            entries.push(entry);
        }
        Ok(entries)
    }

    /// The bodies of a registry, in the order of the file.
    pub(super) fn bodies<'b>(
        &self,
        origin: &Origin,
        bodies: impl Iterator<Item = &'b Body>,
    ) -> Result<Vec<TantivyDocument>, Error> {
        let entries = bodies.zip(0u32..).map(|(body, position)| {
            let order = order(Class::Body, 0, position);
            let mut entry = self.alone(origin, order, Item::Body(body), None)?;
            for term in self.called.terms_of(body) {
                entry.add_text(self.fields.name, term);
            }
            if let Some(number) = self.numbers.of(body.id.as_str()) {
                entry.add_u64(self.fields.number, u64::from(number));
            }
            entry.add_text(self.fields.called, format!("{}{PART}{}", body.id, body.name));
            for alias in &body.aliases {
                offer(self.fields, &mut entry, alias);
            }
            Ok(entry)
        });
        entries.collect()
    }

    pub(super) fn document(
        &self,
        origin: &Origin,
        document: &Document,
        text: Option<&str>,
    ) -> Result<TantivyDocument, Error> {
        let order = order(Class::Document, origin.rank, 0);
        let mut entry = self.alone(origin, order, Item::Document(document), text)?;
        self.head(origin, &mut entry);
        Ok(entry)
    }

    /// The one entry that is no item: what the corpus says besides.
    pub(super) fn registry(
        &self,
        origin: &Origin,
        registry: StoredRegistry,
    ) -> Result<TantivyDocument, Error> {
        use super::stored::StoredItem;

        let mut entry = TantivyDocument::new();
        for word in words_offered(registry.terms.as_ref()) {
            offer(self.fields, &mut entry, word);
        }
        entry.add_u64(self.fields.tag, tag::registry());
        entry.add_text(self.fields.source, &origin.source);
        entry.add_u64(self.fields.order, order::LAST);
        let item = StoredItem::Registry(Box::new(registry));
        let stored = Stored { owner: None, span: None, charges: Vec::new(), item };
        entry.add_bytes(self.fields.stored, &stored.encode()?);
        self.head(origin, &mut entry);
        Ok(entry)
    }

    /// An item that belongs to no plan.
    fn alone(
        &self,
        origin: &Origin,
        order: u64,
        item: Item<'_>,
        text: Option<&str>,
    ) -> Result<TantivyDocument, Error> {
        let words = words_of(item, text);
        let subject = subject_of(None, item, &[], &words);
        let stored =
            Stored { owner: None, span: None, charges: Vec::new(), item: shallow(item, 0, text) };
        self.item(origin, order, item, &subject, &stored)
    }

    fn item(
        &self,
        origin: &Origin,
        order: u64,
        item: Item<'_>,
        subject: &Subject<'_>,
        stored: &Stored,
    ) -> Result<TantivyDocument, Error> {
        let mut entry = TantivyDocument::new();
        for tag in tag::all_of(subject, |id| self.numbers.of(id)) {
            entry.add_u64(self.fields.tag, tag);
        }
        for term in self.called.terms(subject) {
            entry.add_text(self.fields.general, term);
        }
        entry.add_text(self.fields.source, &origin.source);
        entry.add_u64(self.fields.order, order);
        self.dates(subject, &mut entry);
        self.figures(subject, &mut entry);
        self.groups(subject, &mut entry);
        entry.add_bytes(self.fields.stored, &stored.encode()?);
        offer(self.fields, &mut entry, item.title());
        if let Some(number) = item.number() {
            entry.add_text(self.fields.name, name::number(number));
        }
        let lengths = self.texts.fill(&mut entry, item.title(), subject.words);
        for (field, length) in self.fields.lengths.into_iter().zip(lengths) {
            entry.add_u64(field, u64::try_from(length).unwrap_or(u64::MAX));
        }
        Ok(entry)
    }

    fn dates(&self, subject: &Subject<'_>, entry: &mut TantivyDocument) {
        let due = subject.dues().map(|date| (self.fields.due, date));
        let issued = subject.issued.into_iter().map(|date| (self.fields.issued, date));
        for ((from, to), date) in due.chain(issued) {
            let (earliest, latest) = sortable::days(date);
            entry.add_u64(from, earliest);
            entry.add_u64(to, latest);
        }
    }

    fn figures(&self, subject: &Subject<'_>, entry: &mut TantivyDocument) {
        let (op, high, low) = self.fields.figure;
        for target in subject.targets {
            let figure = sortable::figure(target.value);
            entry.add_u64(op, tag::place(Op::ALL, &target.op));
            entry.add_u64(high, figure.0);
            entry.add_u64(low, figure.1);
            entry.add_text(self.fields.indicator, &target.indicator);
        }
    }

    /// What facets count by.
    fn groups(&self, subject: &Subject<'_>, entry: &mut TantivyDocument) {
        let known = subject.charges.iter().filter(|charge| charge.basis != Basis::Suggested);
        let bodies: BTreeSet<u32> =
            known.filter_map(|charge| self.numbers.of(charge.body.as_str())).collect();
        for body in bodies {
            entry.add_u64(self.fields.body, u64::from(body));
        }
        let domains = subject.plan.iter().flat_map(|plan| &plan.domains);
        let domains: BTreeSet<u64> =
            domains.map(|domain| tag::place(crate::model::Domain::ALL, domain)).collect();
        for domain in domains {
            entry.add_u64(self.fields.domain, domain);
        }
    }

    /// What the first entry of a file says of the file.
    fn head(&self, origin: &Origin, entry: &mut TantivyDocument) {
        for (path, hash) in &origin.hashes {
            entry.add_text(self.fields.file, format!("{path}{PART}{hash}"));
        }
        for id in &origin.refers {
            entry.add_text(self.fields.refers, id);
        }
    }

    /// What a plan can be called.
    fn names_of(&self, plan: &Plan, entry: &mut TantivyDocument) {
        entry.add_text(self.fields.called, called(plan));
        let number = plan.number.as_ref().map(|number| fold(&number.to_string()));
        for name in number.into_iter().chain([plan.id.to_string()]) {
            entry.add_text(self.fields.name, name::plan(&name));
        }
    }

    fn charges(&self, charges: &[Charge]) -> Vec<StoredCharge> {
        let stored = charges.iter().filter_map(|charge| {
            let via = charge.via.as_ref().and_then(|via| self.numbers.of(via.as_str()));
            Some(StoredCharge(
                self.numbers.of(charge.body.as_str())?,
                charge.role,
                charge.basis,
                via,
            ))
        });
        stored.collect()
    }
}

/// Id, title and number of a plan.
fn called(plan: &Plan) -> String {
    let number = plan.number.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{}{PART}{number}{PART}{}", plan.id, plan.title)
}

fn too_many(origin: &Origin, items: usize) -> Error {
    let limit = order::MOST_ITEMS;
    let message = format!("{} has {items} items; one file holds at most {limit}", origin.source);
    Error::new(ErrorKind::Limit, message)
}

/// How the items of a plan lie: what each belongs to, and how many lie under it.
struct Layout {
    laid: Vec<Laid>,
    /// The goal last met.
    goal: u32,
    /// The tasks around the item, each with its depth and place.
    around: Vec<(usize, u32)>,
}

#[derive(Clone, Copy, Default)]
struct Laid {
    owner: Option<u32>,
    span: Option<u32>,
    index: u32,
}

impl Layout {
    fn of(records: &[Record]) -> Self {
        let mut layout =
            Self { laid: Vec::with_capacity(records.len()), goal: 0, around: Vec::new() };
        for (record, position) in records.iter().zip(0u32..) {
            let laid = layout.lay(record.place(), position);
            layout.laid.push(laid);
        }
        let end = u32::try_from(records.len()).unwrap_or(u32::MAX);
        layout.close(0, end);
        layout
    }

    fn lay(&mut self, place: &Place, position: u32) -> Laid {
        let index = |index: &usize| u32::try_from(*index).unwrap_or(u32::MAX);
        match place {
            Place::Goal(_) => {
                self.goal = position;
                Laid::default()
            }
            Place::GoalTarget(_, at) => {
                Laid { owner: Some(self.goal), index: index(at), span: None }
            }
            Place::TaskTarget(_, at) => Laid { owner: self.task(), index: index(at), span: None },
            Place::Task(path) => {
                self.close(path.len(), position);
                let owner = self.task();
                self.around.push((path.len(), position));
                Laid { owner, span: None, index: 0 }
            }
            _ => {
                self.close(0, position);
                Laid::default()
            }
        }
    }

    fn task(&self) -> Option<u32> {
        self.around.last().map(|(_, position)| *position)
    }

    /// Ends the tasks of a depth and below.
    fn close(&mut self, depth: usize, position: u32) {
        while let Some((_, task)) = self.around.pop_if(|(around, _)| *around >= depth) {
            if let Some(laid) = self.laid.get_mut(task as usize) {
                laid.span = Some(position - task);
            }
        }
    }
}
