//! Targets of a plan from the figures of a text.

use super::{Context, evidence};
use crate::draft::page::clean;
use crate::draft::report::Doubt;
use crate::draft::scan;
use crate::draft::target::Figure;
use crate::model::{Change, Evidence, Modality, Op, Target};
use crate::text::{Decimal, Phrase, Span, dates, fold};

/// How far, in bytes, words above a figure are quoted whole rather than the deadline alone.
const FARTHEST: usize = 1200;

/// The targets whose clause lies in a stretch of an item.
pub(super) fn of(context: &mut Context<'_, '_>, item: usize, within: Span) -> Vec<Target> {
    let figures = figures(context, item, within);
    figures.into_iter().filter_map(|figure| target(context, figure, None)).collect()
}

/// The figures that stand in a stretch of an item.
pub(super) fn figures<'r>(context: &Context<'r, '_>, item: usize, within: Span) -> Vec<&'r Figure> {
    let all = &context.reading.targets;
    let start = all.partition_point(|figure| (figure.item, figure.place) < (item, within.start));
    let behind = all.get(start..).unwrap_or_default().iter();
    behind.take_while(|figure| figure.item == item && figure.place < within.end).collect()
}

/// A target with the words that prove it; `None`, with a note, for one that contradicts another.
pub(super) fn target(
    context: &mut Context<'_, '_>,
    figure: &Figure,
    scope: Option<&str>,
) -> Option<Target> {
    let text = context.reading.text;
    let indicator = clean(scan::words(text, figure.indicator));
    let (scope, indicator) = scoped(scope, &indicator);
    if indicator.is_empty() {
        let shown = scan::words(text, figure.clause);
        context.report.add(
            Doubt::Figure,
            Some(figure.clause),
            format!("`{shown}` promises a figure of nothing that is named"),
        );
        return None;
    }
    let mut target = Target::new(indicator, figure.op, figure.value, figure.unit.clone());
    target.scope = scope;
    let proof = proof(context, figure);
    let whole = [proof.context.as_deref().unwrap_or_default(), &proof.quote].concat();
    target.change = figure.change.map(|direction| Change {
        direction,
        baseline: figure
            .baseline
            .clone()
            .filter(|baseline| whole.contains(&baseline.year().to_string())),
    });
    target.due =
        figure.due.as_ref().filter(|due| said(text, due.span, &whole)).map(|due| due.date.clone());
    target.modality = modality(&whole);
    target.evidence = Some(proof);
    keep(context, figure, target)
}

/// Whether the words of a span are in the proof.
fn said(text: &str, span: Span, proof: &str) -> bool {
    span.of(text).is_some_and(|words| proof.contains(words) && !dates(words).is_empty())
}

/// How strongly words promise.
pub(super) fn modality(words: &str) -> Option<Modality> {
    let folded = fold(words);
    let strives = Phrase::Strive.is_in_folded(&folded).then_some(Modality::Strive);
    strives.or_else(|| Phrase::Must.is_in_folded(&folded).then_some(Modality::Must))
}

/// Takes a scope off the front of an indicator: 全区 of 全区环境空气质量.
fn scoped(scope: Option<&str>, indicator: &str) -> (Option<String>, String) {
    let known = super::goals::SCOPES.iter().find(|scope| indicator.starts_with(**scope));
    let stripped =
        known.and_then(|scope| indicator.strip_prefix(scope)).filter(|rest| scan::several(rest));
    match (stripped, known) {
        (Some(rest), Some(known)) => (Some((*known).to_owned()), rest.to_owned()),
        _ => (scope.map(str::to_owned), indicator.to_owned()),
    }
}

/// The clause of a figure, with the words above it that name its indicator or its deadline.
fn proof(context: &Context<'_, '_>, figure: &Figure) -> Evidence {
    let text = context.reading.text;
    let due = figure.due.as_ref().map(|due| due.span).filter(|due| due.end <= figure.clause.start);
    let apart = (figure.indicator.end <= figure.clause.start).then_some(figure.indicator);
    let start = [due, apart].into_iter().flatten().map(|span| span.start).min();
    let Some(start) = start else { return evidence::of(text, figure.clause) };
    let far = figure.clause.start - start > FARTHEST
        || text.get(start..figure.clause.start).is_some_and(|words| words.contains(['。', '\n']));
    let above = match (far, due) {
        (true, Some(due)) => due,
        _ => Span::new(start, figure.clause.start),
    };
    let words = scan::words(text, above).trim_end_matches(['，', '；', '、', ' ']);
    evidence::with_context(text, figure.clause, Span::new(above.start, above.start + words.len()))
}

/// Whether two bounds of one thing cannot both be meant; the ends of a range can.
fn contradicts(known: (Op, Decimal), other: (Op, Decimal)) -> bool {
    let range = known.0 == Op::AtLeast && other.0 == Op::AtMost && known.1 < other.1;
    known != other && !range
}

/// Keeps a target unless one of the same thing has another figure, which is for a person to tell apart.
fn keep(context: &mut Context<'_, '_>, figure: &Figure, target: Target) -> Option<Target> {
    let due = target.due.as_ref().map(ToString::to_string).unwrap_or_default();
    let key = format!(
        "{}|{}|{}|{due}|{:?}",
        target.indicator,
        target.scope.as_deref().unwrap_or_default(),
        target.unit,
        target.change
    );
    let known = context.bounds.entry(key).or_default();
    if known.iter().any(|(op, value)| contradicts((*op, *value), (target.op, target.value))) {
        let message = format!(
            "`{target}` differs from another target of the same indicator; give each its scope"
        );
        context.report.add(Doubt::Target, Some(figure.clause), message);
        return None;
    }
    if !known.contains(&(target.op, target.value)) {
        known.push((target.op, target.value));
    }
    Some(target)
}
