//! The commitments of a piece of text, sentence by sentence.

use super::super::due::{Clock, Due, mentions};
use super::Figure;
use super::figure::{
    self, Standing, after_unit, distributed, may_count, origin, without_level, without_origin,
};
use super::indicator;
use super::measured::Measured;
use super::promise::{Look, Place, Said, ends_whole, is_measured};
use super::shared;
use super::state::State;
use super::unit;
use super::verb;
use crate::draft::scan;
use crate::draft::word_list::words;
use crate::model::{Direction, Op, PartialDate};
use crate::text::{Figure as Number, Span, dates};

/// How far back, in bytes, a clause is explained by those before it.
const FARTHEST: usize = 900;

/// How many clauses back a subject is looked for.
const LOOKS: usize = 16;

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
    let mut start = 0;
    for (at, stop) in words.match_indices('。').chain([(words.len(), "")]) {
        let span = Span::new(piece.span.start + start, piece.span.start + at);
        start = at + stop.len();
        if may_count(scan::words(piece.text, span)) || scan::may_date(scan::words(piece.text, span))
        {
            Sentence::of(piece, span).read(held, found);
        }
    }
}

pub(super) struct Sentence<'t> {
    pub(super) text: &'t str,
    item: usize,
    clock: &'t Clock,
    goals: bool,
    clauses: Vec<Span>,
}

/// A number that is read, with what it needs to know of its clause.
struct Reading<'m, 't> {
    clause: Span,
    at: usize,
    from: usize,
    measured: &'m Measured<'t>,
    number: &'m Number,
}

impl<'t> Sentence<'t> {
    fn of(piece: &Piece<'t>, span: Span) -> Self {
        let clauses = clauses(piece.text, span);
        Self { text: piece.text, item: piece.item, clock: piece.clock, goals: piece.goals, clauses }
    }

    fn read(&self, held: &mut Held, found: &mut Vec<Figure>) {
        let mut state = State::of(self.text, &self.clauses, held.past);
        if state.scores() {
            return;
        }
        for (at, clause) in self.clauses.iter().copied().enumerate() {
            let dates = mentions(scan::words(self.text, clause));
            let due = self.clock.first(self.text, clause, &dates);
            if let Some(due) = due.or_else(|| self.whole_year(clause)) {
                held.due = Some(due);
                state.aim();
            }
            state.enter(at, self.clock, dates.first());
            let many = found.len();
            self.clause(at, clause, held.due.as_ref(), &mut state, found);
            if let Some(read) = found.get_mut(many..) {
                read.sort_by_key(|figure| figure.place);
            }
            state.leave(found.len() > many);
        }
        held.past = state.recalls_period();
    }

    /// 全年: the year of signing.
    fn whole_year(&self, clause: Span) -> Option<Due> {
        let words = clause.of(self.text)?;
        let at = words.find("全年").filter(|at| {
            *at == 0 || words.get(..*at).is_some_and(|head| head.ends_with(['，', '实', '在']))
        })?;
        let year = self.clock.signed.as_ref()?.year();
        let date = PartialDate::new(year, None, None).ok()?;
        Some(Due { date, span: Span::new(clause.start + at, clause.start + at + "全年".len()) })
    }

