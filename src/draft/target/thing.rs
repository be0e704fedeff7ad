//! What a figure measures: the words of its clause, or of one above, that name it.

use super::bound;
use super::figure::{self, origin, without_level, without_origin};
use super::indicator;
use super::promise::{ends_whole, is_measured};
use super::sentence::{FARTHEST, Reading, Sentence};
use super::state::State;
use super::unit;
use super::verb;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::text::{Figure as Number, Span};

/// How many clauses back a subject is looked for.
const LOOKS: usize = 16;

impl Sentence<'_> {
    /// What is measured; several with 均.
    pub(super) fn indicators(&self, reading: &Reading<'_, '_>, state: &mut State<'_>) -> Vec<Span> {
        let measured = reading.measured;
        let noun = || self.noun_behind(reading);
        let counts = measured.counts_behind() && scan::count(measured.head().trim()) <= 2;
        if counts || (measured.lists(reading.from > 0) && self.names(noun())) {
            return vec![noun()];
        }
        if let Some(verb_end) = measured.making() {
            return self.made_things(reading, verb_end);
        }
        let of = measured.after.starts_with('的');
        let owned = of && measured.lead.change.is_some() && !is_measured(measured.head());
        let share = of && unit::is_share(measured.unit) && ends_whole(measured.head());
        if owned || share || measured.is_part() {
            return vec![noun()];
        }
        let head = self.measured_head(reading);
        if measured.serves() {
            return self.served(reading, head, state).into_iter().collect();
        }
        if !self.names(head) || self.is_only_place(head) {
            let noun = noun();
            if !noun.is_empty() {
                return vec![noun];
            }
            let above = self.subject_above(reading, state);
            let unnamed = above == reading.clause.span && self.only_compares(head);
            return if unnamed { Vec::new() } else { vec![above] };
        }
        let both = says_each(measured.before);
        let parts = indicator::parts(self.text, head);
        let rates = || parts.iter().all(|part| indicator::is_rate(scan::words(self.text, *part)));
        if both || rates() { parts } else { vec![head] }
    }

    /// Whether words are enough to name something.
    fn names(&self, span: Span) -> bool {
        let words = scan::words(self.text, span);
        scan::several(words) && !self.only_compares(span)
    }

    /// Whether words only say what something is compared with: 较2015年.
    fn only_compares(&self, span: Span) -> bool {
        indicator::compared(scan::words(self.text, span)) == Some(span.len())
    }

    /// Whether words only say where: 全国 in 到2020年全国达到50%.
    fn is_only_place(&self, span: Span) -> bool {
        const PLACES: &Words =
            words!["全国", "全省", "全市", "全区", "全县", "全州", "各地", "本市"];
        PLACES.has(scan::words(self.text, span))
    }

    /// The words before a number and what leads to it.
    fn head(reading: &Reading<'_, '_>) -> Span {
        let base = reading.clause.span.start + reading.from;
        Span::new(base, base + reading.measured.lead.start)
    }

    /// The noun behind a number and its unit.
    fn noun_behind(&self, reading: &Reading<'_, '_>) -> Span {
        let clause = reading.clause.span;
        let behind = Span::new(clause.start + reading.measured.behind, clause.end);
        indicator::trim(self.text, until_list(self.text, behind))
    }

    /// What a verb makes so many of: what stands between the two, behind the number, or before the verb.
    fn made_things(&self, reading: &Reading<'_, '_>, verb_end: usize) -> Vec<Span> {
        let (measured, head) = (reading.measured, Self::head(reading));
        let noun = if measured.after.starts_with("的基础") {
            Span::new(head.end, head.end)
        } else {
            self.noun_behind(reading)
        };
        if measured.counts_behind() && self.names(noun) {
            return vec![noun];
        }
        let verb_end = head.start + verb_end;
        let between = indicator::trim(self.text, Span::new(verb_end, head.end.max(verb_end)));
        let whole = indicator::trim(self.text, head);
        if measured.lead.op.is_some() && scan::count(scan::words(self.text, between)) <= 2 {
            // 替代规模达到: the verb is part of what is measured.
            return vec![if self.names(whole) { whole } else { noun }];
        }
        let reached = without_verb(self.text, whole);
        let thing = [between, noun, reached].into_iter().find(|span| self.names(*span));
        let thing = thing.unwrap_or(reading.clause.span);
        let each = measured.before.ends_with('各');
        if each { indicator::parts(self.text, thing) } else { vec![thing] }
    }

    /// The words before a number without what it rises from, and without the verb whose object they are.
    fn measured_head(&self, reading: &Reading<'_, '_>) -> Span {
        let head = without_origin(self.text, Self::head(reading));
        let mut head = without_level(self.text, head, is_measured);
        if reading.measured.verb().is_some() {
            head = indicator::object(self.text, head).unwrap_or(head);
        }
        indicator::trim(self.text, head)
    }

    /// What is dealt with in so much time: what is named before, behind, or in a clause above.
    fn served(&self, reading: &Reading<'_, '_>, head: Span, state: &mut State<'_>) -> Option<Span> {
        const LONGEST_ACT: usize = 4;
        let behind = self.noun_behind(reading);
        if reading.measured.serves_noun() {
            let act =
                scan::words(self.text, behind).find('的').map_or(0, |at| at + '的'.len_utf8());
            return Some(Span::new(behind.start + act, behind.end));
        }
        let of = scan::lead(scan::words(self.text, head), words!["对"]);
        let head = Span::new(head.start + of, head.end);
        if self.names(head) {
            return Some(head);
        }
        if scan::count(scan::words(self.text, behind)) > LONGEST_ACT {
            return Some(behind);
        }
        Some(self.subject_above(reading, state)).filter(|above| *above != reading.clause.span)
    }

    /// The words before a clause, where it has no subject of its own.
    fn subject_above(&self, reading: &Reading<'_, '_>, state: &mut State<'_>) -> Span {
        if state.is_asked(reading.clause.at) {
            return state.subject_known(reading.clause.at).unwrap_or(reading.clause.span);
        }
        let first = reading.clause.at.saturating_sub(LOOKS);
        let mut found = None;
        for at in (first..reading.clause.at).rev() {
            let Some(other) = self.clauses.get(at) else { break };
            if scan::begins(scan::words(self.text, *other), words!["通过", "依托", "按照", "根据"])
            {
                continue;
            }
            found = self.subject(*other).or_else(|| state.subject_known(at));
            if found.is_some() || state.is_asked(at) {
                break;
            }
        }
        let found = found.filter(|span| reading.clause.span.start - span.start <= FARTHEST);
        state.asked(reading.clause.at, found);
        found.unwrap_or(reading.clause.span)
    }

    /// The subjects of so many clauses right above one, in order; none where one of them has none.
    pub(super) fn subjects_above(&self, clause: Span, count: usize) -> Vec<Span> {
        let at = self.clauses.iter().position(|one| *one == clause).unwrap_or(0);
        let above = self.clauses.get(at.saturating_sub(count)..at).unwrap_or_default();
        let found: Option<Vec<Span>> = above.iter().map(|one| self.subject(*one)).collect();
        found.filter(|found| found.len() == count && count <= LOOKS).unwrap_or_default()
    }

    /// What a clause speaks of: all its words, or those before its first figure.
    pub(super) fn subject(&self, clause: Span) -> Option<Span> {
        let words = scan::words(self.text, clause);
        let all = figure::all(words);
        // 9种再生资源利用量达到4.5亿吨: the first figure that something leads to is what the clause says.
        let led =
            |number: &&Number| bound::lead(scan::before(words, number.span.start)).op.is_some();
        let first = all.iter().find(led).or(all.first());
        let first = first.map(|first| origin(words, first).unwrap_or(first.span.start));
        let head = first.map_or(words.len(), |at| bound::lead(scan::before(words, at)).start);
        let subject = indicator::trim(self.text, Span::new(clause.start, clause.start + head));
        scan::several(scan::words(self.text, subject)).then_some(subject)
    }
}

