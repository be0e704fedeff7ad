//! The commitments of a piece of text, sentence by sentence.

use super::super::due::{Clock, Due, compares, of_year};
use super::Figure;
use super::clauses::clauses;
use super::figure::{self, Standing, after_unit, distributed, may_count};
use super::indicator;
use super::measured::Measured;
use super::promise::{Look, Place, Said};
use super::shared;
use super::state::State;
use super::unit;
use super::verb;
use crate::draft::scan;
use crate::draft::word_list::words;
use crate::model::{Direction, Op, PartialDate};
use crate::text::{DateMention, Figure as Number, Span, dates};

/// How far back, in bytes, a clause is explained by those before it.
pub(super) const FARTHEST: usize = 900;

/// A piece of an item that is read for commitments.
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    pub(super) item: usize,
    pub(super) span: Span,
    pub(super) clock: &'t Clock,
    /// Whether it stands among goals.
    pub(super) goals: bool,
}

/// What holds for the sentences that follow.
#[derive(Default)]
pub(super) struct Held {
    /// The deadline that was said last.
    pub(super) due: Option<Due>,
    /// Whether a period that is over is spoken of: “十一五”期间 in 2012.
    pub(super) past: bool,
}

/// Reads every sentence of a piece.
pub(super) fn read(piece: &Piece<'_>, held: &mut Held, found: &mut Vec<Figure>) {
    let words = scan::words(piece.text, piece.span);
    for part in scan::parts(words, |sign| sign == '。') {
        let begins = part.start + clause_before(scan::words(words, part));
        let span = Span::new(begins, part.end);
        let sentence = scan::words(words, span);
        let counts = may_count(sentence);
        if counts || scan::may_date(sentence) {
            let sentence = Sentence::of(piece, span.shifted(piece.span.start));
            sentence.read(counts, held, found);
        }
    }
}

/// The length of a clause of bodies in brackets that a sentence begins with: that of the sentence above.
fn clause_before(words: &str) -> usize {
    let open = words.starts_with(['（', '(']);
    let closed = open.then(|| crate::draft::words::closing(words)).flatten();
    let of_bodies = |len: &usize| crate::draft::words::is_clause_like(scan::before(words, *len));
    closed.filter(of_bodies).unwrap_or(0)
}

pub(super) struct Sentence<'t> {
    pub(super) text: &'t str,
    item: usize,
    clock: &'t Clock,
    goals: bool,
    pub(super) clauses: Vec<Span>,
}

/// A clause that is read, or a bracket in it.
#[derive(Clone, Copy)]
pub(super) struct Clause<'d> {
    /// Which of the sentence it is.
    pub(super) at: usize,
    pub(super) span: Span,
    /// The deadline that holds for it.
    pub(super) due: Option<&'d Due>,
}

/// A number that is read, with what it needs to know of its clause.
pub(super) struct Reading<'m, 't> {
    pub(super) clause: Clause<'m>,
    /// Where the words begin that are the number's own, in the clause.
    pub(super) from: usize,
    pub(super) measured: &'m Measured<'t>,
    number: &'m Number,
}

impl Reading<'_, '_> {
    /// Whether the number is of what the one before it is of: 20万千瓦/40万千瓦时, 3天内受理、15天内办结, 2021年建成5个.
    fn goes_on_with_last(&self) -> bool {
        let measured = self.measured;
        measured.divided() || measured.makes_more() || (self.from > 0 && measured.serves())
    }
}

impl<'t> Sentence<'t> {
    fn of(piece: &Piece<'t>, span: Span) -> Self {
        let clauses = clauses(piece.text, span);
        Self { text: piece.text, item: piece.item, clock: piece.clock, goals: piece.goals, clauses }
    }

