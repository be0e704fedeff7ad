//! Units behind a figure: a magnitude, a measure or counting word, and per what.

use super::bound;
use super::measure::{COUNTS, MAGNITUDES, MEASURES, PER, SHARES, TIMES};
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::draft::words::is_han;

/// The unit that a text begins with, with the length of the white space before it.
pub(super) fn at_start(text: &str) -> Option<(usize, &str)> {
    let words = text.trim_start_matches([' ', '\u{a0}']);
    let len = share(words).or_else(|| quantity(words)).or_else(|| magnitude_alone(words))?;
    Some((text.len() - words.len(), words.get(..len)?))
}

fn share(words: &str) -> Option<usize> {
    SHARES.longest_lead(words)
}

/// 万吨标准煤, 微克/立方米, /10万.
fn quantity(words: &str) -> Option<usize> {
    if words.starts_with(['/', '／']) {
        return per_many(words);
    }
    let plain = base(words);
    let magnified = MAGNITUDES
        .longest_lead(words)
        .and_then(|magnitude| Some(magnitude + base(words.get(magnitude..)?)?));
    let len = plain.max(magnified)?;
    Some(len + per(words.get(len..)?))
}

fn base(words: &str) -> Option<usize> {
    let len = [MEASURES, TIMES, COUNTS]
        .into_iter()
        .filter_map(|units| units.longest_lead(words))
        .max()
        .or_else(|| scan::begins(words, COURSES).then_some('期'.len_utf8()))?;
    Some(len + others(words.get(len..)?))
}

/// What is counted in 期, which elsewhere numbers a thing: 12期培训, not 2期工程.
pub(super) const COURSES: &Words = words!["期培训", "期研修", "期讲座", "期轮训"];

/// The length of other counting words in a bracket behind one: （套）, （台、套）.
fn others(rest: &str) -> usize {
    let Some(mut inner) = rest.strip_prefix(['（', '(']) else { return 0 };
    while let Some(len) = COUNTS.longest_lead(inner) {
        inner = inner.get(len..).unwrap_or_default();
        if let Some(behind) = inner.strip_prefix(['）', ')']) {
            return rest.len() - behind.len();
        }
        inner = inner.trim_start_matches(['、', '/', '，', '或']);
    }
    0
}

/// The length of /立方米 or 每立方米 behind a measure.
fn per(rest: &str) -> usize {
    let Some(first) = rest.chars().next().filter(|c| matches!(c, '/' | '／' | '每' | '·'))
    else {
        return 0;
    };
    let at = first.len_utf8();
    let behind = rest.get(at..).unwrap_or_default();
    if let Some(len) = PER.longest_lead(behind) {
        let further = scan::from(behind, len);
        return at + len + if further.starts_with('·') { per(further) } else { 0 };
    }
    if first == '每' { 0 } else { per_many(rest).unwrap_or(0) }
}

/// The length of /10万 and /万: so many out of so many.
fn per_many(rest: &str) -> Option<usize> {
    let behind = rest.strip_prefix(['/', '／'])?;
    let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if !is_round(behind.get(..digits)?) {
        return None;
    }
    let many = MAGNITUDES.longest_lead(behind.get(digits..)?)?;
    let end = digits + many;
    let what = PER.longest_lead(behind.get(end..)?).unwrap_or(0);
    Some(rest.len() - behind.len() + end + what)
}

/// Whether a number is one per which things are counted: none, 1, 10, 100.
pub(super) fn is_round(digits: &str) -> bool {
    let zeros = digits.strip_prefix('1').map(|rest| rest.trim_matches('0').is_empty());
    zeros.unwrap_or(digits.is_empty())
}

/// 突破100万，: a magnitude that a stop or a bound follows.
fn magnitude_alone(words: &str) -> Option<usize> {
    let len = words!["万亿", "万", "亿"].longest_lead(words)?;
    let rest = words.get(len..)?;
    let ends = rest.is_empty() || rest.starts_with(['，', '；', '、', '。', '）', '以', '左']);
    ends.then_some(len)
}

