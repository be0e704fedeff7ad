//! The tasks of a plan as a tree, with duties, deadlines, targets and measures.

use crate::draft::scan;
use std::collections::{BTreeMap, BTreeSet};

use super::parts::Part;
use super::{Context, duties, evidence, targets};
use crate::draft::due::Due;
use crate::draft::outline::Item;
use crate::draft::page::{clean, is_blank, trim};
use crate::draft::reading::Reading;
use crate::draft::section::{Meaning, meaning};
use crate::draft::task::Record;
use crate::model::{Evidence, ItemId, Task};
use crate::text::Span;

/// The longest sentence, in characters, that is a measure of its own.
const MEASURE: usize = 40;

/// The tree of a part's tasks.
pub(super) struct Tree<'p> {
    children: BTreeMap<Option<usize>, Vec<usize>>,
    records: BTreeMap<usize, Vec<&'p Record>>,
}

impl<'p> Tree<'p> {
    pub(super) fn of(reading: &'p Reading<'_>, part: &Part) -> Self {
        let mut records: BTreeMap<usize, Vec<&Record>> = BTreeMap::new();
        for record in &reading.records {
            records.entry(record.item).or_default().push(record);
        }
        let is_task = |at: usize| reading.meanings.get(at) == Some(&Meaning::Tasks);
        let charged = |at: usize| {
            records.get(&at).is_some_and(|all| all.iter().any(|one| !one.charges.is_empty()))
        };
        let kept: BTreeSet<usize> = part
            .items
            .iter()
            .copied()
            .filter(|at| {
                is_task(*at)
                    || (charged(*at) && reading.meanings.get(*at) != Some(&Meaning::Safeguards))
            })
            .collect();
        let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for &at in part.items.iter().filter(|at| kept.contains(at)) {
            let parent = reading.outline.items.get(at).and_then(|item| item.parent);
            children.entry(parent.filter(|parent| kept.contains(parent))).or_default().push(at);
        }
        Self { children, records }
    }

    fn under(&self, item: Option<usize>) -> &[usize] {
        self.children.get(&item).map_or(&[], Vec::as_slice)
    }

    /// The tasks of the first level: headings that only name the section are passed over.
    pub(super) fn roots(&self, reading: &Reading<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        for &at in self.under(None) {
            let under = self.under(Some(at));
            let item = reading.outline.items.get(at).filter(|_| !under.is_empty());
            let title = item.and_then(|item| item.title.of(reading.text));
            if title.and_then(meaning) == Some(Meaning::Tasks) {
                found.extend(under);
            } else {
                found.push(at);
            }
        }
        found
    }
}

/// The tasks of a part.
pub(super) fn of(context: &mut Context<'_, '_>, tree: &Tree<'_>) -> Vec<Task> {
    let roots = tree.roots(context.reading);
    numbered(context, tree, &roots, "t")
}

fn numbered(
    context: &mut Context<'_, '_>,
    tree: &Tree<'_>,
    items: &[usize],
    prefix: &str,
) -> Vec<Task> {
    let tasks = items
        .iter()
        .zip(1..)
        .filter_map(|(item, number)| task(context, tree, *item, &format!("{prefix}{number}")));
    tasks.collect()
}

fn task(context: &mut Context<'_, '_>, tree: &Tree<'_>, at: usize, id: &str) -> Option<Task> {
    let reading = context.reading;
    let item = reading.outline.items.get(at)?;
    let records = tree.records.get(&at).map_or(&[][..], Vec::as_slice);
    let one = match records {
        [one] => Some(*one),
        _ => None,
    };
    let head = heading(reading.text, item);
    let due = one.and_then(|record| record.due.as_ref());
    let mut task = Task::new(
        ItemId::new(id).ok()?,
        clean(item.title.of(reading.text)?),
        proof(reading, item, head, due),
    );
    task.mark = mark(reading.text, item);
    context.places.push((head.start, task.id.clone()));
    if let Some(record) = one {
        charge(context, &mut task, record);
        task.targets = targets::of(context, at, record.cover);
    }
    let under = tree.under(Some(at));
    task.tasks = numbered(context, tree, under, &format!("{id}-"));
    if records.len() > 1 {
        task.tasks.extend(clauses(context, records, id, under.len()));
    } else if under.is_empty() {
        let measures = if one.is_some_and(|one| one.charges.is_empty()) {
            measures(reading, item, id)
        } else {
            Vec::new()
        };
        task.text = if measures.is_empty() { rest(reading, item) } else { None };
        task.tasks.extend(measures);
    } else {
        task.text = rest(reading, item);
    }
    Some(task)
}

fn charge(context: &mut Context<'_, '_>, task: &mut Task, record: &Record) {
    task.duties = duties::of(context, record);
    task.open_list = record.open && !task.duties.is_empty();
    task.due = record.due.as_ref().map(|due| due.date.clone());
    let standing = record.standing.and_then(|span| span.of(context.reading.text));
    let said = standing.filter(|words| task.evidence.quote.contains(words));
    task.recurring = said.map(str::to_owned);
}

