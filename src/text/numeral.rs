//! Numerals as Chinese documents print them, Arabic and Chinese, to exact numbers.

use super::chinese::{before_magnitude, decimal_run, magnitude, run, whole, with_part};
use super::fold::plain;
use super::{Decimal, Span};

pub use super::chinese::to_chinese;

/// A numeral (数字) found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Numeral {
    /// The whole numeral in bytes of the text, with 第 or 百分之 before it and 万 or 亿 behind it.
    pub span: Span,
    /// Its value, 万 and 亿 multiplied out; for a percentage the number of per cent.
    pub value: Decimal,
    /// The numeral without a last 万 or 亿, which may as well belong to the unit: 2800 in 2800万亩.
    pub counted: Option<Counted>,
    /// Whether 百分之 stands before it.
    pub percent: bool,
    /// Whether 第 stands before it, which makes it a rank and no quantity.
    pub ordinal: bool,
    /// Whether it is written in Chinese characters rather than Arabic digits.
    pub chinese: bool,
}

/// The part of a [`Numeral`] before its last 万 or 亿.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counted {
    /// One past its last byte.
    pub end: usize,
    /// Its value.
    pub value: Decimal,
}

/// The number that a whole text prints, or `None` when the text is anything else than one numeral.
///
/// Accepted are Arabic digits, full-width ones too, with thousands grouped by commas, decimals and
/// 万 or 亿 behind; Chinese numerals (十四, 两万八千, 廿五, 三点五); digit by digit (二〇二一, with 〇,
/// 零, ○ or O); and each with 第 or 百分之 before it. A percentage gives the number of per cent.
///
/// ```
/// use zhengce::text::numeral::parse;
///
/// for (text, number) in [
///     ("八十四", "84"),
///     ("百分之七", "7"),
///     ("二○二一", "2021"),
///     ("１，２６２", "1262"),
///     ("2.8万", "28000"),
/// ] {
///     assert_eq!(parse(text), number.parse().ok(), "{text}");
/// }
/// assert_eq!(parse("½"), None);
/// assert_eq!(parse("84%"), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<Decimal> {
    let numeral = scan(text, 0)?;
    (numeral.span.end == text.len()).then_some(numeral.value)
}

/// The longest numeral that begins at byte `at` of a text.
///
/// It looks only forward: whether digits or letters stand right before `at`, so that this is the
/// middle of something else, is for the caller to know. Digits that make no numeral together, such
/// as those of 十四五, give `None`.
///
/// ```
/// use zhengce::text::numeral::scan;
///
/// let text = "下降百分之十四以上";
/// let numeral = scan(text, "下降".len()).unwrap();
/// assert_eq!(numeral.span.of(text), Some("百分之十四"));
/// assert!(numeral.percent);
/// ```
#[must_use]
pub fn scan(text: &str, at: usize) -> Option<Numeral> {
    let rest = text.get(at..)?;
    let first = plain(rest.chars().next()?);
    let percent = first == '百' && rest.starts_with("百分之");
    let ordinal = first == '第';
    let prefix = match (percent, ordinal) {
        (true, _) => "百分之".len(),
        (_, true) => "第".len(),
        _ => 0,
    };
    let body = rest.get(prefix..)?;
    let read = arabic(body).or_else(|| chinese(body))?;
    let start = at + prefix;
    Some(Numeral {
        span: Span::new(at, start + read.len),
        value: read.value,
        counted: read.counted.map(|(len, value)| Counted { end: start + len, value }),
        percent,
        ordinal,
        chinese: read.chinese,
    })
}

/// What was read at the beginning of a text; lengths in bytes.
struct Read {
    len: usize,
    value: Decimal,
    counted: Option<(usize, Decimal)>,
    chinese: bool,
}

/// Arabic digits with grouping, decimals, 万 and 亿.
fn arabic(text: &str) -> Option<Read> {
    let whole = grouped(text)?;
    let len = whole + decimals(text.get(whole..)?);
    let printed = text.get(..len)?;
    let value: Decimal = if printed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        printed.parse().ok()?
    } else {
        let digits = printed.chars().map(plain).filter(|&c| c != ',');
        digits.collect::<String>().parse().ok()?
    };
    Some(multiplied(text, len, value).unwrap_or(Read { len, value, counted: None, chinese: false }))
}

/// The same number with the 万, 亿 or 万亿 that stands behind it.
fn multiplied(text: &str, len: usize, value: Decimal) -> Option<Read> {
    let (mut end, mut power) = (len, 0);
    for character in text.get(len..)?.chars().take(2) {
        match magnitude(plain(character)) {
            Some(more) if power == 0 || (power, more) == (4, 8) => power += more,
            _ => break,
        }
        end += character.len_utf8();
    }
    Some(Read {
        len: end,
        value: value.times_ten_to(power).filter(|_| power > 0)?,
        counted: Some((len, value)),
        chinese: false,
    })
}

/// The length in bytes of a whole number, with groups of three digits behind commas where the first
/// group has at most three.
fn grouped(text: &str) -> Option<usize> {
    let (count, mut len) = digits(text);
    if count == 0 {
        return None;
    }
    let ordinary = len == count;
    // Seven groups are more digits than a `Decimal` holds; without an end a long row of them would
    // be read again from each of its commas.
    for _ in 0..6 {
        match group(text.get(len..)?, ordinary).filter(|_| count <= 3) {
            Some(group) => len += group,
            None => break,
        }
    }
    Some(len)
}

