//! Figures that are told off to a list of indicators: A和B分别下降15%和10%.

use super::Figure;
use super::bound;
use super::indicator;
use super::measured::Measured;
use super::sentence::{Clause, Made, Sentence, compared};
use super::state::State;
use super::unit;
use crate::draft::scan;
use crate::draft::word_list::words;
use crate::model::Op;
use crate::text::{Figure as Number, Span};

/// Reads a clause with 分别 whose figures form a list.
pub(super) fn read(
    sentence: &Sentence<'_>,
    clause: Clause<'_>,
    numbers: &[Number],
    state: &State<'_>,
    found: &mut Vec<Figure>,
) {
    let words = scan::words(sentence.text, clause.span);
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return };
    let Some(all) = Measured::between(words, 0, first, last) else { return };
    let says = all.op().is_some() || all.change().is_some() || all.making().is_some();
    if !says || state.past() || is_granted(words) {
        return;
    }
    let head = head(sentence, clause, &all);
    let own = scan::several(scan::words(sentence.text, head));
    let parts = if own {
        indicator::told_off(sentence.text, head, numbers.len())
    } else {
        sentence.subjects_above(clause.span, numbers.len())
    };
    for (at, number) in numbers.iter().enumerate() {
        let (own_unit, own_bound) = behind(words, number);
        let made = Made {
            clause: clause.span,
            place: clause.span.start + number.span.start,
            unit: own_unit.unwrap_or(all.unit),
            change: all.change(),
            baseline: compared(words),
            due: clause.due.cloned(),
            strives: state.strives(),
        };
        let op = own_bound.or(all.op()).unwrap_or(Op::Equal);
        let indicator = parts.get(at).copied().unwrap_or(head);
        found.push(sentence.made(&made, indicator, op, number));
    }
}

/// Whether as many rates stand before the figures of a list: 能耗强度、排放强度下降18%和15%.
pub(super) fn is_told_off(sentence: &Sentence<'_>, clause: Clause<'_>, numbers: &[Number]) -> bool {
    let words = scan::words(sentence.text, clause.span);
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return false };
    let Some(all) = Measured::between(words, 0, first, last) else { return false };
    let parts = indicator::parts(sentence.text, head(sentence, clause, &all));
    let rate = |part: &Span| indicator::is_rate(scan::words(sentence.text, *part));
    parts.len() == numbers.len() && parts.iter().all(rate)
}

/// What is named before the figures.
fn head(sentence: &Sentence<'_>, clause: Clause<'_>, all: &Measured<'_>) -> Span {
    let head = Span::new(clause.span.start, clause.span.start + all.lead.start);
    indicator::trim(sentence.text, super::figure::without_origin(sentence.text, head))
}

/// 补助标准分别提高30元和5元: what is granted is no target.
fn is_granted(words: &str) -> bool {
    scan::holds(words, words!["补助", "补贴", "奖励", "给予", "减免"])
}

/// The unit and the bound of one figure of a list.
fn behind<'t>(words: &'t str, number: &Number) -> (Option<&'t str>, Option<Op>) {
    let rest = scan::from(words, number.span.end);
    if number.span.of(words).is_some_and(super::figure::says_percent) {
        return (Some("%"), bound::behind(rest).map(|(_, op)| op));
    }
    let Some((gap, unit)) = unit::at_start(rest) else { return (None, None) };
    let bound = bound::behind(scan::from(rest, gap + unit.len()));
    (Some(unit), bound.map(|(_, op)| op))
}
