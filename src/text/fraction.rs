//! Fractions in words that are so many per cent exactly: 一半, 四分之三.

use super::figure::{Figure, figures};
use super::{Decimal, Span};

/// The largest number of parts that words divide a whole into; 百分之 and 千分之 are percentages of their own.
const MOST_PARTS: i64 = 20;

/// The fractions of a text that are so many per cent exactly, in order, each with that number; thirds are none.
pub(crate) fn fractions(text: &str) -> Vec<(Span, Decimal)> {
    let mut found: Vec<(Span, Decimal)> = halves(text).collect();
    if text.contains("分之") {
        let all = figures(text);
        let pairs = all.iter().zip(all.iter().skip(1));
        found.extend(pairs.filter_map(|(parts, taken)| divided(text, parts, taken)));
        found.sort_by_key(|(span, _)| span.start);
    }
    found
}

/// 一半 and 半数.
fn halves(text: &str) -> impl Iterator<Item = (Span, Decimal)> + '_ {
    text.match_indices('半').filter_map(|(at, half)| {
        let (before, behind) = (text.get(..at)?, text.get(at + half.len()..)?);
        let span = if let Some(head) = before.strip_suffix('一').filter(|_| !joins(behind)) {
            Span::new(head.len(), at + half.len())
        } else if behind.starts_with('数') && !before.ends_with(['一', '过', '多']) {
            Span::new(at, at + "半数".len())
        } else {
            return None;
        };
        Some((span, 50.into()))
    })
}

/// Whether 一半 is part of another word: 一半径, 一半年.
fn joins(behind: &str) -> bool {
    behind.starts_with(['年', '天', '径', '月', '个', '多'])
}

/// 四分之三: the taken of so many parts.
fn divided(text: &str, parts: &Figure, taken: &Figure) -> Option<(Span, Decimal)> {
    let said = text.get(parts.span.end..taken.span.start)? == "分之";
    let whole = |figure: &Figure| {
        let plain = figure.value.scale() == 0 && figure.magnified.is_none() && figure.chinese;
        plain.then(|| figure.value.mantissa())
    };
    let (parts_number, taken_number) = (whole(parts)?, whole(taken)?);
    let fits = said && (2..=MOST_PARTS).contains(&parts_number) && taken_number < parts_number;
    // Two decimals hold every number of per cent that any of so many parts can be exactly.
    let hundredths = taken_number.checked_mul(10_000).filter(|_| fits)?;
    let exact = hundredths % parts_number == 0;
    let value = shortest(hundredths / parts_number).filter(|_| exact)?;
    Some((Span::new(parts.span.start, taken.span.end), value))
}

/// So many hundredths with no more decimals than they need.
fn shortest(hundredths: i64) -> Option<Decimal> {
    match (hundredths % 100, hundredths % 10) {
        (0, _) => Decimal::new(hundredths / 100, 0),
        (_, 0) => Decimal::new(hundredths / 10, 1),
        _ => Decimal::new(hundredths, 2),
    }
}

#[cfg(test)]
mod tests {
    use super::fractions;

    #[test]
    fn fractions_are_percentages_where_they_are_exact() {
        for (text, found) in [
            ("一半以上的乡镇", &["一半 50"][..]),
            ("半数以上的县", &["半数 50"]),
            ("四分之一、五分之三和八分之一", &["四分之一 25", "五分之三 60", "八分之一 12.5"]),
            ("三分之二以上", &[]),
            ("百分之五十", &[]),
            ("四分之五", &[]),
            ("上半年、一年半、一半径、减半、半数", &["半数 50"]),
        ] {
            let read = fractions(text).into_iter();
            let read: Vec<_> =
                read.map(|(span, value)| format!("{} {value}", span.of(text).unwrap())).collect();
            assert_eq!(read, found, "{text}");
        }
    }
}