    fn read(&self, counts: bool, held: &mut Held, found: &mut Vec<Figure>) {
        let mut state = State::of(self.text, &self.clauses, held.past);
        if state.scores() {
            return;
        }
        let mut named: Option<DateMention> = None;
        for (at, span) in self.clauses.iter().copied().enumerate() {
            let mut dates = self.clock.mentions(span);
            let year = of_year(&mut dates, named.as_ref());
            let shifted =
                |date: &DateMention| DateMention { span: date.span.shifted(span.start), ..*date };
            named = dates.iter().rfind(|date| date.year.is_some()).map(shifted).or(named);
            let due = self.clock.first(self.text, span, &dates);
            let due = due.or_else(|| self.whole_year(span));
            if let Some(due) = due.or_else(|| self.clock.running(self.text, span, &dates)) {
                let span = year.unwrap_or(due.span);
                held.due = Some(Due { span, ..due });
                state.aim();
            }
            state.enter(at, self.clock, dates.first());
            state.tell_off(|| self.clock.told_off(self.text, span, &dates), dates.len());
            let many = found.len();
            let clause = Clause { at, span, due: held.due.as_ref() };
            if counts {
                self.clause(clause, &mut state, found);
            }
            if let Some(read) = found.get_mut(many..) {
                read.sort_by_key(|figure| figure.place);
            }
            state.leave(found.len() > many);
        }
        held.past = state.recalls_period();
    }

    /// 全年, and 今年 before what is done in it: the year of signing.
    fn whole_year(&self, clause: Span) -> Option<Due> {
        let words = clause.of(self.text)?;
        let (at, named) = words!["全年", "今年"].first_in(words).filter(|(at, _)| {
            *at == 0 || words.get(..*at).is_some_and(|head| head.ends_with(['，', '实', '在']))
        })?;
        let behind = scan::from(words, at + named.len());
        if named == "今年" && scan::lead(behind, verb::MAKES) == 0 {
            return None;
        }
        let year = self.clock.signed.as_ref()?.year();
        let date = PartialDate::new(year, None, None).ok()?.printed(named);
        Some(Due { date, span: Span::new(clause.start + at, clause.start + at + named.len()) })
    }

    fn clause(&self, clause: Clause<'_>, state: &mut State<'_>, found: &mut Vec<Figure>) {
        let words = scan::words(self.text, clause.span);
        if !may_count(words) {
            return;
        }
        let all = figure::all(words);
        let list = distributed(words, &all);
        let several = list.len() > 1 || state.stages().len() > 1;
        let told_off = || words.contains("分别") || shared::is_told_off(self, clause, &list);
        if several && !list.is_empty() && !state.conditional() && told_off() {
            return shared::read(self, clause, &list, state, found);
        }
        let standings = figure::standings(words, &all);
        let (mut from, mut brackets) = (0, Vec::new());
        for (number, standing) in all.iter().zip(&standings) {
            let low = all.iter().zip(&standings).rev();
            let low = low
                .skip_while(|(one, _)| one.span.start >= number.span.start)
                .map(|(low, _)| low)
                .next();
            let first = low.filter(|_| *standing == Standing::High).unwrap_or(number);
            if matches!(standing, Standing::Low | Standing::Origin) {
                continue;
            }
            let Some(measured) = Measured::between(words, from, first, number) else {
                continue;
            };
            if measured.describes() {
                continue;
            }
            let reading = Reading { clause, from, measured: &measured, number: first };
            let promised = self.look(&reading, state);
            if promised {
                self.add(&reading, number, *standing, state, found);
                if let Some(inner) = bracket(measured.after) {
                    state.leave(true);
                    self.bracket(clause, measured.behind, inner, state, found);
                    brackets.push(measured.behind);
                }
            }
            from = after_unit(words, number);
            state.said(promised);
        }
        self.brackets(clause, &brackets, state, found);
    }

