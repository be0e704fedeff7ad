//! Figures in running text, and whether a text holds a given figure with its unit.

use super::char_set::CharSet;
use super::chinese::{NUMERALS, is_chinese_numeral, place};
use super::fold::{fold_into, plain};
use super::fraction::fractions;
use super::numeral::{Numeral, scan};
use super::{Decimal, Folded, Span, fold};

/// A figure (数字) in running text. Its value is never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figure {
    /// The number in bytes of the text: with 百分之 or 第 before it, without the unit, and without a
    /// last 万 or 亿.
    pub span: Span,
    /// The number under the span; of a percentage the number of per cent.
    pub value: Decimal,
    /// The number with the 万 or 亿 that follows it, where one does.
    pub magnified: Option<Magnified>,
    /// Whether it is a percentage: 百分之 before it or a per cent sign behind.
    pub percent: bool,
    /// Whether 第 stands before it, which makes it a rank and no quantity.
    pub ordinal: bool,
    /// Whether it is written in Chinese characters; a lone 一 is often no figure but part of a word.
    pub chinese: bool,
}

/// A [`Figure`] with the 万 or 亿 behind it: 28000000 in 2800万亩.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Magnified {
    /// One past the last byte of 万 or 亿.
    pub end: usize,
    /// The value, multiplied out.
    pub value: Decimal,
}

/// Every figure of a text, in order, with offsets into the text as it is.
///
/// Digits that belong to a name (PM2.5, O3, GB3838-2002) or to a mark such as 1.2.3 are no figures,
/// nor are vague ones (数十, 十几).
///
/// ```
/// use zhengce::text::figures;
///
/// let text = "细颗粒物（PM2.5）浓度控制在40微克/立方米以下，优良天数比率达到百分之八十四";
/// let found: Vec<_> = figures(text).iter().map(|figure| figure.value.to_string()).collect();
/// assert_eq!(found, ["40", "84"]);
/// ```
#[must_use]
pub fn figures(text: &str) -> Vec<Figure> {
    let mut scanner = Scanner { text, at: 0, previous: '\n', lettered: false, found: Vec::new() };
    while scanner.step().is_some() {}
    scanner.found
}

/// Whether a figure of this value stands directly before this unit.
///
/// The unit is compared folded and without white space; `%` is also met by 百分之 before the number.
/// Figures in a list or a range share the last one's unit (15、10和26万吨, 40—50%), and 万 or 亿 belongs
/// either to the number or to the unit; 七成 holds 70%, and so do 一半 50% and 四分之一 25%. An empty unit asks for a bare
/// number: no percentage, no list mark and no lone Chinese digit but 零.
///
/// ```
/// use zhengce::text::{Decimal, holds_figure};
///
/// let text = "分别新增15、10和26万吨，受污染耕地安全利用率达到９０％以上";
/// let holds = |value: u32, unit| holds_figure(text, &Decimal::from(value), unit);
/// assert!(holds(15, "万吨") && holds(26, "万吨") && holds(260_000, "吨") && holds(90, "%"));
/// assert!(!holds(15, "吨") && !holds(9, "%") && !holds(90, ""));
/// ```
#[must_use]
pub fn holds_figure(text: &str, value: &Decimal, unit: &str) -> bool {
    figures_of(text, unit).contains(value)
}

/// The values of all figures that stand before this unit, as [`holds_figure`] reads them, the last first.
pub(crate) fn figures_of(text: &str, unit: &str) -> Vec<Decimal> {
    let unit: String = Folded::squeezed(unit).as_str().to_owned();
    let mut behind: Option<(Figure, bool)> = None;
    let mut found = Vec::new();
    for figure in figures(text).into_iter().rev() {
        let shared = behind.is_some_and(|(next, carries)| carries && linked(text, &figure, &next));
        let carries = shared || carries(text, &figure, &unit);
        let magnified = figure.magnified.filter(|part| unit_at(text, part.end, &unit));
        if fits(&figure, &unit) {
            found.extend(carries.then_some(figure.value));
            found.extend(tenths(text, &figure).filter(|_| unit == "%"));
            found.extend(magnified.map(|part| part.value));
        }
        behind = Some((figure, carries));
    }
    if unit == "%" {
        found.extend(fractions(text).into_iter().map(|(_, value)| value));
    }
    found
}

