//! The clauses of a quote, and those that say a target's figure.

use crate::model::Target;
use crate::text::quote::in_order;
use crate::text::{Span, dates, figures, figures_of, holds_figure};

/// The clauses of a text, divided by commas, semicolons, full stops and line breaks.
pub(super) fn clauses(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut previous = ' ';
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let next = text.get(end..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let grouped = previous.is_numeric() && next.is_numeric();
        if matches!(character, '，' | ',' | '；' | ';' | '。' | '\n') && !grouped {
            found.push(Span::new(start, at));
            start = end;
        }
        previous = character;
    }
    found.push(Span::new(start, text.len()));
    found
}

/// The clauses that say the figure of a target, those that name its indicator first of all; none when no clause does.
///
/// Where the clause that names the indicator has a figure of the unit, that one counts and no other.
pub(super) fn stating(quote: &str, target: &Target) -> Vec<Span> {
    let text = |span: &Span| span.of(quote).unwrap_or_default();
    let states = |span: &Span| holds_figure(text(span), &target.value, &target.unit);
    let all = clauses(quote);
    // Whether the clause before named what is measured, and whether it said nothing but when.
    let (mut on, mut told) = (false, false);
    let mut named: Vec<Span> = all.clone();
    named.retain(|span| {
        let words = text(span);
        let timed = std::mem::take(&mut told);
        if on && says_when(words) {
            told = true;
            return false;
        }
        on = (in_order(words, &target.indicator) || (on && goes_on(words, timed)))
            && measures(words, target);
        on
    });
    let listed = named.iter().any(|span| text(span).contains("分别"));
    let pool = if named.is_empty() || listed { all } else { named };
    let found: Vec<Span> = pool.into_iter().filter(states).collect();
    let whole = Span::new(0, quote.len());
    if found.is_empty() && listed && states(&whole) { vec![whole] } else { found }
}

/// Whether a clause says of what the one above names what it is later or in all: 到2030年达到90%, 总计达60个; `timed` where
/// the clause before it says when.
fn goes_on(clause: &str, timed: bool) -> bool {
    let first = figures(clause).into_iter().find(|figure| !dated(clause, figure.span));
    let head = first.and_then(|figure| clause.get(..figure.span.start));
    head.is_some_and(|head| leads(head.trim(), timed))
}

/// Whether a clause says nothing but when: 到2030年.
fn says_when(clause: &str) -> bool {
    let words = clause.trim();
    !dates(words).is_empty()
        && leads(words, false)
        && figures(words).iter().all(|one| dated(words, one.span))
}

/// Whether words say nothing but when, or that something is reached: 到2030年达到, 2021年建成.
fn leads(words: &str, timed: bool) -> bool {
    /// What is done again in a time that is named.
    const AGAIN: [&str; 6] = ["建成", "完成", "新建", "建设", "实现", "新增"];
    const LEADS: [&str; 23] = [
        "分别",
        "到",
        "至",
        "在",
        "力争",
        "争取",
        "确保",
        "并",
        "再",
        "将",
        "进一步",
        "总计",
        "累计",
        "合计",
        "总数",
        "达到",
        "达",
        "提高到",
        "提高至",
        "提升到",
        "提升至",
        "超过",
        "突破",
    ];
    let (mut rest, mut told) = (words, timed);
    while !rest.is_empty() {
        let date =
            dates(rest).first().filter(|date| date.span.start == 0).map(|date| date.span.end);
        told |= date.is_some();
        let again: &[&str] = if told { &AGAIN } else { &[] };
        let mut all = LEADS.iter().chain(again);
        let lead = all.find(|lead| rest.starts_with(**lead)).map(|lead| lead.len());
        let Some(len) = date.or(lead) else { return false };
        rest = rest.get(len..).unwrap_or_default().trim_start_matches(['前', '底', '末', ' ']);
    }
    true
}

/// Whether a figure is part of a date.
fn dated(text: &str, figure: Span) -> bool {
    dates(text).iter().any(|date| date.span.start <= figure.start && figure.end <= date.span.end)
}

/// The words of a clause that are about the figure of a target and not about the one before it or behind:
/// 林地5个 of 建成1000亩以上林地5个.
pub(super) fn beside<'t>(clause: &'t str, target: &Target) -> &'t str {
    const BOUNDS: [&str; 5] = ["以上", "以下", "以内", "之内", "左右"];
    const NEAR: usize = 8;
    let all = figures(clause);
    let Some(at) = all.iter().position(|figure| figure.value == target.value) else {
        return clause;
    };
    let before = at.checked_sub(1).and_then(|at| all.get(at)).map_or(0, |figure| figure.span.end);
    let end = all.get(at + 1).map_or(clause.len(), |figure| figure.span.start);
    let own = clause.get(before..end).unwrap_or(clause);
    let begins = all.get(at).map_or(before, |figure| figure.span.start);
    // Only a bound in front of the figure can be that of the one before: 5个以上 of 3至5个以上 is its own.
    let between = clause.get(before..begins).filter(|_| before > 0).unwrap_or_default();
    let bound = BOUNDS.iter().filter_map(|bound| Some(between.find(bound)? + bound.len())).min();
    let near =
        bound.filter(|end| between.get(..*end).is_some_and(|words| words.chars().count() <= NEAR));
    own.get(near.unwrap_or(0)..).unwrap_or(own)
}

/// Whether a text holds any figure of a target's unit.
fn measures(text: &str, target: &Target) -> bool {
    !figures_of(text, &target.unit).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{beside, clauses, stating};
    use crate::model::{Op, Target};

    #[test]
    fn a_comma_between_digits_divides_nothing() {
        let text = "共1,262家，其中３家；完";
        let parts: Vec<_> = clauses(text).iter().map(|span| span.of(text).unwrap()).collect();
        assert_eq!(parts, ["共1,262家", "其中３家", "完"]);
    }

    #[test]
    fn the_bound_of_another_figure_is_not_beside_this_one() {
        let target = Target::new("林地", Op::Equal, 5.into(), "个");
        assert_eq!(beside("建成1000亩以上林地5个", &target), "林地5个");
        assert_eq!(beside("建成林地5个以上", &target), "建成林地5个以上");
        assert_eq!(beside("建成3至5个以上", &target), "至5个以上");
    }

    #[test]
    fn the_figure_of_another_indicator_does_not_count() {
        let target =
            |indicator: &str, value: u32| Target::new(indicator, Op::AtLeast, value.into(), "%");
        let quote = "优良天数比率达到84%以上，安全利用率达到90%以上";
        assert_eq!(stating(quote, &target("优良天数比率", 84)).len(), 1);
        assert_eq!(stating(quote, &target("优良天数比率", 90)).len(), 0);
        assert_eq!(stating(quote, &target("优良天数", 8)).len(), 0);
        assert_eq!(stating("比率，到2020年达到55%", &target("比率", 55)).len(), 1);
        let grown = "优良天数比率达到84%，到2030年增长90%";
        assert_eq!(stating(grown, &target("优良天数比率", 90)).len(), 0);
        assert_eq!(stating("甲、乙分别达到84%，90%", &target("乙", 90)).len(), 1);
        let staged = "优良天数比率达到84%，到2030年达到90%，安全利用率达到95%";
        assert_eq!(stating(staged, &target("优良天数比率", 90)).len(), 1);
        assert_eq!(stating(staged, &target("优良天数比率", 95)).len(), 0);
        let grown = "优良天数比率达到84%，增长90%";
        assert_eq!(stating(grown, &target("优良天数比率", 90)).len(), 0);
    }
}