/// An item with several clauses: one task for each.
fn clauses(context: &mut Context<'_, '_>, records: &[&Record], id: &str, from: usize) -> Vec<Task> {
    let reading = context.reading;
    let mut found = Vec::new();
    for (record, number) in records.iter().zip(from + 1..) {
        let words = scan::words(reading.text, record.cover);
        let first = words.split('。').next().unwrap_or_default();
        let first = Span::new(record.cover.start, record.cover.start + first.len());
        let first = trim(reading.text, first);
        let Some((Ok(id), title)) = first
            .of(reading.text)
            .filter(|words| !words.is_empty())
            .map(|title| (ItemId::new(format!("{id}-{number}")), title))
        else {
            continue;
        };
        let head = evidence::with_stop(reading.text, first);
        let proof = dated(reading, record.cover, head, record.due.as_ref());
        let mut task = Task::new(id, clean(title.trim_end_matches(['；', '，'])), proof);
        context.places.push((head.start, task.id.clone()));
        charge(context, &mut task, record);
        task.targets = targets::of(context, record.item, record.cover);
        let rest = scan::from(words, first.end.saturating_sub(record.cover.start));
        let rest = clean(rest.trim_start_matches(|c: char| c == '。' || is_blank(c)));
        task.text = (!rest.is_empty()).then_some(rest);
        found.push(task);
    }
    found
}

/// The words of an item's heading with its mark and stop.
pub(super) fn heading(text: &str, item: &Item) -> Span {
    evidence::with_stop(text, Span::new(item.mark.start, item.title.end.max(item.mark.end)))
}

pub(super) fn mark(text: &str, item: &Item) -> Option<String> {
    item.mark.of(text).filter(|mark| !mark.is_empty()).map(clean)
}

/// The words of a heading, with the sentence of its deadline where that stands elsewhere.
fn proof(reading: &Reading<'_>, item: &Item, head: Span, due: Option<&Due>) -> Evidence {
    let pieces = reading.outline.text_of(item);
    let holds = |piece: &&Span| {
        due.is_some_and(|due| piece.start <= due.span.start && due.span.end <= piece.end)
    };
    let within = pieces.iter().find(holds).copied().unwrap_or(head);
    dated(reading, within, head, due)
}

fn dated(reading: &Reading<'_>, within: Span, head: Span, due: Option<&Due>) -> Evidence {
    let text = reading.text;
    match due {
        Some(due) if due.span.start >= head.end => {
            let within = Span::new(within.start.max(head.end), within.end.max(due.span.end));
            evidence::with_context(text, evidence::sentence(text, within, due.span), head)
        }
        _ => evidence::of(text, head),
    }
}

/// The text of an item behind its heading, as one string; `None` when there is none.
pub(super) fn rest(reading: &Reading<'_>, item: &Item) -> Option<String> {
    let words: Vec<String> = behind(reading, item)
        .into_iter()
        .map(|span| clean(scan::words(reading.text, span)))
        .filter(|words| !words.is_empty())
        .collect();
    (!words.is_empty()).then(|| words.join("\n"))
}

/// The pieces of an item behind its title and the stop there.
pub(super) fn behind(reading: &Reading<'_>, item: &Item) -> Vec<Span> {
    let pieces = reading.outline.text_of(item).iter();
    let rests = pieces.map(|piece| {
        let start = piece.start.max(item.title.end.min(piece.end));
        let words = reading.text.get(start..piece.end).unwrap_or_default();
        let begun = words.trim_start_matches(|c: char| {
            is_blank(c) || ['。', '？', '?', '：', ':', '；'].contains(&c)
        });
        trim(reading.text, Span::new(piece.end - begun.len(), piece.end))
    });
    rests.filter(|span| !span.is_empty()).collect()
}

/// Short sentences behind a heading, each a measure.
fn measures(reading: &Reading<'_>, item: &Item, id: &str) -> Vec<Task> {
    let sentences: Vec<Span> = behind(reading, item)
        .into_iter()
        .flat_map(|piece| crate::draft::subject::sentences(reading.text, piece).collect::<Vec<_>>())
        .collect();
    let short = |span: &Span| {
        let words = scan::words(reading.text, *span);
        words.chars().count() <= MEASURE && !words.contains(['，', '；', '：', '\n'])
    };
    if sentences.is_empty() || !sentences.iter().all(short) {
        return Vec::new();
    }
    let made = sentences.into_iter().zip(1..).filter_map(|(span, number)| {
        let title = clean(span.of(reading.text)?);
        let proof = evidence::of(reading.text, evidence::with_stop(reading.text, span));
        Some(Task::new(ItemId::new(format!("{id}-{number}")).ok()?, title, proof))
    });
    made.collect()
}
