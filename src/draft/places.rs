//! Kinds of places as collective names list them: 各市、自治州, 县（市、区）, 各区、县级市.

use super::words::strip_role;
use crate::draft::scan;

/// Words that name a kind of place, longer ones before those that they hold.
const KINDS: &[&str] = &[
    "设区的市",
    "地级以上市",
    "地级以上城市",
    "计划单列市",
    "副省级城市",
    "直辖市",
    "省辖市",
    "设区市",
    "地级市",
    "县级市",
    "省直管县",
    "省管县",
    "扩权县",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "市辖区",
    "地区",
    "特区",
    "林区",
    "苏木",
    "街道",
    "社区",
    "乡镇",
    "街镇",
    "镇街",
    "省",
    "市",
    "地",
    "州",
    "盟",
    "县",
    "旗",
    "区",
    "乡",
    "镇",
    "街",
    "村",
];

/// Words for areas that a committee of their own manages.
const AREAS: &[&str] = &[
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
const EVERY: &[&str] = &[
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
const TAILS: &[&str] = &[
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
    let mut rest = words.trim();
    let mut any = false;
    while !rest.is_empty() {
        let len = match kind(rest) {
            0 if any => separator(rest),
            len => len,
        };
        if len == 0 {
            return false;
        }
        (rest, any) = (scan::from(rest, len), true);
    }
    any
}

/// The length of a bracket or a stop between kinds.
fn separator(words: &str) -> usize {
    const BETWEEN: &[char] = &['（', '）', '(', ')', '〔', '〕', '[', ']', '、', '和', '及', '与'];
    words.chars().next().filter(|next| BETWEEN.contains(next)).map_or(0, char::len_utf8)
}

/// Words without what makes them collective, and whether that was there.
fn without_every(words: &str) -> (&str, bool) {
    let lead = scan::lead(words, EVERY);
    (scan::from(words, lead), lead > 0)
}

/// Whether a list of places goes on: 各省 before 自治区 and 直辖市人民政府, 各区 before 县级市.
pub(super) fn goes_on(before: &str, next: &str) -> bool {
    let (stem, every) = without_every(before);
    let whole = is_kinds(stem);
    whole && (every || scan::lead(stem, AREAS) == 0) && continues(stem, next, every)
}

/// Whether the next part is of the same list, perhaps with the governments that all of it means.
fn continues(stem: &str, next: &str, every: bool) -> bool {
    let name = strip_role(next).map_or(next, |(len, _)| scan::before(next, len));
    let name = name.split('等').next().unwrap_or(name).trim();
    let tail = TAILS.iter().find(|tail| name.ends_with(**tail));
    let place = tail.map_or(name, |tail| scan::before(name, name.len() - tail.len()));
    if tail.is_some_and(|tail| tail.starts_with("管")) && kind(stem) > 0 && !holds_area(stem) {
        return false;
    }
    is_kinds(place) || (every && tail.is_some() && is_one(place))
}

fn holds_area(words: &str) -> bool {
    scan::holds(words, AREAS)
}

/// 平山新区 and other single places of a few characters.
fn is_one(place: &str) -> bool {
    scan::count(place) <= 8 && place.ends_with(['区', '县', '市', '镇', '乡', '道'])
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
        ] {
            assert!(!goes_on(before, next), "{before}、{next}");
        }
    }
}