/// The number of per cent that a figure with 成 behind it says: 70 in 七成.
fn tenths(text: &str, figure: &Figure) -> Option<Decimal> {
    let said = figure.chinese && !figure.percent;
    let behind = text.get(figure.span.end..)?.starts_with('成');
    figure.value.times_ten_to(1).filter(|_| said && behind)
}

/// Whether the figure itself stands before the unit, or says it by 百分之.
fn carries(text: &str, figure: &Figure, unit: &str) -> bool {
    if unit.is_empty() {
        return !figure.percent && figure.magnified.is_none() && bare(text, figure);
    }
    let said = figure.span.of(text).is_some_and(|words| words.starts_with("百分之"));
    (unit == "%" && said) || (!said && unit_at(text, figure.span.end, unit))
}

/// Whether a figure can be a quantity of this unit: a rank only in 位 and 名.
fn fits(figure: &Figure, unit: &str) -> bool {
    !figure.ordinal || unit.starts_with(['位', '名'])
}

/// Whether only a word of lists or ranges lies between two figures.
fn linked(text: &str, figure: &Figure, next: &Figure) -> bool {
    const WORDS: [&str; 11] = ["、", "和", "与", "及", "以及", "或", "或者", "至", "到", "-", "~"];
    let between = text.get(figure.span.end..next.span.start).unwrap_or_default();
    let folded = fold(between.get(..12).unwrap_or(between));
    let word = folded.trim();
    between.len() <= 12 && (WORDS.contains(&word) || word == "--")
}

/// Whether a figure without unit is one for sure.
fn bare(text: &str, figure: &Figure) -> bool {
    let words = figure.span.of(text).unwrap_or_default();
    let lone = figure.chinese && words.chars().nth(1).is_none() && !figure.value.is_zero();
    let next = text.get(figure.span.end..).and_then(|rest| rest.chars().next()).map(plain);
    !lone && !next.is_some_and(|c| c.is_ascii_alphanumeric()) && !is_mark(text, figure, next)
}

/// Whether a figure is a list mark: in parentheses, or first of its line with a stop behind it.
fn is_mark(text: &str, figure: &Figure, next: Option<char>) -> bool {
    let before = text.get(..figure.span.start).unwrap_or_default();
    let mut before = before.chars().rev().map(plain).skip_while(|&c| c == ' ');
    match before.next() {
        Some('(') => next == Some(')'),
        None | Some('\n') => matches!(next, Some('.' | '、' | ')')),
        _ => false,
    }
}

/// Whether a folded unit stands at a place of a text, white space aside, and ends there.
fn unit_at(text: &str, at: usize, unit: &str) -> bool {
    let mut folded = String::new();
    let mut characters = text.get(at..).unwrap_or_default().chars();
    while folded.len() < unit.len() {
        let Some(character) = characters.next() else {
            return false;
        };
        fold_into(character, false, &mut folded);
        if !unit.starts_with(&folded) {
            return false;
        }
    }
    !runs_on(unit, characters.next())
}

/// Whether a unit goes on with the next character: m in mg, m in m³, 吨 in 吨/年.
fn runs_on(unit: &str, next: Option<char>) -> bool {
    let mut folded = String::new();
    if let Some(next) = next {
        fold_into(next, true, &mut folded);
    }
    let next = folded.chars().next().unwrap_or(' ');
    let last = unit.chars().last().unwrap_or(' ');
    (last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric()) || (last != ' ' && next == '/')
}

/// The characters of figures, of which the numerals of Chinese are a part, and of the words that figures may be part of.
const TOLD: CharSet = CharSet::of(NUMERALS).and(&CharSet::of(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-_\
     ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ．－＿",
));

/// Walks over a text and remembers what the next digits could be glued to.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// The plain character before `at`.
    previous: char,
    /// Whether `at` lies in a word of letters, digits, points and hyphens that a letter began.
    lettered: bool,
    found: Vec<Figure>,
}