    /// The rates that brackets of a clause state by themselves: 通道（可再生能源电量比例不低于50%）; those that open at known
    /// places were read.
    fn brackets(
        &self,
        clause: Clause<'_>,
        known: &[usize],
        state: &mut State<'_>,
        found: &mut Vec<Figure>,
    ) {
        let words = scan::words(self.text, clause.span);
        let signs = scan::signs(words).filter(|(_, sign)| *sign == '（');
        for (open, _) in signs {
            if known.binary_search(&open).is_ok() {
                continue;
            }
            if let Some(inner) = bracket(scan::from(words, open)).filter(|inner| states_rate(inner))
            {
                self.bracket(clause, open, inner, state, found);
            }
        }
    }

    /// The figures of a bracket that opens at a place: of one behind a figure that is promised all that go on with it,
    /// 超过50%（示范区超过60%）, of any other what it states by itself.
    fn bracket(
        &self,
        clause: Clause<'_>,
        open: usize,
        inner: &str,
        state: &mut State<'_>,
        found: &mut Vec<Figure>,
    ) {
        let start = clause.span.start + open + '（'.len_utf8();
        let span = Span::new(start, start + inner.len());
        let own =
            !scan::begins(inner, words!["含", "不含", "包括", "除", "不包", "即", "按", "以"]);
        if own && may_count(inner) && self.subject(span).is_some() {
            self.clause(Clause { span, ..clause }, state, found);
        }
    }

    /// Whether a number is promised.
    fn look(&self, reading: &Reading<'_, '_>, state: &State<'_>) -> bool {
        let words = scan::words(self.text, reading.clause.span);
        let measured = reading.measured;
        let goes_on =
            if reading.from > 0 { state.makes() } else { state.made() && measured.names_alone() };
        let carried = goes_on && unit::is_count(measured.unit);
        let look = Look {
            above: scan::words(self.text, state.above(reading.clause.span, FARTHEST)),
            clause: scan::before(words, reading.number.span.start),
            before: measured.before,
            head: measured.head(),
            after: measured.after,
            unit: measured.unit,
            said: Said {
                bound: measured.op().is_some()
                    || measured.is_all(reading.number)
                    || measured.takes_part()
                    || measured.is_state(),
                change: measured.change().is_some(),
                reaches: measured.lead.op.is_some(),
            },
            place: Place {
                makes: measured.making().is_some() || carried,
                continues: state.continues(reading.from > 0),
                aims: self.goals || state.aims(),
            },
            becomes: measured.is_state(),
            serves: measured.serves(),
        };
        !state.conditional() && !state.past() && look.is_promise()
    }

    /// Adds what is promised: of a range both ends.
    fn add(
        &self,
        reading: &Reading<'_, '_>,
        number: &Number,
        standing: Standing,
        state: &mut State<'_>,
        found: &mut Vec<Figure>,
    ) {
        state.make(reading.measured.making().is_some(), reading.measured.adds());
        let within = reading.from > 0;
        let listed = state.adds(within).filter(|_| reading.measured.goes_on_list(within));
        let adds = reading.measured.adds() || listed.is_some();
        let due = self.due_of(reading);
        let span = reading.clause.span;
        let words = scan::words(self.text, span);
        let made = Made {
            clause: Span::new(listed.unwrap_or(span.start).min(span.start), span.end),
            place: span.start + number.span.start,
            unit: reading.measured.unit,
            change: reading.measured.change().or(adds.then_some(Direction::Increase)),
            baseline: baseline(words, reading, due.as_ref()),
            due,
            strives: state.strives(),
        };
        let op = reading.measured.op().unwrap_or(Op::Equal);
        let near = |last: &&Figure| {
            last.item == self.item && span.start.saturating_sub(last.clause.start) < FARTHEST
        };
        let again = found
            .last()
            .filter(near)
            .map(|last| vec![last.indicator])
            .filter(|_| reading.goes_on_with_last());
        for indicator in again.unwrap_or_else(|| self.indicators(reading, state)) {
            if standing == Standing::High {
                found.push(self.made(&made, indicator, Op::AtLeast, reading.number));
                found.push(self.made(&made, indicator, Op::AtMost, number));
            } else {
                found.push(self.made(&made, indicator, op, number));
            }
        }
    }

