//! The commitments of a piece of text, sentence by sentence.

use super::super::due::{Clock, Due};
use super::Figure;
use super::bound::{self, Lead};
use super::indicator;
use super::promise::Look;
use super::unit;
use crate::draft::scan;
use crate::model::{Direction, Op, PartialDate};
use crate::text::{Figure as Number, Span, dates, figures};

/// How far back, in bytes, a clause is explained by those before it.
const FARTHEST: usize = 3000;

/// How many clauses back a subject is looked for.
const LOOKS: usize = 16;

/// Words of striving.
const STRIVES: &[&str] = &["力争", "争取", "努力", "力求", "鼓励"];

/// Reads every sentence of a piece.
pub(super) fn read(text: &str, item: usize, piece: Span, clock: &Clock, found: &mut Vec<Figure>) {
    let words = scan::words(text, piece);
    let mut held: Option<Due> = None;
    let mut start = 0;
    for (at, stop) in words.match_indices('。').chain([(words.len(), "")]) {
        let sentence = Span::new(piece.start + start, piece.start + at);
        start = at + stop.len();
        let words = scan::words(text, sentence);
        if !may_count(words) {
            continue;
        }
        Sentence { text, span: sentence, item, clock }.read(&mut held, found);
    }
}

struct Sentence<'t> {
    text: &'t str,
    span: Span,
    item: usize,
    clock: &'t Clock,
}