impl Scanner<'_> {
    /// Takes one figure or one character behind those that no figure has to do with; `None` at the end.
    fn step(&mut self) -> Option<()> {
        self.skip()?;
        let first = self.peek()?;
        if first.is_ascii_digit() {
            self.number();
        } else if is_chinese_numeral(first) || first == '第' {
            self.words();
        } else {
            self.pass(first);
        }
        Some(())
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next().map(plain)
    }

    /// Passes over characters that are neither of figures nor of the words of letters and digits around them.
    fn skip(&mut self) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        let len = TOLD.find(rest)?;
        if let Some(last) = rest.get(..len)?.chars().next_back() {
            (self.previous, self.lettered) = (plain(last), false);
            self.at += len;
        }
        Some(())
    }

    /// Passes over one character.
    fn pass(&mut self, character: char) {
        let joins = matches!(character, '.' | '-' | '_') || character.is_ascii_alphanumeric();
        let begins = character.is_ascii_alphabetic() && !joins_words(self.previous);
        self.lettered = joins && (self.lettered || begins);
        self.previous = character;
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += rest.chars().next().map_or(1, char::len_utf8);
    }

    /// Passes over characters as long as `holds`.
    fn pass_while(&mut self, holds: impl Fn(char) -> bool) {
        while let Some(character) = self.peek().filter(|&c| holds(c)) {
            self.pass(character);
        }
    }

    /// A number in Arabic digits.
    fn number(&mut self) {
        let glued = self.lettered || self.previous.is_ascii_alphabetic() || self.previous == '.';
        let numeral = scan(self.text, self.at).filter(|numeral| !glued && !self.dotted(numeral));
        match numeral {
            Some(numeral) => self.take(&numeral),
            None => self.pass_while(|c| c.is_ascii_digit() || c == '.'),
        }
    }

    /// Whether the digits go on behind another point, as in 1.2.3, or a comma that groups none.
    fn dotted(&self, numeral: &Numeral) -> bool {
        let mut rest = self.text.get(numeral.span.end..).unwrap_or_default().chars().map(plain);
        rest.next() == Some('.') && rest.next().is_some_and(|c| c.is_ascii_digit())
    }

    /// A number in Chinese characters, or one behind 第 or 百分之.
    fn words(&mut self) {
        let numeral = scan(self.text, self.at).filter(|numeral| self.stands_alone(numeral));
        match (numeral, self.peek()) {
            (Some(numeral), _) => self.take(&numeral),
            (None, Some(first)) if self.prefixed() || first == '第' => self.pass(first),
            _ => self.pass_while(is_chinese_numeral),
        }
    }

    fn prefixed(&self) -> bool {
        self.text.get(self.at..).is_some_and(|rest| rest.starts_with("百分之"))
    }

    /// Whether a Chinese numeral is neither vague (数十, 十几) nor the tail of Arabic digits.
    fn stands_alone(&self, numeral: &Numeral) -> bool {
        let rest = self.text.get(numeral.span.end..).unwrap_or_default();
        let next = rest.chars().next().map(plain);
        let vague = matches!(self.previous, '几' | '数') && self.peek().and_then(place).is_some();
        let tail = numeral.chinese && self.previous.is_ascii_digit();
        !tail
            && !next.is_some_and(|c| c == '几' || c.is_ascii_digit())
            && (!vague || self.prefixed())
    }

    fn take(&mut self, numeral: &Numeral) {
        let end = numeral.counted.map_or(numeral.span.end, |part| part.end);
        let rest = self.text.get(numeral.span.end..).unwrap_or_default();
        let sign = rest.chars().map(plain).find(|c| !c.is_whitespace());
        self.found.push(Figure {
            span: Span::new(numeral.span.start, end),
            value: numeral.counted.map_or(numeral.value, |part| part.value),
            magnified: numeral
                .counted
                .map(|_| Magnified { end: numeral.span.end, value: numeral.value }),
            percent: numeral.percent || sign == Some('%'),
            ordinal: numeral.ordinal,
            chinese: numeral.chinese,
        });
        while self.at < numeral.span.end {
            let Some(character) = self.peek() else {
                return;
            };
            self.pass(character);
        }
    }
}

