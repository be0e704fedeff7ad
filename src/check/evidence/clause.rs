//! The clauses of a quote, and those that say a target's figure.

use crate::model::Target;
use crate::text::quote::in_order;
use crate::text::{Span, figures_of, holds_figure};

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
    let mut named: Vec<Span> = all.clone();
    named.retain(|span| in_order(text(span), &target.indicator) && measures(text(span), target));
    let listed = named.iter().any(|span| text(span).contains("分别"));
    let pool = if named.is_empty() || listed { all } else { named };
    let found: Vec<Span> = pool.into_iter().filter(states).collect();
    let whole = Span::new(0, quote.len());
    if found.is_empty() && listed && states(&whole) { vec![whole] } else { found }
}

/// Whether a text holds any figure of a target's unit.
fn measures(text: &str, target: &Target) -> bool {
    !figures_of(text, &target.unit).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{clauses, stating};
    use crate::model::{Op, Target};

    #[test]
    fn a_comma_between_digits_divides_nothing() {
        let text = "共1,262家，其中３家；完";
        let parts: Vec<_> = clauses(text).iter().map(|span| span.of(text).unwrap()).collect();
        assert_eq!(parts, ["共1,262家", "其中３家", "完"]);
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
        assert_eq!(stating("甲、乙分别达到84%，90%", &target("乙", 90)).len(), 1);
    }
}