/// Whether words say something of each of what they name: 均达到, 分别下降; not 人均.
fn says_each(words: &str) -> bool {
    const AVERAGES: &[char] = &['人', '平', '年', '户', '地', '日', '月', '亩', '件', '校', '床'];
    let all = words.match_indices('均').any(|(at, _)| !scan::before(words, at).ends_with(AVERAGES));
    all || scan::holds(words, words!["都达到", "分别"])
}

/// A stretch up to the stop of a list before the next figure: 龙头企业 before 、10个示范区.
fn until_list(text: &str, span: Span) -> Span {
    let words = scan::words(text, span);
    let all = figure::all(words);
    let Some(next) = all.iter().find(|one| !qualifies(words, one)).map(|one| one.span.start) else {
        return span;
    };
    let head = scan::before(words, next);
    let head = scan::before(head, bound::lead(head).start);
    let stop = head.rfind(['、', '和', '与', '及']);
    Span::new(span.start, span.start + stop.unwrap_or(head.len()))
}

/// Whether a number only describes a thing behind it: 超100亿元 in 营业收入超100亿元的企业.
fn qualifies(words: &str, number: &Number) -> bool {
    let rest = scan::from(words, figure::after_unit(words, number));
    let bound = bound::behind(rest).map_or(0, |(len, _)| len);
    let listed = scan::before(words, number.span.start).ends_with(['、', '和', '与', '及']);
    !listed && scan::from(rest, bound).starts_with('的')
}

/// Words without the verb of making in front: 农村户厕改造 of 实施农村户厕改造.
fn without_verb(text: &str, span: Span) -> Span {
    let words = scan::words(text, span);
    let lead = scan::lead(words, verb::MAKES).max(scan::lead(words, words!["推进", "加快推进"]));
    if lead < span.len() { Span::new(span.start + lead, span.end) } else { span }
}
