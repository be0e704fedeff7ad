//! Everything that was read off a text, as spans of it, before any plan is made of it.

use super::covering::{self, Rule};
use super::due::Clock;
use super::head::Head;
use super::outline::Outline;
use super::page::{self, Paragraph};
use super::section::{Meaning, meaning};
use super::target::{self, Figure};
use super::task::{self, Record};
use crate::draft::scan;
use crate::text::{SourceText, Span};

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
    /// The words that make the first body of every list lead.
    pub(super) first_rule: Option<Span>,
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
        let clock = Clock { signed: head.signed.as_ref().map(|signed| signed.date.clone()) };
        let first = covering::first_leads(text);
        let reader =
            task::Reader { text, outline: &outline, meanings: &meanings, clock: &clock, first };
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
            first_rule: first.map(|rule| rule.span),
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
    for item in &outline.items {
        let own = meaning(scan::words(text, item.title));
        let above = item.parent.and_then(|parent| found.get(parent).copied());
        found.push(match (above, own) {
            (Some(above @ (Meaning::Safeguards | Meaning::Tasks | Meaning::Annex)), _) => above,
            (Some(above), own) => own.unwrap_or(above),
            (None, own) => own.unwrap_or(Meaning::Tasks),
        });
    }
    found
}
