//! The grammar of numbers in Chinese characters.

use super::Decimal;
use super::fold::plain;

/// A number in Chinese characters (汉字数字): 28000 is 二万八千.
///
/// ```
/// use zhengce::text::numeral::{parse, to_chinese};
///
/// assert_eq!(to_chinese(105), "一百零五");
/// assert_eq!(to_chinese(14), "十四");
/// assert_eq!(parse("二万八千"), "28000".parse().ok());
/// ```
#[must_use]
pub fn to_chinese(number: u64) -> String {
    let text = if number == 0 { "零".to_owned() } else { spell(number) };
    match text.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => text,
    }
}

/// Spells a number above zero: what stands before its highest place, the place, what stands behind.
fn spell(number: u64) -> String {
    const PLACES: [(u64, &str); 5] =
        [(100_000_000, "亿"), (10_000, "万"), (1000, "千"), (100, "百"), (10, "十")];
    let Some(&(place, name)) = PLACES.iter().find(|(place, _)| *place <= number) else {
        let digit = usize::try_from(number).ok();
        let digit = digit.and_then(|digit| "零一二三四五六七八九".chars().nth(digit));
        return digit.map(String::from).unwrap_or_default();
    };
    let (head, tail) = (spell(number / place), number % place);
    match tail {
        0 => head + name,
        _ if tail < place / 10 => format!("{head}{name}零{}", spell(tail)),
        _ => head + name + &spell(tail),
    }
}

