//! Dates in running text, as precise as they are printed.

use super::char_set::CharSet;
use super::chinese::{NUMERALS, digit, is_chinese_numeral};
use super::cursor::{Cursor, is_numeral};
use super::mention::{DateKind, DateMention, Draft, Outcome};

/// Every date of a text, in order and apart from each other, with offsets into the text as it is.
///
/// Read are 2021年6月3日 with masked parts (XX日), 年底 and 月底, halves and quarters, 2021-06-03,
/// 2021-12, 2021.6.3, 2021/6/3, Chinese numerals (二〇二一年六月), dates without a year, ranges
/// of years (2019—2020年) as one mention each, and five-year plans (十四五). What names no real day
/// is no mention.
///
/// ```
/// use zhengce::text::dates;
///
/// let text = "2021年6月XX日印发，到2021年底完成";
/// let found = dates(text);
/// assert_eq!((found[0].year, found[0].month, found[0].day), (Some(2021), Some(6), None));
/// assert!(found[0].day_masked);
/// assert_eq!(found[1].span.of(text), Some("2021年底"));
/// assert_eq!(found[1].month, Some(12));
/// ```
#[must_use]
pub fn dates(text: &str) -> Vec<DateMention> {
    let mut cursor = Cursor::new(text);
    let mut found = Vec::new();
    while let Some(first) = next_start(&mut cursor) {
        let start = cursor.clone();
        match read(&mut cursor, &mut found) {
            Some(()) if cursor.at() > start.at() => {}
            _ => {
                cursor = start;
                skip(&mut cursor, first);
            }
        }
    }
    found
}

/// Goes on to the next character that a date may begin with.
fn next_start(cursor: &mut Cursor<'_>) -> Option<char> {
    const FIRSTS: CharSet = CharSet::of(NUMERALS).and(&CharSet::of("年上下"));
    const BOTH: CharSet = FIRSTS.and(&CharSet::of("月季半底末初oOｏＯ \t\u{A0}\u{3000}"));
    loop {
        let may_go_on = cursor.skip_to_pair(&FIRSTS, &BOTH)?;
        let first = cursor.peek()?;
        if may_go_on && may_begin(first, cursor.second()) && !cursor.counts() {
            return Some(first);
        }
        skip(cursor, first);
    }
}

/// Whether a date may begin with two characters; most of those that begin one stand in other words.
fn may_begin(first: char, second: Option<char>) -> bool {
    let Some(second) = second else { return false };
    match first {
        '年' => matches!(second, '底' | '末' | '初'),
        '上' | '下' => second == '半',
        '第' => is_numeral(second),
        _ if first.is_ascii_digit() => {
            is_numeral(second) || matches!(second, '月' | '季' | ' ' | '\u{A0}' | '\t')
        }
        _ => {
            let named = matches!(second, '月' | '季' | 'o' | ' ' | '\u{A0}' | '\t');
            is_chinese_numeral(first) && (named || is_numeral(second))
        }
    }
}

/// Passes what is no date: digits all together, so that no date begins in their middle.
fn skip(cursor: &mut Cursor<'_>, first: char) {
    cursor.bump();
    if first.is_ascii_digit() {
        cursor.bump_while(|c| c.is_ascii_digit());
    } else if is_chinese_numeral(first) {
        cursor.bump_while(is_chinese_numeral);
    }
}

/// Reads a date at the cursor; `None`, wherever the cursor then is, when there is none.
fn read(cursor: &mut Cursor<'_>, found: &mut Vec<DateMention>) -> Option<()> {
    if cursor.previous().is_ascii_alphanumeric() || is_chinese_numeral(cursor.previous()) {
        return None;
    }
    let mut draft = Draft::at(cursor);
    let tries = [five_years, dashed, of_year, of_month, part_of_year];
    for attempt in tries {
        let start = cursor.clone();
        match attempt(cursor, &mut draft) {
            Outcome::Date => {
                found.push(draft.done(cursor));
                return Some(());
            }
            // What has the form of a date and is none is passed as a whole.
            Outcome::NoSuchDay => return Some(()),
            Outcome::Else => {
                *cursor = start;
                draft = Draft::at(cursor);
            }
        }
    }
    range(cursor, found)
}