/// Whether a letter behind this character does not begin a word.
fn joins_words(previous: char) -> bool {
    previous.is_ascii_alphanumeric() || matches!(previous, '.' | '-' | '_')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values(text: &str) -> Vec<String> {
        figures(text).iter().map(|figure| figure.value.to_string()).collect()
    }

    fn holds(text: &str, value: &str, unit: &str) -> bool {
        holds_figure(text, &value.parse().unwrap(), unit)
    }

    #[test]
    fn numbers_keep_their_boundaries() {
        for (text, found) in [
            ("PM2.5浓度、O3、GB3838-2002、COD", &[][..]),
            ("PM2.5浓度40微克", &["40"]),
            ("PM₂.₅①84%", &["84"]),
            ("5kg-10kg", &["5", "10"]),
            ("见1.2.3节", &[]),
            ("12021年", &["12021"]),
            ("84.5和84", &["84.5", "84"]),
            ("“十四五”期间", &[]),
            ("数十个、十几个、几百个", &[]),
            ("百分之七以上", &["7"]),
            ("1.制定 2. 空气", &["1", "2"]),
            ("1,262家、１，２６２家", &["1262", "1262"]),
            ("2020,100个", &["2020", "100"]),
            ("第十四条", &["14"]),
            ("10万千瓦、二十千米", &["10", "20"]),
            ("007号", &[]),
        ] {
            assert_eq!(values(text), found, "{text}");
        }
    }

    #[test]
    fn figures_stand_before_their_unit() {
        for (text, value, unit) in [
            ("达到84%以上", "84", "%"),
            ("达到84 ％以上", "84.0", "%"),
            ("百分之八十四", "84", "％"),
            ("15%、10%和26%", "10", "%"),
            ("15、10和26万吨", "10", "万吨"),
            ("40-50%", "40", "%"),
            ("40%—50%", "50", "%"),
            ("2800万亩", "2800", "万亩"),
            ("2800万亩", "28000000", "亩"),
            ("四十万亩", "40", "万亩"),
            ("40微克/立方米以下", "40", "微克/立方米"),
            ("40 μg/m³", "40", "ug/m3".replace('u', "μ").as_str()),
            ("100平方米（㎡）", "100", "平方米"),
            ("100㎡", "100", "m2"),
            ("零增长", "0", ""),
            ("新建三个", "3", "个"),
            ("保持全省第3位", "3", "位"),
            ("共84，其中", "84", ""),
        ] {
            assert!(holds(text, value, unit), "{text} {value}{unit}");
        }
    }

    #[test]
    fn nearly_is_not_held() {
        for (text, value, unit) in [
            ("84%", "4", "%"),
            ("40%", "4", "%"),
            ("84.5%", "84", "%"),
            ("12021年", "2021", "年"),
            ("PM2.5个", "2.5", "个"),
            ("15、10和26万吨", "15", "吨"),
            ("2800万亩", "2800", "亩"),
            ("2800万", "2800", ""),
            ("5mg", "5", "m"),
            ("5m³", "5", "m"),
            ("5吨/年", "5", "吨"),
            ("84%", "84", ""),
            ("一、统一", "1", ""),
            ("（1）压实", "1", ""),
            ("2.空气", "2", ""),
            ("第三产业", "3", "产业"),
            ("5G", "5", ""),
        ] {
            assert!(!holds(text, value, unit), "{text} {value}{unit}");
        }
    }

    #[test]
    fn long_lists_take_linear_time() {
        assert!(!holds(&"1、".repeat(200_000), "1", "个"));
        assert!(!holds(&"十".repeat(200_000), "1", "个"));
        assert!(!holds(&"111,".repeat(100_000), "1", "个"));
    }

    proptest! {
        #[test]
        fn spans_hold_their_value(text in "([0-9０一十万百分之第%.,，、和PMm ]|\\PC){0,24}", value in 0u32..2000, unit in "[%个m万]?") {
            for figure in figures(&text) {
                let words = figure.span.of(&text).unwrap();
                prop_assert_eq!(super::super::numeral::parse(words), Some(figure.value));
            }
            let _ = holds_figure(&text, &Decimal::from(value), &unit);
            let made = format!("共{value}{unit}。");
            prop_assert!(holds_figure(&made, &Decimal::from(value), &unit));
        }
    }
}
