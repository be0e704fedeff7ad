//! Which items belong to which plan: one notice may carry several, one interpretation may tell of several.

use crate::draft::outline::Item;
use crate::draft::reading::Reading;
use crate::draft::scan;
use crate::draft::title::titles_in;
use crate::text::Span;

/// A plan of a text, with its items.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) title: String,
    /// The words that give the title.
    pub(super) title_span: Option<Span>,
    /// The items, in order.
    pub(super) items: Vec<usize>,
}

/// The plans of a reading.
pub(super) fn of(reading: &Reading<'_>) -> Vec<Part> {
    let told = told(reading);
    if !told.is_empty() {
        return told;
    }
    let head = &reading.head;
    if head.plans.is_empty() {
        return vec![whole(reading)];
    }
    let starts: Vec<usize> = head.plans.iter().map(|plan| plan.paragraph).collect();
    let mut parts: Vec<Part> = Vec::new();
    for (at, plan) in head.plans.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(usize::MAX);
        let within = |item: &Item| (plan.paragraph..end).contains(&item.paragraph);
        let items = reading.outline.items.iter().enumerate().filter(|(_, item)| within(item));
        let items: Vec<usize> = items.map(|(at, _)| at).collect();
        parts.push(Part { title: plan.title.clone(), title_span: Some(plan.span), items });
    }
    let filled = parts.iter().any(|part| !part.items.is_empty());
    if filled {
        parts.retain(|part| !part.items.is_empty());
        return parts;
    }
    vec![whole(reading)]
}

/// A text that is one plan.
fn whole(reading: &Reading<'_>) -> Part {
    let title = reading.head.title.as_ref();
    let passed = title.map(crate::draft::title::Title::subjects).unwrap_or_default();
    let words = match passed.as_slice() {
        [one] => one.clone(),
        _ => title.map(|title| title.words.clone()).unwrap_or_default(),
    };
    Part {
        title: words,
        title_span: title.and_then(|title| title.span),
        items: (0..reading.outline.items.len()).collect(),
    }
}

/// Whether an item asks: 目标有哪些？
pub(super) fn is_question(reading: &Reading<'_>, item: &Item) -> bool {
    let words = scan::words(reading.text, item.title);
    words.ends_with(['？', '?'])
}

/// The words of a question without its mark.
pub(super) fn asked(reading: &Reading<'_>, item: &Item) -> Span {
    let words = scan::words(reading.text, item.title);
    let words = words.trim_end_matches(['？', '?']);
    Span::new(item.title.start, item.title.start + words.len())
}

/// The plans that an interpretation tells of by questions, each with the questions about it.
fn told(reading: &Reading<'_>) -> Vec<Part> {
    let Some(title) = reading.head.title.as_ref().filter(|title| title.words.contains("解读"))
    else {
        return Vec::new();
    };
    let titles = titles_in(&title.words);
    let questions =
        reading.outline.items.iter().enumerate().filter(|(_, item)| is_question(reading, item));
    let questions: Vec<usize> = questions.map(|(at, _)| at).collect();
    if titles.is_empty() || questions.is_empty() {
        return Vec::new();
    }
    let mut parts: Vec<Part> = titles
        .iter()
        .map(|title| Part { title: title.clone(), title_span: None, items: Vec::new() })
        .collect();
    for question in questions {
        let words = reading.outline.items.get(question).map(|item| asked(reading, item));
        let words = words.and_then(|span| span.of(reading.text)).unwrap_or_default();
        for about in about(words, &titles) {
            let subtree = subtree(reading, question);
            if let Some(part) = parts.get_mut(about) {
                part.items.extend(subtree);
            }
        }
    }
    parts.retain(|part| !part.items.is_empty());
    parts
}

/// Which of several titles a question is about: all those that a part of it names by a character that no other title has.
fn about(question: &str, titles: &[String]) -> Vec<usize> {
    if titles.len() == 1 {
        return vec![0];
    }
    if titles.iter().any(|title| question.contains(title.as_str())) {
        return (0..titles.len())
            .filter(|at| titles.get(*at).is_some_and(|title| question.contains(title.as_str())))
            .collect();
    }
    let mut found = Vec::new();
    for part in question.split(['、', '，', '和']) {
        let first = part.chars().find_map(|character| only(character, titles));
        found.extend(first.filter(|at| !found.contains(at)));
    }
    found
}

/// The one title that has a character.
fn only(character: char, titles: &[String]) -> Option<usize> {
    let mut having = titles.iter().enumerate().filter(|(_, title)| title.contains(character));
    let first = having.next()?.0;
    having.next().is_none().then_some(first)
}

/// An item and all under it.
fn subtree(reading: &Reading<'_>, root: usize) -> Vec<usize> {
    let mut found = vec![root];
    for (at, item) in reading.outline.items.iter().enumerate().skip(root + 1) {
        match item.parent {
            Some(parent) if found.contains(&parent) => found.push(at),
            _ => break,
        }
    }
    found
}