    /// The date that stands with the number, where it is still to come, else that of the clauses above.
    fn due_of(&self, reading: &Reading<'_, '_>) -> Option<Due> {
        let own = reading.measured.year.as_ref().filter(|_| reading.measured.unit != "倍");
        let own = own.and_then(|mention| {
            let start = reading.clause.span.start + reading.from;
            self.clock.due(mention, start)
        });
        own.or_else(|| self.year_behind(reading)).or_else(|| reading.clause.due.cloned())
    }

    /// The date right behind what is measured: 森林覆盖率2025年达到45%.
    fn year_behind(&self, reading: &Reading<'_, '_>) -> Option<Due> {
        let head = reading.measured.head().trim_end();
        let verb = verb::MAKES.longest_tail(head).unwrap_or(0);
        let date = indicator::date_at_end(scan::before(head, head.len() - verb))?;
        let behind = !indicator::is_lead(scan::before(head, date.span.start));
        let date = Some(date).filter(|_| behind)?;
        self.clock.printed(head, &date, reading.clause.span.start + reading.from)
    }

    pub(super) fn made(&self, made: &Made<'_>, indicator: Span, op: Op, number: &Number) -> Figure {
        // A subject that stands in an earlier clause is part of what states the figure.
        let whole = Span::new(made.clause.start.min(indicator.start), made.clause.end);
        Figure {
            item: self.item,
            place: made.place,
            indicator,
            op,
            value: number.value,
            unit: made.unit.to_owned(),
            change: made.change,
            baseline: made.baseline.clone(),
            due: made.due.clone(),
            strives: made.strives,
            clause: super::super::page::trim(self.text, whole),
        }
    }
}

/// What every figure of one reading has in common.
pub(super) struct Made<'t> {
    pub(super) clause: Span,
    /// Where the number stands.
    pub(super) place: usize,
    pub(super) unit: &'t str,
    pub(super) change: Option<Direction>,
    pub(super) baseline: Option<PartialDate>,
    pub(super) due: Option<Due>,
    pub(super) strives: bool,
}

/// What stands in the bracket that words begin with, where it holds no other.
fn bracket(words: &str) -> Option<&str> {
    let (inner, _) = words.strip_prefix('（')?.split_once('）')?;
    (!inner.contains(['（', '《'])).then_some(inner)
}

/// Whether words name a rate with its bound.
fn states_rate(words: &str) -> bool {
    let first = figure::first(words).map(|number| scan::before(words, number.span.start));
    first.is_some_and(|before| {
        let lead = super::bound::lead(before);
        let head = scan::before(before, lead.start).trim_end_matches("原则上");
        lead.op.is_some() && indicator::is_rate(head)
    })
}

/// What a change is counted from: 较2019年, 由2020年的, with 同比 the year before the due one.
fn baseline(words: &str, reading: &Reading<'_, '_>, due: Option<&Due>) -> Option<PartialDate> {
    if let Some(year) = reading.measured.year.as_ref().filter(|_| reading.measured.unit == "倍") {
        return PartialDate::mentioned(year);
    }
    compared(words).or_else(|| {
        let year = words.contains("同比").then(|| due.map(|due| due.date.year())).flatten()?;
        PartialDate::new(year.checked_sub(1)?, None, None).ok()
    })
}

/// The date that a clause compares with.
pub(super) fn compared(words: &str) -> Option<PartialDate> {
    if !scan::holds(words, words!["比", "较", "由", "从", "基础上", "为基"]) {
        return None;
    }
    let found = dates(words).into_iter().find(|mention| {
        let before = scan::before(words, mention.span.start);
        let behind = scan::from(words, mention.span.end);
        compares(before)
            || before.ends_with(['由', '从'])
            || scan::begins(behind, words!["相比", "基础上", "的基础上", "为基"])
    });
    found.and_then(|mention| PartialDate::mentioned(&mention))
}
