//! Figures of a question in their other forms: 84% as 百分之八十四, 三年 as 3年.

use super::asked::StandIn;
use crate::text::Decimal;
use crate::text::numeral::{Numeral, scan, to_chinese};

/// What a number may stand before for its forms to be looked for.
const UNITS: &str = "年月日天个项条次倍元万亿吨家户人岁类种级批期米亩";

/// The other forms of each percentage, and of each number with a unit behind it, of a folded text.
pub(super) fn other_forms(text: &str) -> Vec<StandIn> {
    let mut forms = Vec::new();
    let mut from = 0;
    for (at, _) in text.char_indices() {
        if at < from || follows_digit(text, at) {
            continue;
        }
        if let Some(numeral) = scan(text, at).filter(|numeral| !numeral.ordinal) {
            from = numeral.span.end;
            forms.extend(of_numeral(text, &numeral));
        }
    }
    forms
}

/// Whether a place is the middle of a word of letters and digits.
fn follows_digit(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().chars().next_back();
    before.is_some_and(|before| before.is_ascii_alphanumeric() || before == '.')
}

fn of_numeral(text: &str, numeral: &Numeral) -> Vec<StandIn> {
    let rest = text.get(numeral.span.end..).unwrap_or_default();
    let next = rest.chars().next().unwrap_or(' ');
    let forms = match next {
        _ if numeral.percent => percentages(numeral.value),
        '%' => percentages(numeral.value),
        unit if UNITS.contains(unit) => counts(numeral.value, unit),
        _ => return Vec::new(),
    };
    let end = numeral.span.end + if numeral.percent { 0 } else { next.len_utf8() };
    let printed = text.get(numeral.span.start..end).unwrap_or_default();
    let from = text.get(..numeral.span.start).unwrap_or_default().chars().count();
    let to = from + printed.chars().count();
    let others = forms.into_iter().filter(|form| form != printed);
    others.map(|words| StandIn { from, to, words }).collect()
}

fn percentages(value: Decimal) -> Vec<String> {
    let chinese = in_chinese(value);
    let spoken = chinese.into_iter().flat_map(|one| [format!("百分之{one}"), format!("{one}%")]);
    std::iter::once(format!("{value}%")).chain(spoken).collect()
}

fn counts(value: Decimal, unit: char) -> Vec<String> {
    let arabic = value.to_string();
    let is_year = unit == '年' && arabic.len() == 4;
    let chinese = if is_year { Some(digit_by_digit(&arabic)) } else { in_chinese(value) };
    let chinese = chinese.map(|chinese| format!("{chinese}{unit}"));
    std::iter::once(format!("{arabic}{unit}")).chain(chinese).collect()
}

fn in_chinese(value: Decimal) -> Option<String> {
    let printed = value.to_string();
    let (whole, part) = printed.split_once('.').unwrap_or((&printed, ""));
    let whole = to_chinese(whole.parse().ok()?);
    let part = part.replace('0', "零");
    Some(if part.is_empty() { whole } else { format!("{whole}点{}", digit_by_digit(&part)) })
}

fn digit_by_digit(arabic: &str) -> String {
    let digits = "〇一二三四五六七八九";
    let chinese = |digit: char| {
        let place = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
        place.and_then(|place| digits.chars().nth(place)).unwrap_or(digit)
    };
    arabic.chars().map(chinese).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<(usize, usize, String)> {
        other_forms(text).into_iter().map(|form| (form.from, form.to, form.words)).collect()
    }

    #[test]
    fn figures_have_other_forms() {
        for (text, from, to, words) in [
            ("达到84%以上", 2, 5, "百分之八十四"),
            ("百分之八十四", 0, 6, "84%"),
            ("八十四%", 0, 4, "84%"),
            ("三年行动", 0, 2, "3年"),
            ("20条措施", 0, 3, "二十条"),
            ("2021年底", 0, 5, "二〇二一年"),
            ("第三条", 1, 3, "3条"),
            ("3.5%", 0, 4, "百分之三点五"),
        ] {
            assert!(
                forms(text).contains(&(from, to, words.to_owned())),
                "{text}: {:?}",
                forms(text)
            );
        }
    }

    #[test]
    fn what_is_no_figure_has_none() {
        for text in ["pm2.5浓度", "一", "水", "co2个"] {
            assert!(forms(text).is_empty(), "{text}: {:?}", forms(text));
        }
    }
}