/// The length of a unit that is in no list: a word before a stop or a bound, 40席以上, 300TOPS。
pub(super) fn unlisted(rest: &str) -> Option<usize> {
    const LONGEST: usize = 6;
    let magnitude = MAGNITUDES.longest_lead(rest).unwrap_or(0);
    let word = rest.get(magnitude..)?;
    let joins =
        |c: char| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '/' | '·' | '²' | '³');
    let ends = |at: usize| {
        let rest = scan::from(word, at);
        bound::behind(rest).is_some_and(|(len, _)| len > '内'.len_utf8())
            || !joins(scan::first(rest))
    };
    let places = word.char_indices().map(|(at, _)| at).chain([word.len()]);
    let len = places.take(LONGEST + 1).find(|at| ends(*at)).filter(|len| *len > 0)?;
    let unit = word.get(..len)?;
    let whole = is_word(unit) && !scan::holds(unit, NOT_UNITS);
    whole.then_some(magnitude + len)
}

/// Whether a unit is of letters all through or one of the words that measure.
fn is_word(unit: &str) -> bool {
    let han = unit.chars().take_while(|c| is_han(*c)).count();
    let letters = unit.chars().all(|c| !is_han(c)) && scan::first(unit).is_ascii_alphabetic();
    letters || (han == scan::count(unit) && han <= 2)
}

/// What stands behind numbers and counts nothing.
const NOT_UNITS: &Words = words![
    "年", "月", "日", "时", "号", "期", "版", "级", "届", "线", "天", "点", "等", "类", "型", "之",
    "的",
];

/// Whether a unit is one of money.
pub(super) fn is_money(unit: &str) -> bool {
    unit.ends_with('元')
}

/// Whether a unit is one of time, which mostly says how long something may take.
pub(super) fn is_time(unit: &str) -> bool {
    TIMES.has(unit) || matches!(unit, "年" | "日")
}

/// Whether a unit is one of shares.
pub(super) fn is_share(unit: &str) -> bool {
    SHARES.has(unit)
}

/// Whether a unit counts things or people, or measures a quantity of them.
pub(super) fn is_count(unit: &str) -> bool {
    !unit.is_empty() && !is_money(unit) && !is_time(unit) && !is_share(unit)
}

/// Whether a unit counts things one by one, the word for them behind it: 名, 万家, 台（套）.
pub(super) fn is_classifier(unit: &str) -> bool {
    let magnitude = MAGNITUDES.longest_lead(unit).unwrap_or(0);
    unit.get(magnitude..)
        .is_some_and(|base| COUNTS.has(base.split(['（', '(']).next().unwrap_or_default()))
}

/// Whether a unit rates a thing rather than counts how many there are: 65蒸吨 of a boiler, 60岁.
pub(super) fn is_rating(unit: &str) -> bool {
    const RATINGS: &[&str] = &["蒸吨", "岁", "瓦", "伏", "元", "级", "分", "吨/小时", "微米"];
    RATINGS.iter().any(|rating| unit.contains(rating))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_every_family_are_read_whole() {
        for unit in [
            "%",
            "％",
            "‰",
            "个百分点",
            "个",
            "万个",
            "家",
            "万户",
            "人",
            "万人",
            "人次",
            "亿人次",
            "吨",
            "万吨",
            "亿吨标准煤",
            "万吨标准煤",
            "吨二氧化碳/万元",
            "克标准煤/千瓦时",
            "万亩",
            "亿亩",
            "公里",
            "万公里",
            "平方公里",
            "平方米/人",
            "万平方米",
            "亿立方米",
            "立方米/万元",
            "万立方米/日",
            "吨/日",
            "微克/立方米",
            "微克每立方米",
            "毫克/升",
            "万千瓦",
            "亿千瓦时",
            "亿元",
            "万亿元",
            "亿美元",
            "元/吨",
            "张",
            "张/千人",
            "件/万人",
            "人/千人",
            "个工作日",
            "小时",
            "天",
            "分钟",
            "个月",
            "分贝",
            "蒸吨/小时",
            "万标箱",
            "标台/万人",
            "Tbps",
            "岁",
            "/10万",
            "EFLOPS",
            "辆",
            "座",
            "所",
            "处",
            "亿件",
            "倍",
            "番",
            "台（套）",
            "百万千瓦",
            "册",
            "升/人",
            "吨/月·平方公里",
        ] {
            for behind in ["", "以上", "，", "的"] {
                let text = format!("{unit}{behind}");
                let (_, read) = at_start(&text).unwrap_or_else(|| panic!("{text}"));
                assert_eq!(read, unit, "{text}");
            }
        }
    }

    #[test]
    fn other_words_are_no_units() {
        for words in ["", "以上", "左右", "年底", "期工程", "号线", "G网络", "是", "：1"]
        {
            assert_eq!(at_start(words), None, "{words}");
        }
    }
}
