//! Lists that 等 leaves open: 市公安局等有关部门.

use crate::draft::scan;
use crate::draft::word_list::{Words, words};

/// Words that name a class.
const CLASS: &Words = words!["部门", "单位", "机构", "方面", "部委", "企业", "委办局"];

/// Words in front of one that tell which class is meant.
const OF_CLASS: &Words = words![
    "国务院",
    "中央",
    "国家",
    "省直",
    "省级",
    "市直",
    "市级",
    "区直",
    "区级",
    "县直",
    "县级",
    "州直",
    "州级",
    "直属",
    "有关",
    "相关",
    "主管",
    "职能",
    "成员",
    "责任",
    "行业",
    "金融",
    "配合",
    "协办",
    "省",
    "市",
    "区",
    "县",
    "州",
    "各",
    "和",
    "及",
    "、",
    "多",
    "个",
    "家",
    "两",
    "几",
];

/// The words at the end of a list that leave it open, cut off: 市公安局等有关部门 is 市公安局 and more.
pub(super) fn strip_open(words: &str) -> (&str, bool) {
    let Some(at) = words.rfind('等') else { return (words, false) };
    let (head, tail) = (scan::before(words, at), scan::from(words, at + 3));
    let open = !head.is_empty() && is_class(tail);
    if open { (head.trim_end(), true) } else { (words, false) }
}

/// Whether words only name a class: 省直有关部门和单位, 14个部门.
fn is_class(tail: &str) -> bool {
    let mut rest = tail.trim();
    let mut named = rest.is_empty();
    while !rest.is_empty() {
        let class = scan::lead(rest, CLASS);
        let len = if class > 0 { class } else { scan::lead(rest, OF_CLASS).max(number(rest)) };
        if len == 0 {
            return false;
        }
        (rest, named) = (scan::from(rest, len), class > 0);
    }
    named
}

/// The length of the number that words begin with.
fn number(words: &str) -> usize {
    let counts = |c: char| {
        c.is_ascii_digit()
            || ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].contains(&c)
    };
    words.len() - words.trim_start_matches(counts).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_behind_a_list_leave_it_open() {
        for class in [
            "",
            "部门",
            "有关部门和单位",
            "14个部门",
            "十部门",
            "省直有关单位",
            "国务院有关部门",
            "有关部门、单位",
        ] {
            let words = format!("省水利厅等{class}");
            assert_eq!(strip_open(&words), ("省水利厅", true), "{words}");
        }
        for words in ["省水利厅等级评定处", "省水利厅等省财政厅"] {
            assert_eq!(strip_open(words), (words, false), "{words}");
        }
    }
}