impl Sentence<'_> {
    fn read(&self, held: &mut Option<Due>, found: &mut Vec<Figure>) {
        for clause in self.clauses() {
            if let Some(due) =
                self.clock.first(self.text, clause).or_else(|| self.whole_year(clause))
            {
                *held = Some(due);
            }
            self.clause(clause, held.as_ref(), found);
        }
    }

    /// The clauses between commas and semicolons outside of brackets.
    fn clauses(&self) -> Vec<Span> {
        let mut found = Vec::new();
        let (mut start, mut depth) = (self.span.start, 0usize);
        for (at, character) in scan::words(self.text, self.span).char_indices() {
            let at = self.span.start + at;
            match character {
                '（' | '(' | '《' => depth += 1,
                '）' | ')' | '》' => depth = depth.saturating_sub(1),
                '，' | '；' | ';' | ',' if depth == 0 && !self.groups(at, character) => {
                    found.push(Span::new(start, at));
                    start = at + character.len_utf8();
                }
                _ => {}
            }
        }
        found.push(Span::new(start, self.span.end));
        found
    }

    /// Whether a comma stands between the digits of one number.
    fn groups(&self, at: usize, comma: char) -> bool {
        let before = self.text.get(..at).and_then(|head| head.chars().next_back());
        let behind = self.text.get(at + comma.len_utf8()..).and_then(|rest| rest.chars().next());
        comma == ','
            && before.zip(behind).is_some_and(|(a, b)| a.is_ascii_digit() && b.is_ascii_digit())
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

    fn clause(&self, clause: Span, due: Option<&Due>, found: &mut Vec<Figure>) {
        let words = scan::words(self.text, clause);
        if !may_count(words) {
            return;
        }
        let all = figures(words).into_iter().map(|figure| with_tenths(words, figure));
        let all: Vec<Number> = all.filter(|figure| counts(words, figure)).collect();
        let shared = distributed(words, &all);
        if shared.len() > 1 && words.contains("分别") {
            return self.shared(clause, &shared, due, found);
        }
        for (at, number) in all.iter().enumerate() {
            let last = all.get(..at).and_then(<[Number]>::last);
            let last = last.filter(|last| !is_origin(words, last));
            let from = last.map_or(0, |last| after_unit(words, last));
            if is_range(words, &all, at) || is_origin(words, number) {
                continue;
            }
            self.figure(clause, from, number, due, found);
        }
    }

    fn figure(
        &self,
        clause: Span,
        from: usize,
        number: &Number,
        due: Option<&Due>,
        found: &mut Vec<Figure>,
    ) {
        let words = scan::words(self.text, clause);
        let Some(read) = Measured::of(words, from, number) else { return };
        let above = scan::words(self.text, self.near(clause.start));
        let making = read.making();
        let look = Look {
            above,
            clause: scan::before(words, number.span.start),
            before: read.before,
            head: scan::before(read.before, read.lead.start),
            after: read.after,
            unit: read.unit,
            bound: read.op().is_some(),
            change: read.change().is_some(),
            makes: making.is_some(),
        };
        if !look.is_promise() {
            return;
        }
        let base = clause.start + from;
        let indicators = self.indicators(clause, base, &read, making);
        for indicator in indicators {
            found.push(self.made(clause, indicator, &read, number, due));
        }
    }

    /// What is measured; several with 均.
    fn indicators(
        &self,
        clause: Span,
        base: usize,
        read: &Measured<'_>,
        making: Option<usize>,
    ) -> Vec<Span> {
        let behind = Span::new(clause.start + read.behind, clause.end);
        if let Some(verb_end) = making {
            let between = indicator::trim(
                self.text,
                Span::new(base + verb_end, base + read.lead.start.max(verb_end)),
            );
            let noun = indicator::trim(self.text, behind);
            return if between.of(self.text).is_some_and(scan::several) {
                vec![between]
            } else {
                vec![noun]
            };
        }
        if read.lead.change.is_some() && read.after.starts_with('的') {
            return vec![indicator::trim(self.text, behind)];
        }
        let mut head = without_origin(self.text, Span::new(base, base + read.lead.start));
        if read.verb().is_some() {
            head = indicator::object(self.text, head).unwrap_or(head);
        }
        let trimmed = indicator::trim(self.text, head);
        let words = scan::words(self.text, trimmed);
        if !scan::several(words) {
            let noun = indicator::trim(self.text, behind);
            let noun = if noun.is_empty() { self.clause_before(clause) } else { noun };
            return vec![noun];
        }
        let both = read.before.ends_with("均达到")
            || read.before.contains("均")
            || read.before.contains("都达到");
        if both { indicator::parts(self.text, trimmed) } else { vec![trimmed] }
    }

    /// The words before a clause, where it has no subject of its own.
    fn clause_before(&self, clause: Span) -> Span {
        let near = Sentence { span: self.near(clause.start), ..*self };
        let clauses = near.clauses();
        let mut before = clauses.iter().rev().filter(|other| other.end < clause.start);
        let subject = before.by_ref().take(LOOKS).find_map(|other| self.subject(*other));
        subject.unwrap_or(clause)
    }

    /// The words of the sentence up to a place, as far back as a person would look.
    fn near(&self, end: usize) -> Span {
        let from = end.saturating_sub(FARTHEST).max(self.span.start);
        let from = (from..=end).find(|at| self.text.is_char_boundary(*at)).unwrap_or(end);
        Span::new(from, end)
    }

    /// What a clause speaks of: all its words, or those before its first figure.
    fn subject(&self, clause: Span) -> Option<Span> {
        let words = scan::words(self.text, clause);
        let first = figures(words).into_iter().find(|figure| counts(words, figure));
        let head = first
            .map_or(words.len(), |first| bound::lead(scan::before(words, first.span.start)).start);
        let head = Span::new(clause.start, clause.start + head);
        let subject = indicator::trim(self.text, without_origin(self.text, head));
        scan::several(scan::words(self.text, subject)).then_some(subject)
    }

    fn made(
        &self,
        clause: Span,
        indicator: Span,
        read: &Measured<'_>,
        number: &Number,
        due: Option<&Due>,
    ) -> Figure {
        let words = scan::words(self.text, clause);
        // A subject that stands in an earlier clause is part of what states the figure.
        let whole = Span::new(clause.start.min(indicator.start), clause.end);
        Figure {
            item: self.item,
            indicator,
            op: read.op().unwrap_or(Op::Equal),
            value: number.value,
            unit: if read.unit.is_empty() { "%".to_owned() } else { read.unit.to_owned() },
            change: read.change(),
            baseline: baseline(words, due),
            due: due.cloned(),
            strives: self.strives(clause),
            clause: super::super::page::trim(self.text, whole),
        }
    }

    /// Whether the sentence up to the end of a clause strives.
    fn strives(&self, clause: Span) -> bool {
        let said = scan::words(self.text, self.near(clause.end));
        let said = said.rsplit('；').next().unwrap_or(said);
        scan::holds(said, STRIVES)
    }

    /// A和B分别下降15%和10%.
    fn shared(&self, clause: Span, numbers: &[Number], due: Option<&Due>, found: &mut Vec<Figure>) {
        let words = scan::words(self.text, clause);
        let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return };
        let Some(read) =
            Measured::of(words, 0, first).or_else(|| Measured::ending(words, first, last))
        else {
            return;
        };
        let Some(end) = Measured::ending(words, first, last) else { return };
        let head =
            indicator::trim(self.text, Span::new(clause.start, clause.start + read.lead.start));
        let parts = indicator::parts(self.text, head);
        if parts.len() != numbers.len() || (end.op().is_none() && end.change().is_none()) {
            return;
        }
        for (indicator, number) in parts.into_iter().zip(numbers) {
            found.push(self.made(clause, indicator, &end, number, due));
        }
    }
}