/// The length of a comma and exactly three digits. Between digits of ordinary width only the comma
/// of ordinary width groups: 从12，100 is two numbers.
fn group(text: &str, ordinary: bool) -> Option<usize> {
    let comma = text.chars().next().filter(|&c| c == ',' || (c == '，' && !ordinary))?;
    let (count, len) = digits(text.get(comma.len_utf8()..)?);
    (count == 3).then_some(comma.len_utf8() + len)
}

/// The length of a point and the digits behind it, or 0.
fn decimals(text: &str) -> usize {
    let Some(point) = text.chars().next().filter(|&c| plain(c) == '.') else {
        return 0;
    };
    match digits(text.get(point.len_utf8()..).unwrap_or_default()) {
        (0, _) => 0,
        (_, len) => point.len_utf8() + len,
    }
}

/// How many Arabic digits a text begins with, and their length in bytes.
fn digits(text: &str) -> (usize, usize) {
    text.chars()
        .take_while(|&c| plain(c).is_ascii_digit())
        .fold((0, 0), |(count, len), c| (count + 1, len + c.len_utf8()))
}

/// A numeral in Chinese characters: all that stand together must make one.
fn chinese(text: &str) -> Option<Read> {
    let (run, len) = run(text);
    let (value, end) = match decimal_run(text.get(len..)?) {
        Some((part, part_len)) => (with_part(whole(&run)?, &part)?, len + part_len),
        None => (Decimal::new(whole(&run)?, 0)?, len),
    };
    let (&last, before) = run.split_last()?;
    let counted = magnitude(last).filter(|_| end == len).and_then(|_| before_magnitude(before));
    if end > len {
        // 三点五亿 multiplies out as 3.5亿 does.
        if let Some(read) = multiplied(text, end, value) {
            return Some(Read { chinese: true, ..read });
        }
    }
    Some(Read {
        len: end,
        value,
        counted: counted.and_then(|n| Some((len - last.len_utf8(), Decimal::new(n, 0)?))),
        chinese: true,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numerals_of_documents() {
        for (text, number) in [
            ("八十四", "84"),
            ("十四", "14"),
            ("二十", "20"),
            ("一百零五", "105"),
            ("一百一十", "110"),
            ("两万八千", "28000"),
            ("兩萬八千", "28000"),
            ("一万零五", "10005"),
            ("十万", "100000"),
            ("百万", "1000000"),
            ("一亿二千万", "120000000"),
            ("一万亿", "1000000000000"),
            ("廿五", "25"),
            ("三点五", "3.5"),
            ("三点五亿", "350000000"),
            ("百分之八十四", "84"),
            ("百分之七", "7"),
            ("百分之三点五", "3.5"),
            ("二〇二一", "2021"),
            ("二O一一", "2011"),
            ("二Ｏ一一", "2011"),
            ("二○二一", "2021"),
            ("二零二一", "2021"),
            ("一九九八", "1998"),
            ("10万", "100000"),
            ("2800万", "28000000"),
            ("1.5万亿", "1500000000000"),
            ("1,262", "1262"),
            ("１，２６２", "1262"),
            ("８４．５", "84.5"),
            ("84.0", "84.0"),
            ("第十四", "14"),
            ("第3", "3"),
            ("零", "0"),
            ("〇", "0"),
        ] {
            let value = parse(text).unwrap_or_else(|| panic!("{text} is not read"));
            assert_eq!(value.to_string(), number, "{text}");
        }
    }

    #[test]
    fn other_words_are_no_numerals() {
        for text in [
            "",
            "½",
            "十四五",
            "三四",
            "一二三",
            "万",
            "千",
            "百",
            "亿",
            "一万二",
            "一百五",
            "二一十",
            "十十",
            "第",
            "百分之",
            "O",
            "O3",
            "84%",
            "1,26",
            "12，100",
            "007",
            "几十",
            "〇五",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_magnitude_may_belong_to_the_unit() {
        let counted =
            |text: &str| scan(text, 0)?.counted.map(|part| (part.end, part.value.to_string()));
        assert_eq!(counted("2800万亩"), Some((4, "2800".to_owned())));
        assert_eq!(counted("二十万亩"), Some((6, "20".to_owned())));
        assert_eq!(counted("两万八千亩"), None);
        assert_eq!(scan("十万千瓦", 0).unwrap().span.of("十万千瓦"), Some("十万"));
        assert_eq!(scan("二十千米", 0).unwrap().span.of("二十千米"), Some("二十"));
    }

    proptest! {
        #[test]
        fn decimals_read_as_printed(mantissa in 0..1_000_000_000i64, scale in 0u8..6) {
            let number = Decimal::new(mantissa, scale).unwrap().to_string();
            prop_assert_eq!(parse(&number).map(|value| value.to_string()), Some(number));
        }

        #[test]
        fn nothing_panics(text in "[0-9０，,.．一二十百千万亿零〇廿第百分之点oO\u{1F600}]{0,12}") {
            for at in 0..=text.len() {
                if let Some(numeral) = scan(&text, at) {
                    prop_assert!(numeral.span.of(&text).is_some());
                }
            }
        }
    }
}
