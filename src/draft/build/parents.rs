//! The upper plans and documents that a plan says it follows.

use super::{Context, evidence};
use crate::draft::page::clean;
use crate::draft::scan;
use crate::draft::word_list::{Table, table};
use crate::model::{Citation, DocumentNumber, Domain, Parent, ParentKind};
use crate::text::Span;

/// A document that a text cites.
#[derive(Clone, Debug)]
pub(super) struct Cited {
    pub(super) title: String,
    pub(super) number: Option<DocumentNumber>,
    relation: Option<ParentKind>,
    /// From the verb to the end of the number.
    quote: Span,
}

/// How much of a text, in bytes, is looked at for what it follows.
const WITHIN: usize = 12_000;

/// The most that are listed.
const MOST: usize = 40;

/// The documents that the beginning of a text cites.
pub(super) fn cited(text: &str) -> Vec<Cited> {
    let end = (0..=WITHIN.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let words = scan::before(text, end);
    let mut found: Vec<Cited> = Vec::new();
    let mut from = 0;
    for open in scan::places(words, "《") {
        if open < from {
            continue;
        }
        let Some(close) = closing(words, open) else { continue };
        from = close;
        let title =
            clean(words.get(open + '《'.len_utf8()..close - '》'.len_utf8()).unwrap_or_default());
        let (number, end) = number_behind(words, close);
        let sentence = scan::before(words, open);
        let start = sentence
            .rfind(['。', '\n', '；'])
            .map_or(0, |at| at + scan::first_len(scan::from(sentence, at)));
        let (relation, verb) = verb(scan::from(sentence, start));
        let known = found.iter().any(|one| one.title == title);
        if !known && found.len() < MOST && title.chars().nth(3).is_some() {
            found.push(Cited { title, number, relation, quote: Span::new(start + verb, end) });
        }
    }
    found
}

/// One past the 》 that closes the 《 at a place.
fn closing(words: &str, open: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (at, character) in words.get(open..)?.char_indices() {
        match character {
            '《' => depth += 1,
            '》' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(open + at + character.len_utf8());
                }
            }
            '\n' => return None,
            _ => {}
        }
    }
    None
}

/// The number in brackets right behind a title, with where it ends.
fn number_behind(words: &str, close: usize) -> (Option<DocumentNumber>, usize) {
    let rest = scan::from(words, close);
    if !rest.starts_with(['（', '(']) {
        return (None, close);
    }
    let Some(len) = crate::draft::words::closing(rest) else { return (None, close) };
    let found = DocumentNumber::find_in(scan::before(rest, len));
    match found.into_iter().next() {
        Some((_, number)) => (Some(number), close + len),
        None => (None, close),
    }
}

/// The relation that the words before a title say, with where their verb begins.
fn verb(before: &str) -> (Option<ParentKind>, usize) {
    const VERBS: &Table<ParentKind> = table![
        ("贯彻落实", ParentKind::Implements),
        ("贯彻执行", ParentKind::Implements),
        ("贯彻", ParentKind::Implements),
        ("落实", ParentKind::Implements),
        ("根据", ParentKind::Basis),
        ("按照", ParentKind::Basis),
        ("依据", ParentKind::Basis),
        ("依照", ParentKind::Basis),
    ];
    match VERBS.all_in(before).max_by_key(|(at, (word, _))| (at + word.len(), word.len())) {
        Some((at, (_, kind))) => (Some(*kind), at),
        None => (None, 0),
    }
}

/// The parents of a plan among what is cited.
pub(super) fn of(
    context: &Context<'_, '_>,
    cited: &[Cited],
    own: &[String],
    domains: &[Domain],
) -> Vec<Parent> {
    let mut found: Vec<Parent> = Vec::new();
    for one in cited.iter().filter(|one| !own.contains(&one.title)) {
        let Some(relation) = one.relation else { continue };
        let quote = evidence::of(context.reading.text, one.quote);
        let parent = match (held(context, one, domains), &one.number) {
            (Some(plan), number) => {
                let mut parent = Parent::plan(plan, relation);
                parent.number.clone_from(number);
                parent
            }
            (None, Some(number)) => {
                let mut parent = Parent::unresolved(number.clone(), relation);
                parent.title = Some(one.title.clone());
                parent
            }
            (None, None) => continue,
        };
        let mut parent = parent;
        parent.evidence = Some(quote);
        found.push(parent);
    }
    found
}

/// The plan of the corpus that a citation means; of several under one number the one of the same field.
fn held(
    context: &Context<'_, '_>,
    one: &Cited,
    domains: &[Domain],
) -> Option<crate::model::PlanId> {
    let by_number = one.number.as_ref().map(|number| {
        context
            .corpus
            .plans()
            .filter(|plan| plan.number.as_ref() == Some(number))
            .collect::<Vec<_>>()
    });
    let plans = by_number
        .filter(|plans| !plans.is_empty())
        .unwrap_or_else(|| context.corpus.plans().filter(|plan| plan.title == one.title).collect());
    match plans.as_slice() {
        [] => None,
        [plan] => Some(plan.id.clone()),
        several => several
            .iter()
            .find(|plan| plan.domains.iter().any(|domain| domains.contains(domain)))
            .map(|plan| plan.id.clone()),
    }
}

/// What a document cites.
pub(super) fn citations(
    context: &Context<'_, '_>,
    cited: &[Cited],
    own: &[String],
) -> Vec<Citation> {
    let others = cited.iter().filter(|one| !own.contains(&one.title) && one.number.is_some());
    let found = others.map(|one| Citation {
        title: Some(one.title.clone()),
        number: one.number.clone(),
        document: context
            .corpus
            .documents()
            .find(|document| document.number.is_some() && document.number == one.number)
            .map(|document| document.id.clone()),
    });
    found.collect()
}
