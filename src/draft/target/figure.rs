//! Which numbers of a clause are quantities, and how they stand to each other.

use super::bound;
use super::unit;
use super::verb;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::draft::words::is_han;
use crate::text::{DateMention, Figure as Number, Span, dates, figures, fractions};

/// How a number stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is what the clause says.
    Said,
    /// Where a change begins: 由50%提高到70%.
    Origin,
    /// The lower end of a range: 10 in 10%—15%.
    Low,
    /// The upper end of a range.
    High,
}

/// The quantities of a clause, in order.
pub(super) fn all(words: &str) -> Vec<Number> {
    quantities(words).collect()
}

/// The first quantity of a clause.
pub(super) fn first(words: &str) -> Option<Number> {
    quantities(words).next()
}

fn quantities(words: &str) -> impl Iterator<Item = Number> {
    let found = with_fractions(words, figures(words)).into_iter();
    let found = found.map(|figure| with_tenths(words, figure));
    found.filter(|figure| counts(words, figure))
}

/// Figures with those that make a fraction together as one: 一半 and 四分之一.
fn with_fractions(words: &str, mut found: Vec<Number>) -> Vec<Number> {
    if !scan::holds(words, PARTS) {
        return found;
    }
    for (span, value) in fractions(words) {
        found.retain(|one| one.span.end <= span.start || span.end <= one.span.start);
        let at = found.partition_point(|one| one.span.start < span.start);
        let percent =
            Number { span, value, magnified: None, percent: true, ordinal: false, chinese: true };
        found.insert(at, percent);
    }
    found
}

/// Words of fractions.
const PARTS: &Words = words!["一半", "半数", "分之"];

/// Whether a figure may be read in words.
pub(super) fn may_count(words: &str) -> bool {
    scan::holds_digit(words)
        || scan::holds(words, words!["分之", "十", "成", "百", "千", "番", "倍", "一半", "半数"])
}

/// A figure with 成 behind it as a percentage: 七成 is 70 per cent.
fn with_tenths(words: &str, figure: Number) -> Number {
    const BEHIND: &Words = words!["以上", "以下", "以内", "左右", "及以上"];
    let Some(rest) = scan::from(words, figure.span.end).strip_prefix('成') else { return figure };
    let tenths = figure.chinese && !figure.percent && !figure.ordinal;
    let ends = rest.is_empty() || scan::begins(rest, BEHIND) || rest.starts_with(['的', '、']);
    let value = figure.value.times_ten_to(1).filter(|value| *value < 100.into());
    let Some(value) = value.filter(|_| tenths && ends) else { return figure };
    let span = Span::new(figure.span.start, figure.span.end + '成'.len_utf8());
    Number { span, value, percent: true, ..figure }
}

/// Whether a figure says by its own words that it is a percentage.
pub(super) fn says_percent(number: &str) -> bool {
    number.ends_with(['成', '半', '数']) || number.contains("分之")
}

/// Whether a figure can be a quantity: no rank, no date, not in a bracket, no Chinese digit of a word.
fn counts(words: &str, figure: &Number) -> bool {
    let before = scan::before(words, figure.span.start);
    let rest = scan::from(words, figure.span.end);
    let bracket = opens(before) || is_quoted(before, rest);
    let word = figure.chinese && !figure.percent && !chinese_counts(before, rest, figure);
    !figure.ordinal
        && !word
        && !bracket
        && !figure.value.is_zero()
        && !is_divisor(before, figure.span.of(words).unwrap_or_default())
        && !is_dated(before, rest, figure)
}

/// Whether more brackets open in words than close.
fn opens(words: &str) -> bool {
    let depths = scan::signs(words).map(|(_, sign)| match sign {
        '（' | '(' | '《' | '〔' => 1,
        '）' | ')' | '》' | '〕' => -1,
        _ => 0,
    });
    depths.sum::<isize>() > 0
}

/// Whether a number is what another is divided by: 10万 of 12/10万, not 40万千瓦时 of 20万千瓦/40万千瓦时.
fn is_divisor(before: &str, digits: &str) -> bool {
    let head = before.strip_suffix(['/', '／']);
    head.is_some_and(|head| unit::is_round(digits) || !is_han(scan::last(head)))
}

