//! How long something holds, as documents print it: 有效期5年, 有效期为三年.

use super::{Span, numeral};

/// A stretch of time counted from a day that stands elsewhere (期限).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// Where it stands, from the word that announces it to its unit.
    pub(crate) span: Span,
    /// How long it is, in months.
    pub(crate) months: u16,
}

/// Words that announce a term.
const ANNOUNCE: &[&str] = &["有效期限", "有效期", "试行期限", "试行期"];

/// Words that may stand between them and the figure.
const BETWEEN: &[&str] = &["暂定为", "暂定", "为", "是", "：", ":"];

/// The longest term that is one, in years: a greater number is a year of the calendar.
const LONGEST: u16 = 100;

/// The first term that a text prints.
pub(crate) fn term(text: &str) -> Option<Term> {
    let all = ANNOUNCE.iter().flat_map(|word| text.match_indices(word));
    let read = |(at, word): (usize, &str)| {
        let (months, end) = figure(text, at + word.len())?;
        Some(Term { span: Span::new(at, end), months })
    };
    all.filter_map(read).min_by_key(|term| term.span.start)
}

/// The months that a figure with its unit says, and where the unit ends.
fn figure(text: &str, at: usize) -> Option<(u16, usize)> {
    let rest = text.get(at..)?;
    let word = BETWEEN.iter().find(|word| rest.starts_with(**word));
    let at = at + word.map_or(0, |word| word.len());
    let numeral = numeral::scan(text, at)?;
    let number = (1..=LONGEST).find(|number| numeral.value == u32::from(*number).into())?;
    let behind = text.get(numeral.span.end..)?;
    let unit = [("年", 12), ("个月", 1)].into_iter().find(|(unit, _)| behind.starts_with(unit));
    unit.map(|(unit, months)| (number * months, numeral.span.end + unit.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_and_dates_are_none() {
        for (text, printed, months) in [
            ("自印发之日起施行，有效期5年。", "有效期5年", 60),
            ("有效期限为三年", "有效期限为三年", 36),
            ("试行期暂定6个月", "试行期暂定6个月", 6),
            ("有效期两年。", "有效期两年", 24),
        ] {
            let term = term(text).unwrap();
            assert_eq!((term.span.of(text), term.months), (Some(printed), months));
        }
        for text in ["有效期至2026年2月28日", "有效期2026年", "有效期内5年", "五年内有效"]
        {
            assert_eq!(term(text), None, "{text}");
        }
    }
}
