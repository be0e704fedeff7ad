//! A target's figure, bound, dates and words, each in its quote.

use super::super::context::{finding, join, numbered};
use super::clause::{beside, stating};
use super::quote::{Prover, Words, shown};
use super::said::{As, is_of_issue, read, says};
use crate::diagnostic::Code;
use crate::model::{Change, Direction, Modality, Op, PartialDate, Target};
use crate::text::{Phrase, Span};

pub(super) fn check(prover: &mut Prover<'_, '_>, path: &str, target: &Target, words: &Words<'_>) {
    said(prover, &join(path, "indicator"), &target.indicator, words);
    if let Some(scope) = &target.scope {
        said(prover, &join(path, "scope"), scope, words);
    }
    for (path, condition) in numbered(&join(path, "conditions"), &target.conditions) {
        said(prover, &path, condition, words);
    }
    let clauses = stating(words.quote, target);
    if clauses.is_empty() {
        let fault = finding(
            Code::FigureNotInQuote,
            format!("{}{} is not in the quote", target.value, target.unit),
        );
        let fault = fault.expected(format!("a figure of {}", shown(words.quote)));
        let help = "correct figure or unit, or quote the words that state it with the indicator";
        prover.report(&join(path, "value"), fault.help(help));
    } else {
        let figure = Stating { target, words, clauses: &clauses };
        figure.operator(prover, path);
        figure.modality(prover, path);
        figure.due(prover, path);
    }
    if let Some(change) = &target.change {
        changed(prover, &join(path, "change"), change, words);
    }
}

/// Reports words that are not words of the quote, in their order.
pub(super) fn said(prover: &mut Prover<'_, '_>, path: &str, part: &str, words: &Words<'_>) {
    if !words.say(part) {
        prover.not_said(path, Code::WordsNotInQuote, &shown(part), words);
    }
}

/// A printed form stands in the quote.
pub(super) fn printed(
    prover: &mut Prover<'_, '_>,
    path: &str,
    date: &PartialDate,
    words: &Words<'_>,
) {
    if let Some(printed) = date.as_printed() {
        said(prover, path, printed, words);
    }
}

/// The clauses that state a target's figure.
struct Stating<'t> {
    target: &'t Target,
    words: &'t Words<'t>,
    clauses: &'t [Span],
}

impl Stating<'_> {
    fn texts(&self) -> impl Iterator<Item = &str> {
        self.clauses.iter().filter_map(|span| span.of(self.words.quote))
    }

    fn operator(&self, prover: &mut Prover<'_, '_>, path: &str) {
        let op = self.target.op;
        let own = |clause| op == Op::Equal && bounds(op, beside(clause, self.target));
        let timed = |clause| op == Op::AtMost && within(clause, self.target);
        if !self.texts().any(|clause| bounds(op, clause) || own(clause) || timed(clause)) {
            let what = match op {
                Op::Equal => "`=` where the quote sets a bound, so it".to_owned(),
                _ => format!("the bound `{op}` of the figure"),
            };
            prover.not_said(&join(path, "op"), Code::OperatorNotInQuote, &what, self.words);
        }
    }

    fn modality(&self, prover: &mut Prover<'_, '_>, path: &str) {
        let (path, words) = (join(path, "modality"), self.words);
        let held = match self.target.modality {
            Some(Modality::Strive) => Phrase::Strive.is_in(&words.whole),
            Some(Modality::Must) => Phrase::Must.is_in(&words.whole),
            None => true,
        };
        if let Some(modality) = self.target.modality.filter(|_| !held) {
            let what = format!("`{modality}`");
            return prover.not_said(&path, Code::ModalityNotInQuote, &what, words);
        }
        let strives = self.texts().all(|clause| Phrase::Strive.is_in(clause));
        if strives && self.target.modality != Some(Modality::Strive) {
            let fault = finding(Code::ModalityNotInQuote, "the quote only strives for the figure")
                .expected(format!("`{}`", Modality::Strive))
                .help(format!("write `modality: {}`", Modality::Strive));
            prover.report(&path, fault);
        }
    }

    /// Where the clause of the figure has a date of its own, that one counts.
    fn due(&self, prover: &mut Prover<'_, '_>, path: &str) {
        let Some(due) = &self.target.due else { return };
        let (path, start) = (join(path, "due"), self.words.quote_start());
        printed(prover, &path, due, self.words);
        let ends: Vec<_> =
            read(&self.words.whole).into_iter().filter(super::said::Said::may_end).collect();
        let near = |said: &super::said::Said| {
            let within = |clause: &Span| {
                said.span.start >= start + clause.start && said.span.end <= start + clause.end
            };
            self.clauses.iter().any(within)
        };
        let own = ends.iter().any(near);
        let said = ends.iter().any(|said| (!own || near(said)) && said.is(due, As::End));
        if !said && !is_of_issue(&self.words.whole, due, prover.issued()) {
            prover.not_said(&path, Code::DateNotInQuote, &format!("due {due}"), self.words);
        }
    }
}