    fn clause(
        &self,
        at: usize,
        clause: Span,
        due: Option<&Due>,
        state: &mut State<'_>,
        found: &mut Vec<Figure>,
    ) {
        let words = scan::words(self.text, clause);
        if !may_count(words) {
            return;
        }
        let all = figure::all(words);
        let list = distributed(words, &all);
        if list.len() > 1 && words.contains("分别") && !state.conditional() {
            return shared::read(self, clause, &list, due, state, found);
        }
        let standings = figure::standings(words, &all);
        let mut from = 0;
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
            let reading = Reading { clause, at, from, measured: &measured, number: first };
            let promised = self.look(&reading, state);
            if promised {
                self.add(&reading, number, *standing, due, state, found);
                if let Some(inner) = bracket(measured.after) {
                    let start = reading.clause.start + measured.behind + '（'.len_utf8();
                    state.leave(true);
                    self.bracket(at, Span::new(start, start + inner.len()), due, state, found);
                }
            }
            from = after_unit(words, number);
            state.said(promised);
        }
        self.brackets(at, clause, due, state, found);
    }

    /// The rates that brackets of a clause state by themselves: 通道（可再生能源电量比例不低于50%）.
    fn brackets(
        &self,
        at: usize,
        clause: Span,
        due: Option<&Due>,
        state: &mut State<'_>,
        found: &mut Vec<Figure>,
    ) {
        let words = scan::words(self.text, clause);
        for (open, sign) in words.match_indices('（') {
            let Some(inner) = bracket(scan::from(words, open)).filter(|inner| states_rate(inner))
            else {
                continue;
            };
            let start = clause.start + open + sign.len();
            self.bracket(at, Span::new(start, start + inner.len()), due, state, found);
        }
    }

    /// The figures of a bracket: of one behind a figure that is promised all that go on with it, 超过50%（示范区超过60%）, of
    /// any other what it states by itself.
    fn bracket(
        &self,
        at: usize,
        inner: Span,
        due: Option<&Due>,
        state: &mut State<'_>,
        found: &mut Vec<Figure>,
    ) {
        let words = scan::words(self.text, inner);
        let own =
            !scan::begins(words, words!["含", "不含", "包括", "除", "不包", "即", "按", "以"]);
        if own && may_count(words) && self.subject(inner).is_some() {
            self.clause(at, inner, due, state, found);
        }
    }

    /// Whether a number is promised.
    fn look(&self, reading: &Reading<'_, '_>, state: &State<'_>) -> bool {
        let words = scan::words(self.text, reading.clause);
        let measured = reading.measured;
        let carried = reading.from > 0 && state.makes() && unit::is_count(measured.unit);
        let look = Look {
            above: scan::words(self.text, state.above(reading.clause, FARTHEST)),
            clause: scan::before(words, reading.number.span.start),
            before: measured.before,
            head: measured.head(),
            after: measured.after,
            unit: measured.unit,
            said: Said {
                bound: measured.op().is_some()
                    || measured.is_all(reading.number)
                    || measured.takes_part(),
                change: measured.change().is_some(),
                reaches: measured.lead.op.is_some(),
            },
            place: Place {
                makes: measured.making().is_some() || carried,
                continues: state.continues(reading.from > 0),
                aims: self.goals || state.aims(),
            },
        };
        !state.conditional() && !state.past() && look.is_promise()
    }

    /// Adds what is promised: of a range both ends.
    fn add(
        &self,
        reading: &Reading<'_, '_>,
        number: &Number,
        standing: Standing,
        due: Option<&Due>,
        state: &mut State<'_>,
        found: &mut Vec<Figure>,
    ) {
        state.make(reading.measured.making().is_some());
        let due = self.due_of(reading, due);
        let words = scan::words(self.text, reading.clause);
        let made = Made {
            clause: reading.clause,
            place: reading.clause.start + number.span.start,
            unit: reading.measured.unit,
            change: reading.measured.change(),
            baseline: baseline(words, reading, due.as_ref()),
            due,
            strives: state.strives(),
        };
        let op = reading.measured.op().unwrap_or(Op::Equal);
        let again =
            found.last().map(|last| vec![last.indicator]).filter(|_| reading.measured.divided());
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
    fn due_of(&self, reading: &Reading<'_, '_>, due: Option<&Due>) -> Option<Due> {
        let own = reading.measured.year.as_ref().filter(|_| reading.measured.unit != "倍");
        let own = own.and_then(|mention| {
            let start = reading.clause.start + reading.from;
            self.clock.due(mention, start)
        });
        own.or_else(|| due.cloned())
    }

    /// What is measured; several with 均.
    fn indicators(&self, reading: &Reading<'_, '_>, state: &mut State<'_>) -> Vec<Span> {
        let measured = reading.measured;
        let base = reading.clause.start + reading.from;
        let noun = || {
            let behind = Span::new(reading.clause.start + measured.behind, reading.clause.end);
            indicator::trim(self.text, until_list(self.text, behind))
        };
        let head = Span::new(base, base + measured.lead.start);
        if measured.lists(reading.from > 0) && scan::several(scan::words(self.text, noun())) {
            return vec![noun()];
        }
        let head_words = measured.head().trim();
        if measured.counts_behind() && scan::count(head_words) <= 2 {
            return vec![noun()];
        }
        if let Some(verb_end) = measured.making() {
            let between = indicator::trim(
                self.text,
                Span::new(base + verb_end, head.end.max(base + verb_end)),
            );
            let based = measured.after.starts_with("的基础");
            let noun = if based { Span::new(head.end, head.end) } else { noun() };
            let named = |span: &Span| span.of(self.text).is_some_and(scan::several);
            if measured.counts_behind() && named(&noun) {
                return vec![noun];
            }
            let reached = without_verb(self.text, indicator::trim(self.text, head));
            let thing = [between, noun, reached].into_iter().find(named).unwrap_or(reading.clause);
            let each = measured.before.ends_with('各');
            return if each { indicator::parts(self.text, thing) } else { vec![thing] };
        }
        let owned = measured.lead.change.is_some() && measured.after.starts_with('的');
        let share = unit::is_share(measured.unit) && measured.after.starts_with('的');
        let part = measured.is_part() || (share && ends_whole(measured.head()));
        if (owned && !is_measured(measured.head())) || part {
            return vec![noun()];
        }
        let mut head = without_level(self.text, without_origin(self.text, head), is_measured);
        if measured.verb().is_some() {
            head = indicator::object(self.text, head).unwrap_or(head);
        }
        let trimmed = indicator::trim(self.text, head);
        if !scan::several(scan::words(self.text, trimmed)) {
            let noun = noun();
            return vec![if noun.is_empty() { self.subject_above(reading, state) } else { noun }];
        }
        let both = measured.before.contains('均') || measured.before.contains("都达到");
        let parts = indicator::parts(self.text, trimmed);
        let rates = || parts.iter().all(|part| indicator::is_rate(scan::words(self.text, *part)));
        if both || rates() { parts } else { vec![trimmed] }
    }

    /// The words before a clause, where it has no subject of its own.
    fn subject_above(&self, reading: &Reading<'_, '_>, state: &mut State<'_>) -> Span {
        if state.is_asked(reading.at) {
            return state.subject_known(reading.at).unwrap_or(reading.clause);
        }
        let first = reading.at.saturating_sub(LOOKS);
        let mut found = None;
        for at in (first..reading.at).rev() {
            let Some(other) = self.clauses.get(at) else { break };
            found = self.subject(*other).or_else(|| state.subject_known(at));
            if found.is_some() || state.is_asked(at) {
                break;
            }
        }
        let found = found.filter(|span| reading.clause.start - span.start <= FARTHEST);
        state.asked(reading.at, found);
        found.unwrap_or(reading.clause)
    }

    /// The subjects of so many clauses right above one, in order; none where one of them has none.
    pub(super) fn subjects_above(&self, clause: Span, count: usize) -> Vec<Span> {
        let at = self.clauses.iter().position(|one| *one == clause).unwrap_or(0);
        let above = self.clauses.get(at.saturating_sub(count)..at).unwrap_or_default();
        let found: Option<Vec<Span>> = above.iter().map(|one| self.subject(*one)).collect();
        found.filter(|found| found.len() == count && count <= LOOKS).unwrap_or_default()
    }

    /// What a clause speaks of: all its words, or those before its first figure.
    fn subject(&self, clause: Span) -> Option<Span> {
        let words = scan::words(self.text, clause);
        let first = figure::first(words);
        let first = first.map(|first| origin(words, &first).unwrap_or(first.span.start));
        let head =
            first.map_or(words.len(), |at| super::bound::lead(scan::before(words, at)).start);
        let subject = indicator::trim(self.text, Span::new(clause.start, clause.start + head));
        scan::several(scan::words(self.text, subject)).then_some(subject)
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

/// The longest clause, in bytes; a longer one is cut at its stops, so that reading stays linear.
const LONGEST: usize = 1500;

/// The clauses between commas and semicolons outside of brackets.
fn clauses(text: &str, sentence: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (sentence.start, 0usize);
    for (at, character) in scan::words(text, sentence).char_indices() {
        let at = sentence.start + at;
        match character {
            '（' | '(' | '《' => depth += 1,
            '）' | ')' | '》' => depth = depth.saturating_sub(1),
            '，' | '；' | ';' | ',' if depth == 0 && !groups(text, at, character) => {
                found.push(Span::new(start, at));
                start = at + character.len_utf8();
            }
            _ if at - start > LONGEST && ends_long(character, at - start) => {
                found.push(Span::new(start, at));
                (start, depth) = (at, 0);
            }
            _ => {}
        }
    }
    found.push(Span::new(start, sentence.end));
    found
}

/// Whether a clause that is too long ends at a character: at a stop, or when it is far too long anywhere.
fn ends_long(character: char, len: usize) -> bool {
    matches!(character, '、' | '，' | '；' | ' ' | '\u{3000}') || len > 2 * LONGEST
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

/// Whether a comma stands between the digits of one number.
fn groups(text: &str, at: usize, comma: char) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let behind = text.get(at + comma.len_utf8()..).and_then(|rest| rest.chars().next());
    comma == ','
        && before.zip(behind).is_some_and(|(a, b)| a.is_ascii_digit() && b.is_ascii_digit())
}

/// A stretch up to the stop of a list before the next figure: 龙头企业 before 、10个示范区.
fn until_list(text: &str, span: Span) -> Span {
    let words = scan::words(text, span);
    let Some(next) = figure::first(words).map(|number| number.span.start) else {
        return span;
    };
    let head = scan::before(words, next);
    let head = scan::before(head, super::bound::lead(head).start);
    let stop = head.rfind(['、', '和', '与', '及']);
    Span::new(span.start, span.start + stop.unwrap_or(head.len()))
}

/// Words without the verb of making in front: 农村户厕改造 of 实施农村户厕改造.
fn without_verb(text: &str, span: Span) -> Span {
    let lead = scan::lead(scan::words(text, span), verb::MAKES);
    if lead < span.len() { Span::new(span.start + lead, span.end) } else { span }
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
        before.ends_with(['比', '较', '由', '从'])
            || scan::begins(behind, words!["相比", "基础上", "的基础上", "为基"])
    });
    found.and_then(|mention| PartialDate::mentioned(&mention))
}
