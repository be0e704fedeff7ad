//! Everything that was read off a text, as spans of it, before any plan is made of it.

use super::covering::{self, Rule};
use super::due::Clock;
use super::head::Head;
use super::list_rule::ListRule;
use super::mark;
use super::outline::{Item, Outline};
use super::page::{self, Paragraph};
use super::section::{self, Meaning, meaning};
use super::target::{self, Figure};
use super::task::{self, Record};
use crate::draft::scan;
use crate::text::SourceText;

/// What was read off a text.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) head: Head,
    pub(super) outline: Outline,
    /// What each item of the outline is about.
    pub(super) meanings: Vec<Meaning>,
    pub(super) records: Vec<Record>,
    pub(super) rules: Vec<Rule>,
    /// The rule about the bodies of every list.
    pub(super) list_rule: Option<ListRule>,
    pub(super) targets: Vec<Figure>,
    pub(super) clock: Clock,
}

impl<'t> Reading<'t> {
    pub(super) fn of(source: &'t SourceText) -> Self {
        let text = source.text();
        let paragraphs = page::paragraphs(source);
        let head = Head::read(source, &paragraphs);
        let outline = Outline::of(text, &paragraphs, &head.roles);
        let meanings = meanings(text, &outline);
        let clock = Clock::of(text, head.signed.as_ref().map(|signed| signed.date.clone()));
        let list_rule = ListRule::of(text);
        let reader =
            task::Reader { text, outline: &outline, meanings: &meanings, clock: &clock, list_rule };
        let records = reader.records();
        let rules = covering::rules(text);
        let targets = target::read(text, &outline, &meanings, &clock);
        Self {
            text,
            paragraphs,
            head,
            outline,
            meanings,
            records,
            rules,
            list_rule,
            targets,
            clock,
        }
    }

    /// The marks of an item from the top, joined.
    pub(super) fn path(&self, item: usize) -> String {
        let Some(item) = self.outline.items.get(item) else { return String::new() };
        let mut marks = self.outline.path(self.text, item);
        marks.retain(|mark| !mark.is_empty());
        marks.join("/")
    }
}

/// The meaning of every item: its own, else that of the item above it, else tasks.
fn meanings(text: &str, outline: &Outline) -> Vec<Meaning> {
    let mut found: Vec<Meaning> = Vec::with_capacity(outline.items.len());
    for (at, item) in outline.items.iter().enumerate() {
        let own = own(text, outline, at, item);
        let above = item.parent.and_then(|parent| found.get(parent).copied());
        let fit = match (above, own) {
            (
                Some(
                    above @ (Meaning::Safeguards | Meaning::Tasks | Meaning::Annex | Meaning::Past),
                ),
                _,
            ) => above,
            (Some(above), own) => own.unwrap_or(above),
            (None, own) => own.unwrap_or(Meaning::Tasks),
        };
        let roster = fit == Meaning::Safeguards && item.leaf && is_roster(text, outline, item);
        found.push(if roster { Meaning::Overview } else { fit });
    }
    found
}

/// The meaning that an item's heading gives it; one of safeguards only by its wording is of tasks where its items go
/// on with the numbers of those before.
fn own(text: &str, outline: &Outline, at: usize, item: &Item) -> Option<Meaning> {
    let title = scan::words(text, item.title);
    let first = outline.items.get(at + 1).filter(|next| next.parent == Some(at));
    let number = first.and_then(|next| mark::at_start(scan::words(text, next.mark)));
    let goes_on = number.is_some_and(|mark| mark.number > 1) && section::is_loose(title);
    meaning(title).map(|own| match own {
        Meaning::Safeguards if goes_on => Meaning::Tasks,
        own => own,
    })
}

/// Whether an item only tells who makes up a group.
fn is_roster(text: &str, outline: &Outline, item: &Item) -> bool {
    outline.text_of(item).iter().any(|piece| section::is_roster(scan::words(text, *piece)))
}
