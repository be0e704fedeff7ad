//! Goals, tasks and safeguards in their quotes, with their targets and duties.

use super::super::context::join;
use super::super::walk::{Item, Part, items, stated};
use super::quote::{Prover, Words, shown};
use super::said::{As, is_of_issue, says};
use super::{charge, target};
use crate::diagnostic::Code;
use crate::model::{Duty, Ground, PartialDate};

pub(super) fn check(prover: &mut Prover<'_, '_>) {
    for item in items(prover.plan()) {
        let words = prover.words(&join(&item.path, "evidence"), item.evidence());
        if let Some(words) = &words {
            heading(prover, &item, words);
        }
        for (path, target) in item.targets() {
            let own = target.evidence.as_ref();
            let own = own.map(|evidence| prover.words(&join(&path, "evidence"), evidence));
            if let Some(words) = own.unwrap_or_else(|| words.clone()) {
                target::check(prover, &path, target, &words);
            }
        }
        for (path, duty) in item.duties() {
            stated_duty(prover, &path, duty, words.as_ref());
        }
    }
}

fn stated_duty<'c>(
    prover: &mut Prover<'_, 'c>,
    path: &str,
    duty: &'c Duty,
    words: Option<&Words<'c>>,
) {
    if matches!(duty.ground, Ground::Suggested(_)) {
        return;
    }
    let own = stated(duty).map(|evidence| prover.words(&join(path, "evidence"), evidence));
    if let Some(words) = own.unwrap_or_else(|| words.cloned()) {
        charge::check(prover, path, &duty.bearer, duty.role, &words);
    }
}

fn heading(prover: &mut Prover<'_, '_>, item: &Item<'_>, words: &Words<'_>) {
    target::said(prover, &join(&item.path, "title"), item.title(), words);
    if let Some(mark) = item.mark().filter(|mark| !marked(words, mark)) {
        let path = join(&item.path, "mark");
        prover.not_said(&path, Code::WordsNotInQuote, &shown(mark), words);
    }
    match item.part {
        Part::Goal(goal) => {
            if let Some(aspect) = &goal.aspect {
                target::said(prover, &join(&item.path, "aspect"), aspect, words);
            }
        }
        Part::Task(task) => {
            if let Some(recurring) = &task.recurring {
                target::said(prover, &join(&item.path, "recurring"), recurring, words);
            }
        }
        Part::Safeguard(_) => {}
    }
    if let Some(due) = item.due() {
        time(prover, &join(&item.path, "due"), due, words);
    }
}

fn time(prover: &mut Prover<'_, '_>, path: &str, due: &PartialDate, words: &Words<'_>) {
    target::printed(prover, path, due, words);
    if !says(&words.whole, due, As::End) && !is_of_issue(&words.whole, due, prover.issued()) {
        prover.not_said(path, Code::DateNotInQuote, &format!("due {due}"), words);
    }
}

/// Whether a mark stands in quote, context or marks, its digits no part of a longer number.
fn marked(words: &Words<'_>, mark: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let begins = digit(mark.chars().next());
    let ends = digit(mark.chars().last());
    [words.whole.as_str(), words.mark].iter().any(|text| {
        text.match_indices(mark).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().last());
            let behind = text.get(at + mark.len()..).and_then(|behind| behind.chars().next());
            !(begins && digit(before) || ends && digit(behind))
        })
    })
}
