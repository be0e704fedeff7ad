//! Duties of a plan from the charges of a clause.

use super::Context;
use super::evidence;
use crate::draft::clause::Charge;
use crate::draft::flat;
use crate::draft::report::Doubt;
use crate::draft::scan;
use crate::draft::task::Record;
use crate::model::{Duty, Evidence, Ground, Role};
use crate::text::Span;

/// The duties of a record; what the clause does not say in words that a check accepts is left to a person.
pub(super) fn of(context: &mut Context<'_, '_>, record: &Record) -> Vec<Duty> {
    let words = scan::words(context.reading.text, record.clause);
    let mut found: Vec<Duty> = Vec::with_capacity(record.charges.len());
    let mut said: Option<(Role, bool)> = None;
    for charge in &record.charges {
        let known = said.filter(|(role, _)| *role == charge.role);
        let says = known.map_or_else(|| charge.role.is_said_in(words), |(_, says)| says);
        said = Some((charge.role, says));
        let Some(proof) = proof(context, record, charge, says) else {
            left_out(context, record, charge);
            continue;
        };
        let duty = duty(context, charge, proof);
        if !found.iter().any(|known| same(known, &duty)) {
            found.push(duty);
        }
    }
    found
}

fn same(a: &Duty, b: &Duty) -> bool {
    let written =
        |duty: &Duty| duty.bearer.body().is_none() && a.bearer.written() == b.bearer.written();
    let one = a.bearer.body().is_some() && a.bearer.body() == b.bearer.body();
    a.role == b.role && (one || (written(a) && written(b)))
}

fn duty(context: &mut Context<'_, '_>, charge: &Charge, proof: Evidence) -> Duty {
    let text = context.reading.text;
    let (name, printed) = (flat::name(text, charge), scan::words(text, charge.name));
    let ground = Ground::Stated(Some(proof));
    Duty { bearer: context.bodies.bearer(&name, printed), role: charge.role, ground }
}

/// The words that state a charge: its clause, with the rule about every list where that gives the role.
fn proof(
    context: &Context<'_, '_>,
    record: &Record,
    charge: &Charge,
    says: bool,
) -> Option<Evidence> {
    let text = context.reading.text;
    if let Some(heading) = charge.said {
        return Some(evidence::with_context(text, charge.name, heading));
    }
    if says {
        return Some(evidence::of(text, record.clause));
    }
    let rule = context.reading.list_rule.filter(|rule| rule.gives(charge.role))?;
    Some(evidence::with_context(text, record.clause, rule.span))
}

fn left_out(context: &mut Context<'_, '_>, record: &Record, charge: &Charge) {
    let text = context.reading.text;
    let name = scan::words(text, charge.name);
    let shown: String = scan::words(text, record.clause).chars().take(40).collect();
    let message =
        format!("`{name}` may be charged as {} by `{shown}`; add the duty if so", charge.role);
    context.report.add(
        Doubt::Role,
        Some(Span::new(charge.name.start, record.clause.end.max(charge.name.end))),
        message,
    );
}