/// Whether a number stands in a short name between quotation marks: “1公里超充圈”.
fn is_quoted(before: &str, rest: &str) -> bool {
    const NEAR: usize = 12;
    let opened = before.chars().rev().take(NEAR).find(|c| matches!(c, '“' | '”'));
    let closed = rest.chars().take(NEAR).find(|c| matches!(c, '“' | '”'));
    opened == Some('“') && closed == Some('”')
}

/// Whether a number in Chinese characters is one rather than part of a word: 三千万亩, 翻两番, 不少于三个.
fn chinese_counts(before: &str, rest: &str, figure: &Number) -> bool {
    let turns = before.ends_with('翻') && rest.starts_with('番');
    let named = before.ends_with(['“', '第']) || rest.starts_with("个方面");
    let counted = unit::at_start(rest).is_some();
    let lead = bound::lead(before);
    let head = scan::tail(scan::before(before, lead.start), 24);
    let made = || verb::MAKES.last_in(head).is_some();
    let behind = unit::at_start(rest).map_or(0, |(gap, unit)| gap + unit.len());
    let bounded = || bound::behind(scan::from(rest, behind)).is_some();
    let whole = figure.magnified.map_or(figure.value, |whole| whole.value);
    let many = whole >= 10.into() && (lead.change.is_some() || made() || bounded());
    let times = lead.change.is_some() && rest.starts_with(['倍', '番']);
    turns || (counted && !named && (lead.op.is_some() || many || times))
}

/// Whether a number is part of a date, a number of something or a ratio.
fn is_dated(before: &str, rest: &str, figure: &Number) -> bool {
    const BEHIND: &Words = words!["月", "时", "号", "度", "期", "：", "∶"];
    if rest.starts_with('年') {
        return !is_span(before) || figure.value > 150.into();
    }
    if rest.starts_with('日') {
        return bound::lead(before).change.is_none();
    }
    let courses = scan::begins(rest, unit::COURSES);
    (scan::begins(rest, BEHIND) && !courses) || rest.starts_with(':') || opens_years(rest)
}

/// Whether words end in something that is measured in years, up to the words of its bound.
fn is_span(before: &str) -> bool {
    const SPANS: &Words = words!["年限", "寿命", "年数", "周期", "期限", "时间"];
    let lead = bound::lead(before);
    let said = lead.op.is_some() || lead.change.is_some();
    said && scan::ends(scan::before(before, lead.start), SPANS)
}

/// -2025年 behind 2021.
fn opens_years(rest: &str) -> bool {
    let Some(next) = link(rest).and_then(|len| rest.get(len..)) else { return false };
    let digits = next.len() - next.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    digits > 0 && scan::from(next, digits).starts_with(['年', '月', '日'])
}

/// The length of the sign of a range that words begin with.
fn link(rest: &str) -> Option<usize> {
    ["——", "至", "到", "-", "—", "～", "~", "－", "–"]
        .iter()
        .find(|sign| rest.starts_with(**sign))
        .map(|sign| sign.len())
}

/// Where the unit and the bound behind a number end.
pub(super) fn after_unit(words: &str, number: &Number) -> usize {
    let rest = scan::from(words, number.span.end);
    number.span.end + unit::at_start(rest).map_or(0, |(gap, unit)| gap + unit.len())
}

/// How each number of a clause stands.
pub(super) fn standings(words: &str, all: &[Number]) -> Vec<Standing> {
    let mut found: Vec<Standing> = Vec::with_capacity(all.len());
    for (at, number) in all.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        let ends = before.is_some_and(|low| is_range(words, low, number));
        let begins = all.get(at + 1).is_some_and(|next| is_range(words, number, next));
        let standing = match found.last() {
            Some(Standing::Low) => Standing::High,
            // 由6%—10%提高到20%: a change begins at both ends.
            Some(Standing::Origin) if ends => Standing::Origin,
            _ if origin(words, number).is_some() => Standing::Origin,
            _ if begins => Standing::Low,
            _ => Standing::Said,
        };
        found.push(standing);
    }
    found
}