/// 十一五 to 十九五, counted from the eleventh plan of 2006.
fn five_years(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Outcome {
    let number = cursor.eat("十").then(|| cursor.bump().and_then(digit)).flatten();
    let Some(number) = number.and_then(|n| i16::try_from(n).ok()).filter(|n| *n > 0) else {
        return Outcome::Else;
    };
    if !cursor.eat("五") || cursor.peek().is_some_and(is_chinese_numeral) {
        return Outcome::Else;
    }
    let from = 2001 + 5 * number;
    draft.0.year = Some(from);
    draft.0.kind = DateKind::FiveYears { to: from + 4 };
    Outcome::Date
}

/// 2021-06-03, 2021.6.3, 2021/6/3 and 2021-06.
fn dashed(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Outcome {
    let joined = matches!(cursor.previous(), '.' | '-' | '/');
    let year = (!joined).then(|| cursor.arabic(4..=4)).flatten().and_then(year);
    let Some((year, mark)) = year.zip(cursor.bump().filter(|c| matches!(c, '-' | '.' | '/')))
    else {
        return Outcome::Else;
    };
    draft.0.year = Some(year);
    let padded = cursor.clone().arabic(2..=2).is_some();
    let Some(month) = cursor.arabic(1..=2) else {
        return Outcome::Else;
    };
    let short = cursor.clone();
    let day = (cursor.bump() == Some(mark)).then(|| cursor.arabic(1..=2)).flatten();
    if day.is_none() {
        *cursor = short;
    }
    let goes_on = cursor.peek() == Some(mark);
    if goes_on || (day.is_none() && (mark != '-' || !padded)) {
        return Outcome::Else;
    }
    draft.set(month, day)
}

fn year(number: u32) -> Option<i16> {
    i16::try_from(number).ok().filter(|year| (1900..2200).contains(year))
}

/// 2021年 and what may follow it.
fn of_year(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Outcome {
    let Some(year) = cursor.four_digits().and_then(year) else {
        return Outcome::Else;
    };
    cursor.spaces();
    if !cursor.eat("年") {
        return Outcome::Else;
    }
    draft.0.year = Some(year);
    let after = cursor.clone();
    cursor.spaces();
    for attempt in [of_month, masked_month, rest_of_year] {
        let start = cursor.clone();
        match attempt(cursor, draft) {
            Outcome::Else => *cursor = start,
            outcome => return outcome,
        }
    }
    *cursor = after;
    Outcome::Date
}

/// 6月 and what may follow it.
fn of_month(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Outcome {
    let Some(month) = cursor.number() else {
        return Outcome::Else;
    };
    cursor.spaces();
    if !cursor.eat("月") {
        return Outcome::Else;
    }
    let after = cursor.clone();
    cursor.spaces();
    if let Some(day) = cursor.number() {
        cursor.spaces();
        if cursor.eat("日") || cursor.eat("号") {
            return draft.set(month, Some(day));
        }
        *cursor = after;
        return draft.set(month, None);
    }
    draft.0.day_masked = masked(cursor, "日");
    if !draft.0.day_masked {
        *cursor = after;
        draft.0.kind = edge(cursor);
    }
    draft.set(month, None)
}

/// X月 and XX日 behind a year.
fn masked_month(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Outcome {
    if !masked(cursor, "月") {
        return Outcome::Else;
    }
    draft.0.month_masked = true;
    let after = cursor.clone();
    cursor.spaces();
    draft.0.day_masked = masked(cursor, "日");
    if !draft.0.day_masked {
        *cursor = after;
    }
    Outcome::Date
}

/// One to three X or * before a word.
fn masked(cursor: &mut Cursor<'_>, word: &str) -> bool {
    let width = cursor.bump_while(|c| matches!(c, 'x' | '×' | '*' | '✕'));
    cursor.spaces();
    (1..=3).contains(&width) && cursor.eat(word)
}

/// 底, 末 and 初 behind 年 or 月.
fn edge(cursor: &mut Cursor<'_>) -> DateKind {
    if cursor.eat("底") || cursor.eat("末") {
        DateKind::End
    } else if beginning(cursor) {
        DateKind::Beginning
    } else {
        DateKind::Calendar
    }
}

/// 初, but not that of 初步, which often follows a year.
fn beginning(cursor: &mut Cursor<'_>) -> bool {
    let start = cursor.clone();
    let found = cursor.eat("初") && !matches!(cursor.peek(), Some('步' | '始' | '级' | '中'));
    if !found {
        *cursor = start;
    }
    found
}

/// What may stand behind the 年 of a year besides a month.
fn rest_of_year(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Outcome {
    match edge(cursor) {
        DateKind::End => draft.is(DateKind::End, 12),
        DateKind::Beginning => draft.is(DateKind::Beginning, 1),
        _ => half_or_quarter(cursor, draft),
    }
}

/// 年底, 上半年 or 三季度 without a year.
fn part_of_year(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Outcome {
    if !cursor.eat("年") {
        return half_or_quarter(cursor, draft);
    }
    match edge(cursor) {
        DateKind::End => draft.is(DateKind::End, 12),
        DateKind::Beginning => draft.is(DateKind::Beginning, 1),
        _ => Outcome::Else,
    }
}

fn half_or_quarter(cursor: &mut Cursor<'_>, draft: &mut Draft) -> Outcome {
    if cursor.eat("上半年") {
        return draft.is(DateKind::Half(1), 6);
    }
    if cursor.eat("下半年") {
        return draft.is(DateKind::Half(2), 12);
    }
    cursor.eat("第");
    let number = cursor.number().and_then(|number| u8::try_from(number).ok());
    match number.filter(|number| (1..=4).contains(number)) {
        Some(number) if cursor.eat("季度") => draft.is(DateKind::Quarter(number), number * 3),
        _ => Outcome::Else,
    }
}

/// 2019—2020年 and 2019、2020年, of which the second is read by itself, and 2021-2025.
fn range(cursor: &mut Cursor<'_>, found: &mut Vec<DateMention>) -> Option<()> {
    let first = bare_year(cursor)?;
    let dash = cursor.peek().is_some_and(is_dash);
    cursor.bump_while(is_dash);
    if !dash && !["至", "到", "、", "和"].iter().any(|word| cursor.eat(word)) {
        return None;
    }
    let start = cursor.clone();
    let second = bare_year(cursor).filter(|second| second.year > first.year)?;
    let end = cursor.clone();
    cursor.spaces();
    let named = cursor.eat("年");
    if !named && (!dash || end.peek().is_some_and(|c| is_dash(c) || c.is_ascii_alphanumeric())) {
        return None;
    }
    found.push(first);
    if named {
        *cursor = start;
    } else {
        found.push(second);
        *cursor = end;
    }
    Some(())
}

/// A year without 年.
fn bare_year(cursor: &mut Cursor<'_>) -> Option<DateMention> {
    let mut draft = Draft::at(cursor);
    draft.0.year = Some(cursor.four_digits().and_then(year)?);
    Some(draft.done(cursor))
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '–' | '—' | '―' | '−' | '~')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::mention::last_day;
    use super::*;

    /// The mentions as `words=year-month-day`, with `?` for what is absent and `X` for masked.
    fn shown(text: &str) -> Vec<String> {
        let part = |number: Option<u8>, masked: bool| match number {
            Some(number) => number.to_string(),
            None => if masked { "X" } else { "?" }.to_owned(),
        };
        let show = |date: DateMention| {
            let year = date.year.map_or("?".to_owned(), |year| year.to_string());
            let (month, day) =
                (part(date.month, date.month_masked), part(date.day, date.day_masked));
            format!("{}={year}-{month}-{day}", date.span.of(text).unwrap())
        };
        dates(text).into_iter().map(show).collect()
    }

    #[test]
    fn printed_dates() {
        for (text, found) in [
            ("2021年6月XX日", &["2021年6月XX日=2021-6-X"][..]),
            ("2021年6月×日", &["2021年6月×日=2021-6-X"]),
            ("2021年6月＊＊日", &["2021年6月＊＊日=2021-6-X"]),
            ("2021年X月", &["2021年X月=2021-X-?"]),
            ("2021年X月X日", &["2021年X月X日=2021-X-X"]),
            ("到2021年底，", &["2021年底=2021-12-?"]),
            ("2021年末", &["2021年末=2021-12-?"]),
            ("年底前完成", &["年底=?-12-?"]),
            ("2019年9月底前", &["2019年9月底=2019-9-?"]),
            ("2021年，", &["2021年=2021-?-?"]),
            ("到2025年初步建立", &["2025年=2025-?-?"]),
            ("2021年初", &["2021年初=2021-1-?"]),
            ("2021年上半年", &["2021年上半年=2021-6-?"]),
            ("2021年第一季度", &["2021年第一季度=2021-3-?"]),
            ("三季度前", &["三季度=?-9-?"]),
            ("2021-06-03", &["2021-06-03=2021-6-3"]),
            ("（2021-12）", &["2021-12=2021-12-?"]),
            ("2021.6.3", &["2021.6.3=2021-6-3"]),
            ("2021/6/3", &["2021/6/3=2021-6-3"]),
            ("2021年6月3日", &["2021年6月3日=2021-6-3"]),
            ("2021 年 6 月 3 日", &["2021 年 6 月 3 日=2021-6-3"]),
            ("２０２１年６月３日", &["２０２１年６月３日=2021-6-3"]),
            ("二〇二一年六月三十日", &["二〇二一年六月三十日=2021-6-30"]),
            ("二O一一年十二月", &["二O一一年十二月=2011-12-?"]),
            ("6月底、6月30日", &["6月底=?-6-?", "6月30日=?-6-30"]),
            ("2019—2020年", &["2019=2019-?-?", "2020年=2020-?-?"]),
            ("2019、2020年", &["2019=2019-?-?", "2020年=2020-?-?"]),
            ("2021年至2025年", &["2021年=2021-?-?", "2025年=2025-?-?"]),
            ("（2021-2025）", &["2021=2021-?-?", "2025=2025-?-?"]),
            ("1.2021年目标", &["2021年=2021-?-?"]),
        ] {
            assert_eq!(shown(text), found, "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "2021年13月5日",
            "2021年2月29日",
            "2021-13-01",
            "6月31日",
            "12021年",
            "6个月",
            "五年",
            "5年末",
            "2021.6亿元",
            "吉政办发〔2021〕10号",
            "GB3838-2002",
            "2021.6.3.4",
            "二十五",
            "第三产业",
            "3000年",
        ] {
            assert_eq!(shown(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(shown("2020年2月29日").len(), 1);
    }

    #[test]
    fn five_year_plans() {
        let found = dates("巩固“十三五”成果，完成十四五规划，十五个");
        let spans: Vec<_> = found.iter().map(|date| (date.year, date.kind)).collect();
        assert_eq!(
            spans,
            [
                (Some(2016), DateKind::FiveYears { to: 2020 }),
                (Some(2021), DateKind::FiveYears { to: 2025 })
            ]
        );
    }

    proptest! {
        #[test]
        fn real_days_are_read_back(year in 1900i16..2200, month in 1u8..=12, day in 1u8..=31) {
            let expected = (day <= last_day(Some(year), month)).then_some((Some(year), Some(month), Some(day)));
            for text in [
                format!("{year}年{month}月{day}日"),
                format!("于{year}-{month:02}-{day:02}。"),
                format!("{year}/{month}/{day}"),
            ] {
                let found = dates(&text);
                prop_assert_eq!(found.first().map(|d| (d.year, d.month, d.day)), expected, "{}", text);
            }
        }

        #[test]
        fn spans_are_apart_and_whole(text in "([0-9０一二十五〇年月日底初末上下半季度第Xx×*.—~、/ -]|\\PC){0,24}") {
            let mut end = 0;
            for date in dates(&text) {
                prop_assert!(date.span.start >= end && !date.span.is_empty());
                prop_assert!(date.span.of(&text).is_some());
                end = date.span.end;
            }
        }
    }
}
