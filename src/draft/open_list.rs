//! Lists that 等 leaves open: 市公安局等有关部门.

use crate::draft::scan;

/// Words behind 等 that only name a class.
const CLASS: &[&str] = &[
    "",
    "部门",
    "单位",
    "有关部门",
    "相关部门",
    "各部门",
    "有关单位",
    "相关单位",
    "各有关部门",
    "各相关部门",
    "部门和单位",
    "单位和部门",
    "有关部门和单位",
    "有关部门、单位",
    "相关职能部门",
    "职能部门",
    "成员单位",
    "机构",
    "有关方面",
    "相关部门和单位",
    "各有关单位",
    "各相关单位",
    "市直部门",
    "市直有关部门",
    "市有关部门",
    "省有关部门",
    "省级有关部门",
    "部委",
    "企业",
    "有关企业",
    "省直部门",
    "区直部门",
    "区级部门",
    "多部门",
    "两部门",
    "三部门",
    "部门单位",
    "责任部门",
    "责任单位",
    "有关机构",
    "中央部门",
    "国务院有关部门",
    "相关机构",
    "主管部门",
];

/// The words at the end of a list that leave it open, cut off: 市公安局等有关部门 is 市公安局 and more.
pub(super) fn strip_open(words: &str) -> (&str, bool) {
    let Some(at) = words.rfind('等') else { return (words, false) };
    let (head, tail) = (scan::before(words, at), scan::from(words, at + 3));
    let open = !head.is_empty() && (CLASS.contains(&tail.trim()) || is_counted(tail));
    if open { (head.trim_end(), true) } else { (words, false) }
}

/// 四部门, 6部门, 12个部门.
fn is_counted(tail: &str) -> bool {
    let rest = tail.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "一二三四五六七八九十多几个".contains(c)
    });
    rest.len() < tail.len() && matches!(rest, "部门" | "单位" | "部委" | "家单位")
}
