//! The goals of a plan: each clause of the sections that state them.

use super::parts::Part;
use super::{Context, evidence, targets, tasks};
use crate::draft::page::{clean, trim};
use crate::draft::scan;
use crate::draft::section::Meaning;
use crate::model::{Evidence, Goal, ItemId, PartialDate};
use crate::text::{Span, dates};

/// Words that say for which region something holds.
pub(super) const SCOPES: &[&str] = &[
    "全区", "全市", "全省", "全县", "全国", "全州", "全旗", "全盟", "我市", "我区", "我县", "我省",
];

/// The shortest goal, in characters.
const SHORTEST: usize = 5;

/// How far, in bytes, before a goal the number of a clause may stand that ends in it.
const NEAR: usize = 600;

/// What stands above goals and holds for them.
#[derive(Clone, Debug, Default)]
struct Above {
    span: Option<Span>,
    aspect: Option<String>,
    scope: Option<&'static str>,
    due: Option<PartialDate>,
}

pub(super) fn of(context: &mut Context<'_, '_>, part: &Part) -> Vec<Goal> {
    let mut found = Vec::new();
    for &at in &part.items {
        if context.reading.meanings.get(at) == Some(&Meaning::Goals) {
            item(context, at, &mut found);
        }
    }
    found
}

fn item(context: &mut Context<'_, '_>, at: usize, found: &mut Vec<Goal>) {
    let reading = context.reading;
    let Some(item) = reading.outline.items.get(at) else { return };
    let behind = tasks::behind(reading, item);
    if behind.is_empty() && item.leaf {
        return clauses(context, at, item.title, found);
    }
    for piece in behind {
        clauses(context, at, piece, found);
    }
}

/// Each clause of a paragraph as a goal, under the date or aspect that stands above it.
fn clauses(context: &mut Context<'_, '_>, at: usize, piece: Span, found: &mut Vec<Goal>) {
    let text = context.reading.text;
    let mut above = Above::default();
    for span in divided(text, piece) {
        let words = scan::words(text, span);
        if let Some(lead) = lead(context, span, &above) {
            above = lead;
            continue;
        }
        let (span, scope) = match scope(words, &above) {
            Some(scope) => {
                let inner = Span::new(span.start + scope.len(), span.end);
                let start = above.span.map_or(span.start, |above| above.start);
                above.span = Some(Span::new(start, inner.start));
                above.scope = Some(scope);
                (inner, Some(scope))
            }
            None => (span, above.scope),
        };
        if scan::words(text, span).chars().count() < SHORTEST {
            continue;
        }
        found.extend(goal(context, at, span, &above, scope, found.len() + 1));
    }
}

fn goal(
    context: &mut Context<'_, '_>,
    item: usize,
    span: Span,
    above: &Above,
    scope: Option<&'static str>,
    number: usize,
) -> Option<Goal> {
    let text = context.reading.text;
    let id = ItemId::new(format!("g{number}")).ok()?;
    let proof = match above.span {
        Some(above) => evidence::with_context(text, span, above),
        None => evidence::of(text, span),
    };
    let mut goal = Goal::new(id, clean(span.of(text)?), proof);
    goal.aspect.clone_from(&above.aspect);
    let wide = Span::new(span.start.saturating_sub(NEAR), span.end);
    for figure in targets::figures(context, item, wide) {
        let here = figure.clause.end >= span.start
            && figure.clause.start < span.end
            && figure.clause.end <= span.end;
        if here && let Some(mut target) = targets::target(context, figure, scope) {
            let stated = whole(&goal);
            let own = target.evidence.take_if(|proof| {
                goal.evidence.quote.contains(proof.quote.as_str())
                    || proof.quote.contains(goal.evidence.quote.as_str())
                        && stated.contains(target.indicator.as_str())
            });
            let due_lost = own.is_some()
                && target.due.is_some()
                && !covers(&goal, figure.due.as_ref().and_then(|due| due.span.of(text)));
            if due_lost {
                target.evidence = own;
            } else if own.is_some() {
                target.modality = targets::modality(&stated);
            }
            goal.targets.push(target);
        }
    }
    goal.due = above.due.clone().filter(|_| goal.targets.is_empty());
    Some(goal)
}

/// The words of a goal with those above it.
fn whole(goal: &Goal) -> String {
    let Evidence { quote, context, .. } = &goal.evidence;
    [context.as_deref().unwrap_or_default(), "\n", quote].concat()
}

/// Whether the goal's own words hold those of a deadline.
fn covers(goal: &Goal, due: Option<&str>) -> bool {
    let context = goal.evidence.context.as_deref().unwrap_or_default();
    due.is_none_or(|due| goal.evidence.quote.contains(due) || context.contains(due))
}

/// The clauses of a paragraph, outside of brackets and quotation marks.
fn divided(text: &str, piece: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (piece.start, 0usize);
    for (at, character) in scan::words(text, piece).char_indices() {
        let at = piece.start + at;
        match character {
            '（' | '(' | '“' | '《' => depth += 1,
            '）' | ')' | '”' | '》' => depth = depth.saturating_sub(1),
            '，' | '；' | '。' if depth == 0 => {
                found.push(trim(text, Span::new(start, at)));
                start = at + character.len_utf8();
            }
            _ => {}
        }
    }
    found.push(trim(text, Span::new(start, piece.end)));
    found.retain(|span| !span.is_empty());
    found
}

/// A clause that only says when or in which respect: 到2021年底, 在水资源方面.
fn lead(context: &Context<'_, '_>, span: Span, above: &Above) -> Option<Above> {
    let text = context.reading.text;
    let words = span.of(text)?;
    if let Some(aspect) = words.strip_prefix('在').and_then(|rest| rest.strip_suffix("方面")) {
        return Some(Above { span: Some(span), aspect: Some(clean(aspect)), ..Above::default() });
    }
    let found = dates(words);
    let [mention] = found.as_slice() else { return None };
    let rest = words.len() - mention.span.len();
    let due = context.reading.clock.first(text, span, &found).map(|due| due.date);
    (rest <= 18).then(|| Above { span: Some(span), aspect: above.aspect.clone(), scope: None, due })
}

/// A scope right behind a date that leads.
fn scope(words: &str, above: &Above) -> Option<&'static str> {
    let fresh = above.span.is_some() && above.scope.is_none() && above.aspect.is_none();
    SCOPES.iter().find(|scope| fresh && words.starts_with(**scope)).copied()
}
