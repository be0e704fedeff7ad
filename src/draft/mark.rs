//! Marks in front of headings and items: 第一章, 第一条, 一、, （一）, 1., 1.1, （1）, 1）, ①.

use crate::text::numeral;

/// The form of a mark (层次序号的形式), which tells its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Form {
    /// 第一编, 第一部分.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 第一条.
    Article,
    /// 一、
    Comma,
    /// （一）
    Bracket,
    /// 1. or 1、
    Digit,
    /// 1.1 and 1.1.1, with how many numbers.
    Decimal(u8),
    /// （1）
    DigitBracket,
    /// 1）
    HalfBracket,
    /// ①
    Circle,
}

impl Form {
    /// The level of headings of this form, from 1, as official documents count them.
    pub(super) fn level(self) -> u8 {
        match self {
            Self::Part | Self::Chapter | Self::Comma => 1,
            Self::Section | Self::Bracket | Self::Article | Self::Decimal(0..=2) => 2,
            Self::Digit => 3,
            Self::DigitBracket | Self::HalfBracket | Self::Decimal(_) => 4,
            Self::Circle => 5,
        }
    }
}

/// A mark at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) form: Form,
    /// Its number; of 1.1 the last one.
    pub(super) number: u32,
    /// Its length in bytes, without white space behind it.
    pub(super) len: usize,
}

/// The longest numeral of a mark, in characters.
const LONGEST: usize = 6;

/// The mark that a text begins with.
pub(super) fn at_start(text: &str) -> Option<Mark> {
    match text.chars().next()? {
        '（' | '(' => bracketed(text),
        '第' => ordinal(text),
        first if is_numeral(first) => comma(text),
        first if digit(first).is_some() => digits(text),
        first => single(first),
    }
}

/// Whether a mark may begin with this character.
pub(super) fn may_begin(first: char) -> bool {
    matches!(first, '（' | '(' | '第' | '⑴'..='⒛' | '①'..='⑳')
        || is_numeral(first)
        || digit(first).is_some()
}

fn is_numeral(character: char) -> bool {
    matches!(
        character,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '〇' | '零'
    )
}

fn digit(character: char) -> Option<u32> {
    let wide = || u32::from(character).checked_sub(u32::from('０')).filter(|digit| *digit < 10);
    character.to_digit(10).or_else(wide)
}

/// The Chinese numeral that a text begins with, and its length in bytes.
fn chinese(text: &str) -> Option<(u32, usize)> {
    let len: usize = text.chars().take_while(|&c| is_numeral(c)).map(char::len_utf8).sum();
    let words = text.get(..len).filter(|words| !words.is_empty())?;
    if words.chars().count() > LONGEST {
        return None;
    }
    let one = words.chars().next().filter(|_| len == 3);
    let number = match one {
        Some(one) => "一二三四五六七八九十".chars().position(|c| c == one).map(|at| at + 1),
        None => numeral::parse(words).and_then(|value| usize::try_from(value.mantissa()).ok()),
    };
    Some((u32::try_from(number?).ok()?, len))
}

/// The digits that a text begins with, at most three, and their length in bytes.
fn arabic(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut len, mut count) = (0, 0, 0);
    for character in text.chars() {
        let Some(digit) = digit(character) else { break };
        number = number * 10 + digit;
        len += character.len_utf8();
        count += 1;
        if count > 3 {
            return None;
        }
    }
    (count > 0).then_some((number, len))
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\u{3000}', '\u{a0}']).len()
}

/// （一） and （1）.
fn bracketed(text: &str) -> Option<Mark> {
    let open = text.chars().next()?.len_utf8();
    let inner = text.get(open..)?;
    let before = spaces(inner);
    let inner = inner.get(before..)?;
    let (form, (number, len)) = match chinese(inner) {
        Some(read) => (Form::Bracket, read),
        None => (Form::DigitBracket, arabic(inner)?),
    };
    let rest = inner.get(len..)?;
    let behind = spaces(rest);
    let close = rest.get(behind..)?.chars().next().filter(|c| matches!(c, '）' | ')'))?;
    Some(Mark { form, number, len: open + before + len + behind + close.len_utf8() })
}

/// 第一章, 第一条 and their like; one that is only spoken of (第一条规定) is none.
fn ordinal(text: &str) -> Option<Mark> {
    const FORMS: [(&str, Form); 6] = [
        ("部分", Form::Part),
        ("编", Form::Part),
        ("篇", Form::Part),
        ("章", Form::Chapter),
        ("节", Form::Section),
        ("条", Form::Article),
    ];
    let start = "第".len();
    let inner = text.get(start..)?;
    let (number, len) = chinese(inner).or_else(|| arabic(inner))?;
    let rest = inner.get(len..)?;
    let (word, form) = FORMS.into_iter().find(|(word, _)| rest.starts_with(word))?;
    let behind = rest.get(word.len()..)?;
    let spoken = ["规定", "的", "所", "第", "、", "，", "和", "至", "中", "之"];
    let spoken = spoken.iter().any(|word| behind.starts_with(word));
    (!spoken).then_some(Mark { form, number, len: start + len + word.len() })
}

