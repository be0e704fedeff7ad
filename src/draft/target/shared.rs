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
use crate::model::{Direction, Op};
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
    let many = numbers.len();
    let dues = state.stages();
    let staged = dues.len() > 1 && (many == 1 || many == dues.len());
    let parts = match (staged, own) {
        (true, true) => vec![head],
        (_, true) => indicator::told_off(sentence.text, head, many),
        (true, false) => sentence.subjects_above(clause.span, 1),
        (false, false) => said_above(sentence, clause, many, found)
            .unwrap_or_else(|| sentence.subjects_above(clause.span, many)),
    };
    if parts.is_empty() && !own {
        return;
    }
    for at in 0..many.max(if staged { dues.len() } else { 0 }) {
        let Some(number) = numbers.get(at).or(numbers.last()) else { return };
        let (own_unit, own_bound) = behind(words, number);
        let made = Made {
            clause: clause.span,
            place: clause.span.start + number.span.start,
            unit: own_unit.unwrap_or(all.unit),
            change: all.change().or(all.adds().then_some(Direction::Increase)),
            baseline: compared(words),
            due: dues.get(at).filter(|_| staged).or(clause.due).cloned(),
            strives: state.strives(),
        };
        let op = own_bound.or(all.op()).unwrap_or(Op::Equal);
        let at = if staged { 0 } else { at };
        let indicator = parts.get(at).copied().unwrap_or(head);
        found.push(sentence.made(&made, indicator, op, number));
    }
}

/// Where the verb behind 分别 ends that makes what is told off: 分别完成 of 全市分别完成小区改造.
fn told_off_verb(words: &str) -> Option<usize> {
    let (at, told) = words!["分别"].last_in(words)?;
    let end = at + told.len();
    let verb = scan::lead(scan::from(words, end), super::verb::MAKES);
    let named = scan::several(scan::from(words, end + verb));
    (verb > 0 && named).then_some(end + verb)
}

/// What the last so many figures are of, where they stand right above: 到2022年A达到1个、B达到2个，到2025年分别达到3个、4个.
fn said_above(
    sentence: &Sentence<'_>,
    clause: Clause<'_>,
    many: usize,
    found: &[Figure],
) -> Option<Vec<Span>> {
    let above = sentence.clauses.get(clause.at.checked_sub(1)?)?;
    let last = found.get(found.len().checked_sub(many)?..)?;
    let within = |figure: &Figure| above.start <= figure.place && figure.place < above.end;
    last.iter().all(within).then(|| last.iter().map(|figure| figure.indicator).collect())
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
    let made =
        all.making().filter(|end| *end < all.lead.start && all.lead.op.is_none()).unwrap_or(0);
    let words = scan::before(scan::words(sentence.text, clause.span), all.lead.start);
    let made = made.max(told_off_verb(words).unwrap_or(0));
    let head = Span::new(clause.span.start + made, clause.span.start + all.lead.start);
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
