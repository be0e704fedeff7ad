//! Targets: units that compare, shares that can be, bounds that can hold together.

use std::collections::HashMap;

use super::context::{Context, finding, join, meant};
use super::printed::plain;
use super::{units, walk};
use crate::diagnostic::Code;
use crate::model::{Direction, Op, Plan, Target};
use crate::text::{Decimal, fold};
use crate::yaml::Located;

pub(super) fn check(context: &mut Context<'_>) {
    for file in &context.corpus.plans {
        let targets = walk::targets(&file.value);
        for (path, target) in &targets {
            unit(context, file, path, target);
            percentage(context, file, path, target);
        }
        contradictions(context, file, &targets);
    }
}

fn unit(context: &mut Context<'_>, file: &Located<Plan>, path: &str, target: &Target) {
    if units::is_known(&target.unit) {
        return;
    }
    let help = meant(&target.unit, units::all(), "check its spelling");
    let fault = finding(Code::UnknownUnit, format!("`{}` is no known unit", target.unit));
    context.report(file, &join(path, "unit"), fault.help(help));
}

fn percentage(context: &mut Context<'_>, file: &Located<Plan>, path: &str, target: &Target) {
    let whole = match fold(&target.unit).as_str() {
        "%" => 100_u32,
        "‰" => 1000,
        _ => return,
    };
    let rises =
        target.change.as_ref().is_some_and(|change| change.direction == Direction::Increase);
    let value = target.value;
    if value >= Decimal::from(0) && (rises || value <= Decimal::from(whole)) {
        return;
    }
    let message = format!("{value}{} is no share of a whole", target.unit);
    let fault = finding(Code::PercentOutOfRange, message).expected(format!("0 to {whole}"));
    let help = "correct the figure, or say by `change` that it is an increase";
    context.report(file, &join(path, "value"), fault.help(help));
}

fn contradictions(context: &mut Context<'_>, file: &Located<Plan>, targets: &[(String, &Target)]) {
    let mut groups: HashMap<String, Vec<&(String, &Target)>> = HashMap::new();
    for entry in targets {
        let group = groups.entry(subject(entry.1)).or_default();
        if let Some((first, other)) = group.iter().find(|(_, other)| excludes(entry.1, other)) {
            let target = entry.1;
            let message = format!("`{target}` cannot stand beside `{other}` at `{first}`");
            let help =
                "correct the figure that is wrong, or tell the two apart by `scope` or `due`";
            let fault = finding(Code::ContradictingTargets, message).help(help);
            context.report(file, &join(&entry.0, "value"), fault);
        }
        group.push(entry);
    }
}

/// What two bounds must share to be bounds of one thing.
fn subject(target: &Target) -> String {
    let due = target.due.as_ref().map(ToString::to_string).unwrap_or_default();
    let change = target.change.as_ref().map_or_else(String::new, |change| {
        let baseline = change.baseline.as_ref().map(ToString::to_string);
        format!("{} {}", change.direction, baseline.unwrap_or_default())
    });
    let scope = target.scope.as_deref().unwrap_or_default();
    let parts = [&target.indicator, scope, &target.conditions.join("\n"), &target.unit];
    let parts = parts.map(plain).join("\n");
    format!("{parts}\n{due}\n{change}")
}

/// Whether no figure fits both, or both set the same bound with different figures.
fn excludes(a: &Target, b: &Target) -> bool {
    if a.op == b.op {
        return a.value != b.value;
    }
    let empty = |low: Option<End>, high: Option<End>| {
        low.zip(high).is_some_and(|(low, high)| {
            low.value > high.value || (low.value == high.value && !(low.closed && high.closed))
        })
    };
    empty(low(a), high(b)) || empty(low(b), high(a))
}

/// One end of the figures that a bound admits.
struct End {
    value: Decimal,
    closed: bool,
}

fn low(target: &Target) -> Option<End> {
    let end = |closed| Some(End { value: target.value, closed });
    match target.op {
        Op::AtLeast | Op::Equal => end(true),
        Op::Above => end(false),
        Op::AtMost | Op::Below | Op::About => None,
    }
}

fn high(target: &Target) -> Option<End> {
    let end = |closed| Some(End { value: target.value, closed });
    match target.op {
        Op::AtMost | Op::Equal => end(true),
        Op::Below => end(false),
        Op::AtLeast | Op::Above | Op::About => None,
    }
}

#[cfg(test)]
mod tests {
    use super::excludes;
    use crate::model::{Op, Target};

    #[test]
    fn bounds_exclude_each_other_or_not() {
        use Op::{Above, AtLeast, AtMost, Below, Equal};
        let target = |op, value: u32| Target::new("指标", op, value.into(), "%");
        for ((a, x), (b, y), expected) in [
            ((AtLeast, 84), (AtLeast, 90), true),
            ((AtLeast, 84), (AtLeast, 84), false),
            ((AtLeast, 90), (AtMost, 80), true),
            ((AtLeast, 80), (AtMost, 90), false),
            ((AtLeast, 80), (AtMost, 80), false),
            ((Above, 80), (AtMost, 80), true),
            ((AtLeast, 80), (Below, 80), true),
            ((Equal, 80), (Below, 80), true),
            ((Equal, 80), (AtLeast, 80), false),
            ((Equal, 80), (AtLeast, 84), true),
            ((Equal, 90), (AtLeast, 84), false),
            ((Above, 80), (AtLeast, 80), false),
            ((Op::About, 80), (AtLeast, 84), false),
        ] {
            let (one, two) = (target(a, x), target(b, y));
            assert_eq!(excludes(&one, &two), expected, "{one} {two}");
            assert_eq!(excludes(&two, &one), expected, "{two} {one}");
        }
    }
}