/// The value of a character as a digit of Chinese numerals.
pub(super) fn digit(character: char) -> Option<u64> {
    Some(match character {
        '零' | '〇' | '○' | 'o' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of a character as a place below 万.
pub(super) fn place(character: char) -> Option<u64> {
    Some(match character {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// The power of ten of 万 or 亿.
pub(super) fn magnitude(character: char) -> Option<u8> {
    match character {
        '万' => Some(4),
        '亿' => Some(8),
        _ => None,
    }
}

/// Whether a character can be part of a Chinese numeral; the letter O counts only inside one.
pub(super) fn is_chinese_numeral(character: char) -> bool {
    let known = digit(character).is_some() || place(character).is_some();
    character != 'o' && (known || matches!(character, '廿' | '卅' | '万' | '亿'))
}

/// Every character that is plain one of a Chinese numeral, with 第 and the digits.
pub(super) const NUMERALS: &str = "零〇○一壹二两兩贰貳三叁叄四肆五伍六陆陸七柒八捌九玖十拾百佰千韆仟廿卅万萬亿億第\
    0123456789０１２３４５６７８９";

/// The characters of Chinese numerals that a text begins with, plain, and their length in bytes.
/// More than 64 are none, so that a long row of them costs little wherever one begins.
pub(super) fn run(text: &str) -> (Vec<char>, usize) {
    let mut run = Vec::new();
    let mut len = 0;
    for character in text.chars().take(65) {
        let part = plain(character);
        if !is_chinese_numeral(part) && (part != 'o' || run.is_empty()) {
            break;
        }
        if matches!(part, '百' | '千') && run.last().is_some_and(|&c| digit(c).is_none()) {
            // Without a digit before it 千 begins a unit: 二十千米, 十万千瓦.
            break;
        }
        run.push(part);
        len += character.len_utf8();
    }
    if run.len() > 64 { (Vec::new(), 0) } else { (run, len) }
}

/// 点 and the digits behind it.
pub(super) fn decimal_run(text: &str) -> Option<(Vec<u64>, usize)> {
    let rest = text.strip_prefix(['点', '點'])?;
    let digits: Vec<u64> = rest.chars().take(19).map_while(|c| digit(plain(c))).collect();
    let len: usize = rest.chars().take(digits.len()).map(char::len_utf8).sum();
    (!digits.is_empty()).then_some((digits, "点".len() + len))
}

pub(super) fn with_part(whole: i64, part: &[u64]) -> Option<Decimal> {
    let mut mantissa = whole;
    for &digit in part {
        mantissa = mantissa.checked_mul(10)?.checked_add(i64::try_from(digit).ok()?)?;
    }
    Decimal::new(mantissa, u8::try_from(part.len()).ok()?)
}

pub(super) fn whole(run: &[char]) -> Option<i64> {
    let number = positional(run).or_else(|| by_place(run))?;
    i64::try_from(number).ok()
}

/// The number before a last 万 or 亿, where 百 and 千 may stand alone: 1000 in 千亿.
pub(super) fn before_magnitude(run: &[char]) -> Option<i64> {
    whole(run).or_else(|| i64::try_from(leading(run)?).ok())
}

/// Digit by digit: 二〇二一. Two or three digits without a zero are rather a list (三四线, 一二三产业).
fn positional(run: &[char]) -> Option<u64> {
    let zeros = || run.iter().any(|&c| digit(c) == Some(0));
    let long = run.len() >= 4 || (run.len() >= 2 && zeros());
    if !long || digit(*run.first()?) == Some(0) {
        return None;
    }
    run.iter().try_fold(0u64, |sum, &c| sum.checked_mul(10)?.checked_add(digit(c)?))
}

/// By places: 两万八千. Each 亿 and then each 万 splits the numeral in two.
fn by_place(run: &[char]) -> Option<u64> {
    for (name, place) in [('亿', 100_000_000), ('万', 10_000)] {
        if let Some(at) = run.iter().rposition(|&c| c == name) {
            let (head, tail) = (run.get(..at)?, run.get(at + 1..)?);
            let tail = if tail.is_empty() { 0 } else { below(tail, place)? };
            return leading(head)?.checked_mul(place)?.checked_add(tail);
        }
    }
    section(run)
}

/// What stands before 万 or 亿: here 百 and 千 may begin (百万千瓦).
fn leading(head: &[char]) -> Option<u64> {
    match head {
        [only] => place(*only).or_else(|| by_place(head)),
        _ => by_place(head),
    }
}

/// What stands behind 万 or 亿: smaller than these, and with 零 where a place is passed over.
fn below(tail: &[char], limit: u64) -> Option<u64> {
    let rest = match tail {
        [zero, rest @ ..] if digit(*zero) == Some(0) => rest,
        _ => tail,
    };
    let number = by_place(rest).filter(|&number| number < limit)?;
    // 一万二 is spoken for 一万二千, so a bare digit without 零 is not to be guessed at.
    (rest.len() < tail.len() || number >= 10).then_some(number)
}

/// A numeral below 万.
fn section(run: &[char]) -> Option<u64> {
    if let [only] = run
        && let Some(digit) = digit(*only)
    {
        return Some(digit);
    }
    if run.is_empty() {
        return None;
    }
    let (mut sum, mut last, mut rest) = (0, 10_000, run);
    while !rest.is_empty() {
        let (value, place, used) = term(rest, last == 10_000)?;
        // 一百五 is spoken for 一百五十, so a bare digit without 零 is not to be guessed at.
        let bare = used == 1 && place == 1 && (100..10_000).contains(&last);
        if place >= last || bare {
            return None;
        }
        (sum, last, rest) = (sum + value, place, rest.get(used..)?);
    }
    Some(sum)
}

/// The next term of a numeral: its value, its place and how many characters it takes.
fn term(run: &[char], first: bool) -> Option<(u64, u64, usize)> {
    match *run {
        ['十' | '拾', ..] if first => Some((10, 10, 1)),
        ['廿', ..] if first => Some((20, 10, 1)),
        ['卅', ..] if first => Some((30, 10, 1)),
        [zero, unit] if !first && digit(zero) == Some(0) => Some((digit(unit)?, 1, 2)),
        [zero, _, _, ..] if !first && digit(zero) == Some(0) => {
            let (value, place, used) = term(run.get(1..)?, false)?;
            Some((value, place, used + 1))
        }
        [unit] => Some((digit(unit).filter(|&d| d > 0)?, 1, 1)),
        [times, name, ..] => {
            let times = digit(times).filter(|&d| d > 0)?;
            let place = place(name)?;
            Some((times * place, place, 2))
        }
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::numeral::parse;
    use super::*;

    #[test]
    fn numbers_are_spelled_as_people_write_them() {
        for (number, text) in [
            (0, "零"),
            (10, "十"),
            (105, "一百零五"),
            (110, "一百一十"),
            (10_010, "一万零一十"),
            (28_000, "二万八千"),
            (100_000, "十万"),
            (100_000_001, "一亿零一"),
        ] {
            assert_eq!(to_chinese(number), text);
        }
    }

    #[test]
    fn every_character_of_numerals_is_known() {
        for character in '\0'..=char::MAX {
            let part = plain(character);
            let numeral = part == '第' || part.is_ascii_digit() || is_chinese_numeral(part);
            assert_eq!(NUMERALS.contains(character), numeral, "{character:?}");
        }
    }

    proptest! {
        #[test]
        fn chinese_and_back(number in prop_oneof![0..200_000u64, 0..1_000_000_000_000_000_000u64]) {
            prop_assert_eq!(parse(&to_chinese(number)), number.to_string().parse().ok());
        }
    }
}