/// 较2019年, or with 同比 the year before the due one.
fn baseline(words: &str, due: Option<&Due>) -> Option<PartialDate> {
    let compared = dates(words).into_iter().find(|mention| {
        let before = scan::before(words, mention.span.start);
        let behind = scan::from(words, mention.span.end);
        before.ends_with(['比', '较']) || behind.starts_with("相比") || behind.starts_with("基础上")
    });
    if let Some(mention) = compared {
        return PartialDate::mentioned(&mention);
    }
    let year = words.contains("同比").then(|| due.map(|due| due.date.year())).flatten()?;
    PartialDate::new(year.checked_sub(1)?, None, None).ok()
}

/// A figure with the words around it.
struct Measured<'t> {
    before: &'t str,
    lead: Lead,
    unit: &'t str,
    behind: usize,
    after: &'t str,
    bound: Option<Op>,
}

impl<'t> Measured<'t> {
    fn of(words: &'t str, from: usize, number: &Number) -> Option<Self> {
        Self::between(words, from, number, number)
    }

    /// Of a list of figures: the words before the first and those behind the last.
    fn ending(words: &'t str, first: &Number, last: &Number) -> Option<Self> {
        Self::between(words, 0, first, last)
    }

    fn between(words: &'t str, from: usize, first: &Number, last: &Number) -> Option<Self> {
        let before = words.get(from..first.span.start)?;
        let rest = words.get(last.span.end..)?;
        let said = last.span.of(words).is_some_and(says_percent);
        let (gap, unit) = if said { (0, "") } else { unit::at_start(rest)? };
        let behind = last.span.end + gap + unit.len();
        let tail = words.get(behind..)?;
        let bound = bound::behind(tail);
        let behind = behind + bound.map_or(0, |(len, _)| len);
        Some(Self {
            before,
            lead: bound::lead(before),
            unit,
            behind,
            after: words.get(behind..)?,
            bound: bound.map(|(_, op)| op),
        })
    }

    fn op(&self) -> Option<Op> {
        self.bound.or(self.lead.op)
    }

    fn change(&self) -> Option<Direction> {
        self.lead.change.or_else(|| self.verb())
    }

    /// The change of a verb that stands before its object: 降低综合费率0.5个百分点.
    fn verb(&self) -> Option<Direction> {
        let head = self.before.get(..self.lead.start)?;
        let verb = indicator::object_verb(head)?;
        let near = head
            .rsplit(verb)
            .next()
            .is_some_and(|object| object.chars().count() <= 16 && !object.contains('的'));
        let between = self.before.get(self.lead.start..)?.trim();
        let direct = near
            && self.lead.change.is_none()
            && matches!(between, "" | "至" | "到" | "不少于" | "不低于");
        direct.then(|| bound::lead(verb).change).flatten()
    }

    /// Where the verb ends that makes so many; in bytes of `before`.
    fn making(&self) -> Option<usize> {
        if unit::is_share(self.unit) || self.unit.is_empty() || unit::is_time(self.unit) {
            return None;
        }
        let head = self.before.get(..self.lead.start)?;
        let found = scan::last_of(head, bound::MAKES).map(|(at, verb)| at + verb.len())?;
        let gap = head.get(found..)?.chars().count();
        (gap <= 18).then_some(found)
    }
}