/// Whether a clause says the bound.
fn bounds(op: Op, clause: &str) -> bool {
    let said = |phrase: Phrase| phrase.is_in(clause);
    match op {
        Op::AtLeast => said(Phrase::AtLeast) || reaches(clause) || ranges(clause),
        Op::AtMost => said(Phrase::AtMost) || ranges(clause),
        Op::Above => {
            let more = &["高于", "超过", "大于", "多于", ">", "＞", "突破"];
            (said(Phrase::AtLeast) || clause.contains("突破")) && beyond(clause, more)
        }
        Op::Below => said(Phrase::AtMost) && beyond(clause, &["低于", "少于", "小于", "<", "＜"]),
        Op::About => said(Phrase::About),
        Op::Equal => ![Phrase::AtLeast, Phrase::AtMost, Phrase::About].into_iter().any(said),
    }
}

/// Whether a clause says that a figure is to be reached, which more may do as well.
fn reaches(clause: &str) -> bool {
    let counted = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    ["达到", "突破"].iter().any(|word| clause.contains(word))
        || clause.split('达').skip(1).any(counted)
}

/// Whether a clause says that the time of a target is the most that something takes: 3天内, 5个工作日内.
fn within(clause: &str, target: &Target) -> bool {
    let timed = target.unit.ends_with(['天', '日', '时', '钟']);
    let said = format!("{}{}内", target.value, target.unit);
    let whole = |at| {
        let before = clause.get(..at).unwrap_or_default();
        !before.ends_with(|c: char| c.is_ascii_digit() || c == '.')
    };
    timed && clause.match_indices(&said).any(|(at, _)| whole(at))
}

/// Whether a clause gives a range, whose ends are bounds: 10%—15%, 3至5个.
fn ranges(clause: &str) -> bool {
    let ends = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '%' | '％'));
    let signs = clause.match_indices(['—', '–', '-', '－', '～', '~', '至', '到']);
    signs.into_iter().any(|(at, sign)| {
        let before = clause.get(..at).and_then(|head| head.chars().next_back());
        let behind = clause.get(at + sign.len()..).and_then(|rest| rest.chars().next());
        ends(before) && behind.is_some_and(|c| c.is_ascii_digit())
    })
}

/// Whether a word stands in a clause without 不 before it or = behind it.
fn beyond(clause: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        clause.match_indices(word).any(|(at, _)| {
            let before = clause.get(..at).unwrap_or_default();
            let behind = clause.get(at + word.len()..).unwrap_or_default();
            !before.ends_with('不') && !before.ends_with("不得") && !behind.starts_with(['=', '＝'])
        })
    })
}

fn changed(prover: &mut Prover<'_, '_>, path: &str, change: &Change, words: &Words<'_>) {
    let phrase = match change.direction {
        Direction::Increase => Phrase::Increase,
        Direction::Decrease => Phrase::Decrease,
        Direction::Maintain => Phrase::Maintain,
    };
    if !phrase.is_in(&words.whole) {
        let what = format!("`{}`", change.direction);
        prover.not_said(&join(path, "direction"), Code::ChangeNotInQuote, &what, words);
    }
    let Some(baseline) = &change.baseline else { return };
    let path = join(path, "baseline");
    printed(prover, &path, baseline, words);
    if !says(&words.whole, baseline, As::Baseline) {
        prover.not_said(&path, Code::DateNotInQuote, &format!("the baseline {baseline}"), words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_the_most_only_of_itself() {
        let most = |value: u32, unit: &str| Target::new("审批", Op::AtMost, value.into(), unit);
        assert!(within("3天内审核拨付", &most(3, "天")));
        assert!(within("5个工作日内办结", &most(5, "个工作日")));
        assert!(!within("3天内建成5个", &most(5, "个")));
        assert!(!within("13天内办结", &most(3, "天")));
    }
}
