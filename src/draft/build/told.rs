//! What an interpretation tells of the plans behind it: who drafted them, whom they ask.

use super::Context;
use super::parts::Part;
use crate::draft::names::is_body;
use crate::draft::scan;
use crate::model::{Companion, CompanionKind, CoveringRule, DocumentId, Plan, Role};
use crate::text::Span;

/// How far, in bytes, behind the beginning of a text is looked.
const WITHIN: usize = 12_000;

/// Words right before 起草 that are no part of the drafter's name.
const DRAFTS: &[&str] = &["牵头负责", "牵头组织", "牵头", "负责", "组织", "会同有关部门"];

/// Verbs that follow whom a plan asks.
const ASKED: &[&str] =
    &["明确", "落实", "认真", "切实", "加强", "结合", "按照", "严格", "抓好", "高度"];

/// Adds what an interpretation says of a plan.
pub(super) fn add(
    context: &mut Context<'_, '_>,
    part: &Part,
    plan: &mut Plan,
    document: &DocumentId,
) {
    if !context.reading.head.title.as_ref().is_some_and(|title| title.words.contains("解读")) {
        return;
    }
    plan.companions
        .push(Companion { kind: CompanionKind::Interpretation, document: document.clone() });
    drafter(context, part, plan);
    asked(context, plan);
}

/// 由…牵头起草了《方案》.
fn drafter(context: &mut Context<'_, '_>, part: &Part, plan: &mut Plan) {
    let text = context.reading.text;
    let Some((name, quote)) = drafted(text, &part.title) else { return };
    let Some(body) = context.bodies.resolve(name, name) else { return };
    plan.drafters.push(body);
    plan.evidence.retain(|known| !known.quote.contains("解读"));
    plan.evidence.push(super::evidence::of(text, quote));
}

/// The drafter's name, and the words from 由 to the end of the plan's title.
fn drafted<'t>(text: &'t str, title: &str) -> Option<(&'t str, Span)> {
    let at = scan::places(text, "起草了").next().filter(|at| *at < WITHIN)?;
    let start = text.get(..at)?.rfind('由')?;
    let name = text.get(start + '由'.len_utf8()..at)?;
    let name = DRAFTS.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
    let wanted = format!("《{title}》");
    let end = at + text.get(at..)?.find(&wanted)? + wanted.len();
    let one = !text.get(start..end)?.contains(['。', '\n']);
    (one && is_body(name)).then_some((name, Span::new(start, end)))
}

/// 要求各…落实…: whom the plan addresses and charges with all of it.
fn asked(context: &mut Context<'_, '_>, plan: &mut Plan) {
    let text = context.reading.text;
    let Some((name, quote)) = charged(text) else { return };
    let Some(body) = context.bodies.resolve(name, name) else { return };
    let proof = super::evidence::of(text, quote);
    plan.addressees.push(body.clone());
    plan.evidence.push(proof.clone());
    if proof.quote.contains("落实") {
        let mut rule = CoveringRule::new(body, Role::Implement, proof);
        let registered = context.bodies.registered_name(&rule.body) == Some(name);
        rule.written = (!registered).then(|| name.to_owned());
        plan.default_duties.push(rule);
    }
}

/// The collective that is asked, and the clause that asks it.
fn charged(text: &str) -> Option<(&str, Span)> {
    let at = scan::places(text, "要求各").next().filter(|at| *at < WITHIN)?;
    let start = at + "要求".len();
    let rest = text.get(start..)?;
    let clause = rest.split(['，', ',', '。', '；', '\n']).next()?;
    let end = ASKED.iter().filter_map(|verb| clause.find(verb)).min()?;
    let name = scan::before(clause, end);
    (is_body(name) && name.len() < 120).then_some((name, Span::new(at, start + clause.len())))
}