/// Whether a figure may be read in words.
fn may_count(words: &str) -> bool {
    scan::holds_digit(words) || words.contains("百分之") || words.contains('成')
}

/// A figure with 成 behind it as a percentage: 七成 is 70 per cent.
fn with_tenths(words: &str, figure: Number) -> Number {
    const BEHIND: &[&str] = &["以上", "以下", "以内", "左右", "及以上"];
    let Some(rest) = scan::from(words, figure.span.end).strip_prefix('成') else { return figure };
    let tenths = figure.chinese && !figure.percent && !figure.ordinal;
    let ends = rest.is_empty() || scan::begins(rest, BEHIND) || rest.starts_with(['的', '、']);
    let value = figure.value.times_ten_to(1).filter(|value| *value < 100.into());
    let Some(value) = value.filter(|_| tenths && ends) else { return figure };
    let span = Span::new(figure.span.start, figure.span.end + '成'.len_utf8());
    Number { span, value, percent: true, ..figure }
}

/// Whether a figure says by its own words that it is a percentage.
fn says_percent(number: &str) -> bool {
    number.starts_with("百分之") || number.ends_with('成')
}

/// Whether a figure can be a quantity: no rank, no lone Chinese digit, no date, not in a bracket.
fn counts(words: &str, figure: &Number) -> bool {
    let before = scan::before(words, figure.span.start);
    let rest = scan::from(words, figure.span.end);
    let date = scan::begins(rest, &["年", "月", "日", "时", "号", "度", "期", "：", ":"]);
    let bracket = before.matches(['（', '(', '《', '〔']).count()
        > before.matches(['）', ')', '》', '〕']).count();
    let chinese = figure.chinese && !figure.percent;
    !figure.ordinal && !chinese && !date && !bracket && !figure.value.is_zero()
}

fn after_unit(words: &str, number: &Number) -> usize {
    let rest = scan::from(words, number.span.end);
    number.span.end + unit::at_start(rest).map_or(0, |(gap, unit)| gap + unit.len())
}

/// Whether a figure is one end of a range: 3至6个.
fn is_range(words: &str, all: &[Number], at: usize) -> bool {
    let linked = |a: Option<&Number>, b: Option<&Number>| {
        a.zip(b).is_some_and(|(a, b)| {
            let between = words.get(a.span.end..b.span.start).unwrap_or_default();
            matches!(
                between.trim_matches(['%', '％', ' ']),
                "至" | "到" | "-" | "—" | "～" | "~" | "－" | "–"
            )
        })
    };
    linked(all.get(at), all.get(at + 1))
        || linked(at.checked_sub(1).and_then(|before| all.get(before)), all.get(at))
}

/// Whether a figure is where a change begins: 由50%提高到70%.
fn is_origin(words: &str, number: &Number) -> bool {
    let before = scan::before(words, number.span.start);
    before.ends_with(['由', '从', '原']) || before.ends_with("由原") || before.ends_with("由目前")
}

/// The words before 由 and the figure where a change begins.
fn without_origin(text: &str, head: Span) -> Span {
    let words = scan::words(text, head);
    let begins = |at: &usize| {
        scan::from(words, *at)
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_ascii_digit() || "原目当".contains(c))
    };
    let origin = ["由", "从"].iter().filter_map(|word| words.rfind(word)).find(begins);
    Span::new(head.start, origin.map_or(head.end, |at| head.start + at))
}

/// The figures of a list such as 15%、10%和26%.
fn distributed(words: &str, all: &[Number]) -> Vec<Number> {
    let mut run: Vec<Number> = Vec::new();
    for number in all {
        if let Some(last) = run.last() {
            let between = words.get(after_unit(words, last)..number.span.start).unwrap_or("x");
            let between = between.trim_start_matches("以上").trim_start_matches("以下");
            if !matches!(between.trim(), "、" | "和" | "与" | "及" | "以及") {
                if run.len() > 1 {
                    return run;
                }
                run.clear();
            }
        }
        run.push(*number);
    }
    run
}
