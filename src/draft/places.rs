//! Kinds of places as collective names list them: 各市、自治州, 县（市、区）, 各区、县级市.

use super::prefixes::can_be_bare;
use super::words::strip_role;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};

/// Words that name a kind of place, longer ones before those that they begin with, the frequent first.
const KINDS: &Words = words![
    "县级市",
    "县",
    "市辖区",
    "市",
    "区",
    "街道",
    "街镇",
    "街",
    "乡镇",
    "乡",
    "镇街",
    "镇",
    "省直管县",
    "省管县",
    "省辖市",
    "省",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "设区的市",
    "设区市",
    "地级以上市",
    "地级以上城市",
    "地级市",
    "地区",
    "地",
    "计划单列市",
    "副省级城市",
    "直辖市",
    "扩权县",
    "特区",
    "林区",
    "苏木",
    "社区",
    "州",
    "盟",
    "旗",
    "村",
];

/// Words for areas that a committee of their own manages.
const AREAS: &Words = words![
    "经济技术开发区",
    "高新技术产业开发区",
    "综合保税区",
    "产业园区",
    "工业园区",
    "开发区",
    "高新区",
    "经开区",
    "功能区",
    "示范区",
    "试验区",
    "保税区",
    "度假区",
    "管理区",
    "新区",
    "园区",
];

/// Words in front that make a name collective.
const EVERY: &Words = words![
    "各有关",
    "各相关",
    "有关",
    "相关",
    "全省各",
    "全市各",
    "全区各",
    "我省各",
    "我市各",
    "省内各",
    "所辖各",
    "其他各",
    "各",
];

/// Ends of names that stand for the governments of all places listed before.
const TAILS: &Words = words![
    "人民政府",
    "党委政府",
    "党委",
    "政府",
    "办事处",
    "行政公署",
    "行署",
    "党工委",
    "管理委员会",
    "管委会",
];

/// The kind of place that words begin with, as its length in bytes.
fn kind(words: &str) -> usize {
    match scan::lead(words, AREAS) {
        0 => scan::lead(words, KINDS),
        len => len,
    }
}

/// Whether words are nothing but kinds of places: 县（市、区）, 区县, 市〔州〕.
fn is_kinds(words: &str) -> bool {
    !words.is_empty() && kinds(words) == words.len()
}

/// The length of the kinds of places that words begin with.
fn kinds(words: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    loop {
        let rest = scan::from(words, at);
        let len = match kind(rest) {
            0 if end > 0 => separator(rest, end < at),
            len => len,
        };
        if len == 0 {
            return end;
        }
        at += len;
        // A stop or 和 counts only with the kind that follows it.
        if !scan::before(words, at).ends_with(BETWEEN) {
            end = at;
        }
    }
}

/// What ends a bracket of kinds.
const CLOSE: &[char] = &['）', ')', '〕', ']'];

/// What stands between two kinds.
const BETWEEN: &[char] = &['（', '(', '〔', '[', '、', '和', '及', '与'];

/// The length of a bracket or a stop between kinds; two of them do not follow each other.
fn separator(words: &str, behind_one: bool) -> usize {
    let next = scan::first(words);
    let fits = CLOSE.contains(&next) || (!behind_one && BETWEEN.contains(&next));
    if fits { next.len_utf8() } else { 0 }
}

/// Words without what makes them collective, and whether that was there.
fn without_every(words: &str) -> (&str, bool) {
    let lead = scan::lead(words, EVERY);
    (scan::from(words, lead), lead > 0)
}

/// Words without the governments at their end, and whether those were there.
fn without_tail(words: &str) -> (&str, bool) {
    let places = TAILS.strip_tail(words);
    (places.unwrap_or(words), places.is_some())
}

/// Whether words are kinds of places told one by one, with neither a bracket nor the governments that all of them mean:
/// 各区、县级市; not 各省、自治区、直辖市, which are one.
pub(super) fn are_told_apart(words: &str) -> bool {
    let (stem, every) = without_every(words);
    every
        && stem.contains('、')
        && !stem.contains(CLOSE)
        && !stem.starts_with('省')
        && is_kinds(stem)
}

/// Whether a list of places goes on: 各省 before 自治区 and 直辖市人民政府, 各区 before 县级市.
pub(super) fn goes_on(before: &str, next: &str) -> bool {
    let (stem, every) = without_every(before);
    let whole = is_kinds(without_tail(stem).0);
    whole && (every || scan::lead(stem, AREAS) == 0) && continues(stem, next, every)
}

/// Whether the next part is of the same list, perhaps with the governments that all of it means.
fn continues(stem: &str, next: &str, every: bool) -> bool {
    let name = strip_role(next).map_or(next, |(len, _)| scan::before(next, len));
    let len = kinds(name);
    let (stem, governed) = without_tail(stem);
    let rest = scan::from(name, len).trim_start();
    let rest = rest.strip_prefix('级').filter(|rest| scan::lead(rest, TAILS) > 0).unwrap_or(rest);
    let tail = scan::lead(rest, TAILS);
    if rest.starts_with('管') && !scan::holds(stem, AREAS) {
        return false;
    }
    if governed {
        return every && len > 0 && tail > 0 && tail == rest.len() && stands_under(name, stem);
    }
    let ends = rest.is_empty() || tail > 0 || rest.starts_with(['等', '和', '及', '与']);
    len > 0 && (ends || (every && is_office(rest) && stands_under(name, stem)))
}

/// Whether an office follows that each of the places has: 财政局 in 各市、县财政局.
fn is_office(rest: &str) -> bool {
    let name = rest.split(['和', '及', '等']).next().unwrap_or(rest);
    can_be_bare(name)
}

/// Whether places are of another kind than those before and not above them.
fn stands_under(name: &str, stem: &str) -> bool {
    scan::first(name) != scan::first(stem) && rank(name) >= rank(stem)
}

/// How low a kind of place stands.
fn rank(words: &str) -> usize {
    const RANKS: &[char] = &['省', '市', '县', '乡'];
    let first = match scan::first(words) {
        '区' | '旗' => '县',
        '州' | '盟' | '地' => '市',
        '镇' | '街' => '乡',
        first => first,
    };
    RANKS.iter().position(|rank| *rank == first).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_under_one_word_are_one_list() {
        for (before, next) in [
            ("各省", "自治区"),
            ("各省、自治区", "直辖市人民政府"),
            ("各市", "县（市、区）人民政府负责落实"),
            ("各市", "县〔区〕人民政府"),
            ("各市", "自治州人民政府"),
            ("各区", "县级市"),
            ("各有关区", "县级市"),
            ("各乡镇", "街道"),
            ("各设区的市", "省直管县（市）政府配合"),
            ("市", "县（区）人民政府"),
            ("各园区", "开发区管委会"),
            ("各市", "县级政府负责"),
            ("各市（州）", "县（市、区）人民政府和各用工单位"),
            ("各市", "县（区）财政局"),
            ("各盟行政公署", "市人民政府"),
        ] {
            assert!(goes_on(before, next), "{before}、{next}");
        }
    }

    #[test]
    fn other_names_end_the_list() {
        for (before, next) in [
            ("各县（市、区）", "开发区管委会"),
            ("各县（市、区）", "市直有关部门"),
            ("各市", "市财政局"),
            ("各区人民政府", "县级市"),
            ("市教育局", "区"),
            ("各部门", "县"),
            ("各区", "市财政局"),
            ("各市", "县级市场"),
        ] {
            assert!(!goes_on(before, next), "{before}、{next}");
        }
    }
}