/// 一、 with one of the stops that follow it.
fn comma(text: &str) -> Option<Mark> {
    let (number, len) = chinese(text)?;
    let rest = text.get(len..)?;
    let gap = spaces(rest);
    let stop = rest.get(gap..)?.chars().next()?;
    if !matches!(stop, '、' | '.' | '．' | '）' | ')') || (gap > 0 && stop != '、') {
        return None;
    }
    let form = if matches!(stop, '）' | ')') { Form::Bracket } else { Form::Comma };
    Some(Mark { form, number, len: len + gap + stop.len_utf8() })
}

/// 1. 1、 1） and 1.1.
fn digits(text: &str) -> Option<Mark> {
    let (mut number, mut len) = arabic(text)?;
    let mut count = 1u8;
    loop {
        let rest = text.get(len..)?;
        let gap = spaces(rest);
        let stop = rest.get(gap..)?.chars().next()?;
        if gap > 0 && !matches!(stop, '、' | '.' | '．') {
            return deeper(count, number, len);
        }
        let end = len + gap + stop.len_utf8();
        match stop {
            '）' | ')' if count == 1 => {
                return Some(Mark { form: Form::HalfBracket, number, len: end });
            }
            '、' if count == 1 => return Some(Mark { form: Form::Digit, number, len: end }),
            '.' | '．' if count == 1 && is_heading(text.get(end..)?) => {
                return Some(Mark { form: Form::Digit, number, len: end });
            }
            '.' | '．' => match arabic(text.get(end..)?) {
                Some((next, more)) if count < 4 => {
                    (number, len, count) = (next, end + more, count + 1);
                }
                Some(_) => return None,
                None if count == 1 => return Some(Mark { form: Form::Digit, number, len: end }),
                None => return deeper(count, number, end),
            },
            _ => return deeper(count, number, len).filter(|_| begins_words(stop, number)),
        }
    }
}

/// Whether a heading begins with a figure of its own behind the point: 11.121人才项目.
fn is_heading(text: &str) -> bool {
    arabic(text).is_some_and(|(number, len)| {
        let next = text.get(len..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        number >= 100 && matches!(next, '\u{4e00}'..='\u{9fff}') && !UNITS.contains(next)
    })
}

/// Units that follow figures.
const UNITS: &str = "万亿元百千倍米吨亩";

fn deeper(count: u8, number: u32, len: usize) -> Option<Mark> {
    (count > 1).then_some(Mark { form: Form::Decimal(count), number, len })
}

/// Whether what follows 1.1 can be a heading rather than a unit.
fn begins_words(next: char, number: u32) -> bool {
    let decimals = number >= 10 || ['进', '以', '至', '到'].contains(&next);
    !decimals
        && matches!(next, '\u{4e00}'..='\u{9fff}')
        && ![
            '万', '亿', '元', '个', '百', '千', '倍', '米', '吨', '亩', '人', '年', '月', '天',
            '度',
        ]
        .contains(&next)
}

/// ①, ⑴ and ⒈, each one character.
fn single(first: char) -> Option<Mark> {
    let (form, zero) = match first {
        '①'..='⑳' => (Form::Circle, '①'),
        '⑴'..='⒇' => (Form::DigitBracket, '⑴'),
        '⒈'..='⒛' => (Form::Digit, '⒈'),
        _ => return None,
    };
    let number = u32::from(first) - u32::from(zero) + 1;
    Some(Mark { form, number, len: first.len_utf8() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_every_form_are_read() {
        for (text, form, number, mark) in [
            ("一、总体要求", Form::Comma, 1, "一、"),
            ("二十一、完善", Form::Comma, 21, "二十一、"),
            ("（十二）强化", Form::Bracket, 12, "（十二）"),
            ("(三) 强化", Form::Bracket, 3, "(三)"),
            ("1.加强", Form::Digit, 1, "1."),
            ("12、加强", Form::Digit, 12, "12、"),
            ("３．加强", Form::Digit, 3, "３．"),
            ("（1）加强", Form::DigitBracket, 1, "（1）"),
            ("2）加强", Form::HalfBracket, 2, "2）"),
            ("③加强", Form::Circle, 3, "③"),
            ("⑵加强", Form::DigitBracket, 2, "⑵"),
            ("第二章　主要任务", Form::Chapter, 2, "第二章"),
            ("第十条　本办法", Form::Article, 10, "第十条"),
            ("2.1 加强", Form::Decimal(2), 1, "2.1"),
            ("2.1.3加强", Form::Decimal(3), 3, "2.1.3"),
            ("11．512人才项目", Form::Digit, 11, "11．"),
        ] {
            let found = at_start(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.form, found.number), (form, number), "{text}");
            assert_eq!(&text[..found.len], mark);
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_is_none() {
        for text in [
            "一是加强",
            "十分重要",
            "2020年底",
            "1.15进行修正",
            "第一条规定",
            "（以下简称",
            "2.5万亩",
            "1．125万亩",
            "1.125万亩",
            "（2020）",
            "十几",
            "",
        ] {
            assert_eq!(at_start(text), None, "{text}");
        }
    }
}
