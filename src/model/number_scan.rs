//! Finding document numbers in running text.

use super::DocumentNumber;
use crate::text::Span;

/// The longest issuer's code that is believed, in characters.
pub(super) const LONGEST_CODE: usize = 16;

/// Whether a bracket may stand before the year.
const fn opens(character: char) -> bool {
    matches!(character, '〔' | '﹝' | '[' | '［' | '【' | '(' | '（')
}

/// Words that stand before a number in running text and are no part of it.
const LEADING: &[&str] = &[
    "贯彻落实",
    "贯彻执行",
    "根据",
    "按照",
    "依据",
    "依照",
    "遵照",
    "参照",
    "对照",
    "贯彻",
    "落实",
    "执行",
    "转发",
    "印发",
    "下发",
    "出台",
    "发布",
    "公布",
    "实施",
    "废止",
    "替代",
    "代替",
    "修订",
    "修改",
    "详见",
    "参见",
    "文件",
    "文号",
    "字号",
    "编号",
    "方案",
    "通知",
    "意见",
    "以及",
    "同时",
    "其中",
    "关于",
    "省政府",
    "市政府",
    "区政府",
    "县政府",
    "国务院",
    "了",
    "的",
    "见",
    "按",
    "据",
    "为",
    "是",
    "将",
    "对",
    "由",
    "从",
    "以",
    "及",
    "和",
    "与",
    "或",
    "在",
    "于",
    "号",
];

/// What [`whole`] reads, for the schema: code, year in brackets, serial number, with stray spaces.
#[cfg(feature = "schema")]
pub(super) fn pattern() -> String {
    let (s, d) = ("[ \\t\u{3000}]*", "[0-9０-９]");
    let century = format!("[1１]{s}[9９]{s}([4４]{s}[9９]|[5-9５-９]{s}{d})");
    let year = format!("{s}({century}|[2２]({s}{d}){{3}}){s}");
    let code = "(\\s*[\u{3400}-\u{9fff}〇\u{20000}-\u{3134f}]){1,16}\\s*";
    let brackets = format!("([〔﹝\\[［【]{year}[〕﹞\\]］】]|[(（]{year}[)）])");
    format!("^{code}{brackets}{s}第?(?!([0０]|{s})+号)({s}{d}){{1,9}}{s}号\\s*$")
}

/// Characters that show a code cut in its middle; only 发改 (发展改革) begins with one of them.
const NEVER_FIRST: &str = "政府办发函字号";

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}' | '〇')
}

/// Every number of the text, from left to right.
pub(super) fn scan(text: &str) -> Vec<(Span, DocumentNumber)> {
    let opening = text.char_indices().filter(|(_, c)| opens(*c));
    let mut found: Vec<(Span, DocumentNumber)> = Vec::new();
    for (at, _) in opening {
        let floor = found.last().map_or(0, |(span, _)| span.end);
        found.extend(around(text, floor, at));
    }
    found
}

/// The number that the whole text is.
pub(super) fn whole(text: &str) -> Option<DocumentNumber> {
    let at = text.find(opens)?;
    let (before, after) = text.split_at_checked(at)?;
    let code: String = before.split_whitespace().collect();
    let (year, serial, end) = year_and_serial(after)?;
    if end != after.len() {
        return None;
    }
    DocumentNumber::new(code, year, serial).ok()
}

fn around(text: &str, floor: usize, bracket: usize) -> Option<(Span, DocumentNumber)> {
    let before = text.get(floor..bracket)?;
    let (year, serial, end) = year_and_serial(text.get(bracket..)?)?;
    let code = without_leading_words(code_run(before.trim_end()));
    let start = floor + before.trim_end().len() - code.len();
    let number = DocumentNumber::new(code, year, serial).ok()?;
    Some((Span::new(start, bracket + end), number))
}

/// The run of Chinese characters that `before` ends in.
fn code_run(before: &str) -> &str {
    let run = before.char_indices().rev().take_while(|(_, c)| is_han(*c)).take(LONGEST_CODE);
    run.last().and_then(|(at, _)| before.get(at..)).unwrap_or_default()
}

/// Cuts off everything up to the last leading word, unless only the tail of a code would be left.
fn without_leading_words(run: &str) -> &str {
    let ends = run.char_indices().flat_map(|(at, _)| {
        let rest = run.get(at..).unwrap_or_default();
        LEADING.iter().filter(move |word| rest.starts_with(**word)).map(move |word| at + word.len())
    });
    let whole_code = |rest: &&str| {
        rest.chars().count() >= 2
            && (rest.starts_with("发改") || !rest.starts_with(|c| NEVER_FIRST.contains(c)))
    };
    ends.filter_map(|end| run.get(end..))
        .filter(whole_code)
        .min_by_key(|rest| rest.len())
        .unwrap_or(run)
}

/// Reads `〔2021〕10号` from its start: the year, the serial number, and where it ends in bytes.
fn year_and_serial(text: &str) -> Option<(u16, u32, usize)> {
    let mut rest = Rest { text, at: 0 };
    let close = closing(rest.take(opens)?)?;
    let year = rest.number(4)?;
    rest.take(|sign| close.contains(sign))?;
    let _ = rest.take(|sign| sign == '第');
    let serial = rest.number(9)?;
    rest.take(|sign| sign == '号')?;
    Some((u16::try_from(year).ok()?, serial, rest.at))
}

/// The closing brackets that may answer an opening one: a slip between look-alikes is forgiven.
fn closing(open: char) -> Option<&'static str> {
    match open {
        '〔' | '﹝' | '[' | '［' | '【' => Some("〕﹞]］】"),
        '(' | '（' => Some(")）"),
        _ => None,
    }
}

struct Rest<'t> {
    text: &'t str,
    at: usize,
}

impl Rest<'_> {
    /// Takes a character that is wanted, after white space.
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let rest = self.text.get(self.at..)?;
        let trimmed = rest.trim_start_matches([' ', '\u{3000}', '\t']);
        let first = trimmed.chars().next().filter(|c| wanted(*c))?;
        self.at += rest.len() - trimmed.len() + first.len_utf8();
        Some(first)
    }

    /// Takes a number of at most `longest` digits, full-width or half-width.
    fn number(&mut self, longest: usize) -> Option<u32> {
        let mut number = 0;
        let mut length = 0;
        while let Some(digit) = self.take(|sign| digit_value(sign).is_some()) {
            length += 1;
            if length > longest {
                return None;
            }
            number = number * 10 + digit_value(digit)?;
        }
        let whole = if longest == 4 { length == 4 } else { length > 0 };
        whole.then_some(number)
    }
}

fn digit_value(digit: char) -> Option<u32> {
    let wide = || u32::from(digit).checked_sub(u32::from('０')).filter(|value| *value < 10);
    digit.to_digit(10).or_else(wide)
}