/// Whether two numbers are the ends of a range: 3至6个, 10%—15%.
fn is_range(words: &str, low: &Number, high: &Number) -> bool {
    let mut between = words.get(low.span.end..high.span.start).unwrap_or_default().trim();
    if let Some((_, unit)) = unit::at_start(between) {
        between = scan::from(between, unit.len()).trim();
    }
    low.value < high.value && link(between) == Some(between.len())
}

/// Where the words begin that say that a change begins at a number: 由, 从2020年的.
pub(super) fn origin(words: &str, number: &Number) -> Option<usize> {
    const LONGEST: usize = 48;
    let before = scan::before(words, number.span.start);
    let at = before.rfind(['由', '从', '自'])?;
    let between = before.get(at..)?;
    let between = scan::from(between, scan::first_len(between));
    (between.len() <= LONGEST && begins_change(between)).then_some(at)
}

/// Words of the state that a change begins from.
const NOW: &Words = words![
    "原来", "原有", "原", "目前", "现在", "现有", "当前", "现行", "上年", "去年", "底", "末", "的",
    "约", "平均", "不足", "近",
];

/// Whether words between 由 and a number say nothing but when: 原来的, 目前, 2020年的, 2020年底的约.
fn begins_change(between: &str) -> bool {
    let mut rest = between.trim();
    if let Some(mention) = dates(rest).first().filter(|mention| mention.span.start == 0) {
        rest = scan::from(rest, mention.span.end);
    }
    while let Some(len) = Some(scan::lead(rest, NOW)).filter(|len| *len > 0) {
        rest = scan::from(rest, len);
    }
    rest.is_empty()
}

/// The words before a level that a change begins from: 贷款利率 of 贷款利率在原有水平上; where they name nothing that is
/// measured, what the level is of: 贷款利率 of 在原贷款利率水平上.
pub(super) fn without_level(text: &str, head: Span, measures: impl Fn(&str) -> bool) -> Span {
    const LEVELS: &Words = words!["水平基础上", "水平上", "基础上"];
    const NOW: &Words = words!["原有", "原来", "原", "现有", "现行", "当前", "目前"];
    let words = scan::words(text, head).trim_end();
    let level = LEVELS.strip_tail(words);
    let Some((level, at)) = level.and_then(|level| Some((level, level.rfind(['在', '于'])?)))
    else {
        return head;
    };
    let before = Span::new(head.start, head.start + at);
    let of = at + '在'.len_utf8();
    let of = of + scan::lead(scan::from(level, of), NOW);
    let own = measures(scan::words(text, before)) || !measures(scan::from(level, of));
    if own { before } else { Span::new(head.start + of, head.start + level.len()) }
}

/// The words before 由 and the figure where a change begins.
pub(super) fn without_origin(text: &str, head: Span) -> Span {
    let words = before_origin(scan::words(text, head));
    Span::new(head.start, head.start + words.len())
}

/// Words up to 由 and the figure where a change begins.
pub(super) fn before_origin(words: &str) -> &str {
    if !words.contains(['由', '从', '自']) {
        return words;
    }
    let origin = figures(words).iter().rev().find_map(|number| origin(words, number));
    origin.map_or(words, |at| scan::before(words, at))
}

/// The date of whose state a number speaks: 2025年 in 提高到2025年的40%, with where it begins.
pub(super) fn year_of(before: &str) -> Option<DateMention> {
    const NEAR: usize = 10;
    let stem = before.strip_suffix("的")?;
    let from = stem.char_indices().rev().take(NEAR).last()?.0;
    let mention = dates(scan::from(stem, from)).into_iter().next_back()?;
    (mention.span.end + from == stem.len())
        .then(|| DateMention { span: mention.span.shifted(from), ..mention })
}

/// The figures of a list such as 15%、10%和26%.
pub(super) fn distributed(words: &str, all: &[Number]) -> Vec<Number> {
    let mut run: Vec<Number> = Vec::new();
    for number in all {
        if let Some(last) = run.last() {
            let between = words.get(after_unit(words, last)..number.span.start).unwrap_or("x");
            let bound = bound::behind(between).map_or(0, |(len, _)| len);
            let between = scan::from(between, bound).trim();
            if !matches!(between, "、" | "和" | "与" | "及" | "以及") {
                if run.len() > 1 {
                    return run;
                }
                run.clear();
            }
        }
        run.push(*number);
    }
    run
}
