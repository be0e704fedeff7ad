//! A reading as labels.

use std::borrow::Cow;

use super::clause::Charge;
use super::gloss;
use super::labels::{DutyLabel, Heading, Labels, SafeguardLabel, TargetLabel, TaskLabel};
use super::outline::Item;
use super::page::{clean, clean_sentence, cleaned};
use super::reading::Reading;
use super::section::Meaning;
use super::target::Figure;
use super::task::Record;
use crate::draft::scan;
use crate::text::Span;

/// The labels of a reading.
pub(super) fn labels(name: &str, reading: &Reading<'_>) -> Labels {
    let head = &reading.head;
    Labels {
        id: stem(name).to_owned(),
        title: head.title.as_ref().map(|title| title.words.clone()),
        number: head.number.as_ref().map(|(number, _)| number.to_string()),
        issuer: head.issuers.iter().map(|issuer| issuer.name.clone()).collect(),
        signed: head.signed.as_ref().map(|signed| signed.date.to_string()),
        outline: outline(reading),
        tasks: reading.records.iter().map(|record| task(reading, record)).collect(),
        default_duties: rules(reading),
        targets: reading.targets.iter().map(|figure| target(reading, figure)).collect(),
        safeguards: safeguards(reading),
    }
}

/// The name of a source without folder and extension.
pub(super) fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn words(reading: &Reading<'_>, span: Span) -> String {
    clean(scan::words(reading.text, span))
}

fn outline(reading: &Reading<'_>) -> Vec<Heading> {
    let items = reading.outline.items.iter().filter(|item| item.row.is_none());
    items.map(|item| heading(reading, item)).collect()
}

fn heading(reading: &Reading<'_>, item: &Item) -> Heading {
    let (mark, title) = (words(reading, item.mark), words(reading, item.title));
    Heading { level: item.level, mark, title }
}

fn duty(reading: &Reading<'_>, charge: &Charge) -> DutyLabel {
    DutyLabel { body: name(reading.text, charge).into_owned(), role: charge.role.key() }
}

/// The name of a charged body with the prefix that its list leaves out.
pub(super) fn name<'t>(text: &'t str, charge: &Charge) -> Cow<'t, str> {
    let own = gloss::without(scan::words(text, charge.name));
    match (charge.prefix.and_then(|span| span.of(text)), own) {
        (Some(prefix), own) => Cow::Owned(clean(&[prefix, &own].concat())),
        (None, Cow::Borrowed(own)) => cleaned(own),
        (None, Cow::Owned(own)) => Cow::Owned(clean(&own)),
    }
}

fn task(reading: &Reading<'_>, record: &Record) -> TaskLabel {
    TaskLabel {
        at: reading.path(record.item),
        title: clean_sentence(scan::words(reading.text, record.cover)),
        duties: record.charges.iter().map(|charge| duty(reading, charge)).collect(),
        open_list: record.open,
        by: record.due.as_ref().map(|due| due.date.to_string()),
        quote: words(reading, record.clause),
    }
}

fn rules(reading: &Reading<'_>) -> Vec<DutyLabel> {
    let rules = reading.rules.iter();
    rules.map(|rule| DutyLabel { body: words(reading, rule.name), role: rule.role.key() }).collect()
}

fn target(reading: &Reading<'_>, figure: &Figure) -> TargetLabel {
    TargetLabel {
        at: reading.path(figure.item),
        indicator: words(reading, figure.indicator),
        op: figure.op.term(),
        value: figure.value.to_f64(),
        unit: figure.unit.clone(),
        change: figure.change.map(crate::model::Direction::key),
        baseline: figure.baseline.as_ref().map(ToString::to_string),
        by: figure.due.as_ref().map(|due| due.date.to_string()),
        modality: figure.modality().key(),
        quote: words(reading, figure.clause),
    }
}

fn safeguards(reading: &Reading<'_>) -> Vec<SafeguardLabel> {
    let items = reading.outline.items.iter().zip(&reading.meanings).enumerate();
    let within = |item: &Item| {
        let above = item.parent.and_then(|parent| reading.meanings.get(parent));
        item.leaf && above == Some(&Meaning::Safeguards)
    };
    let kept =
        items.filter(|(_, (item, meaning))| **meaning == Meaning::Safeguards && within(item));
    kept.map(|(at, (item, _))| SafeguardLabel {
        at: reading.path(at),
        title: words(reading, item.title),
    })
    .collect()
}
