//! What a section is about, by its heading: goals, tasks, safeguards.

use crate::draft::scan;
use crate::draft::word_list::{Table, Words, table, words};
use crate::draft::words::is_han;

/// The meaning of a section (部分).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Meaning {
    /// 总体要求, 指导思想, 基本原则: neither goals nor tasks.
    Overview,
    /// 目标.
    Goals,
    /// 任务 and measures of every kind.
    Tasks,
    /// 保障措施, 组织实施.
    Safeguards,
    /// 附件, 附则, contacts.
    Annex,
    /// 回顾, 发展现状, 面临形势: what was and is.
    Past,
}

/// The longest heading, in characters, that only names a section.
const LONGEST: usize = 22;

/// Words of headings of tasks.
const TASKS: &Words = words![
    "主要任务",
    "重点任务",
    "工作任务",
    "重点工作",
    "主要措施",
    "工作措施",
    "任务分工",
    "实施步骤",
    "重点举措",
    "主要举措",
    "工作重点",
    "任务措施",
];

/// Words of headings that look over the whole.
const OVERVIEW: &Words = words![
    "总体要求",
    "指导思想",
    "基本原则",
    "总体思路",
    "重大意义",
    "重要意义",
    "工作原则",
    "试点范围",
    "适用范围",
    "编制依据",
    "编制背景",
    "制定背景",
    "总体部署",
    "指导原则",
    "总则",
    "总体考虑",
    "起草背景",
    "出台背景",
];

/// Words of headings of what was reached and how things stand.
const PAST: &Words = words![
    "回顾",
    "发展现状",
    "现状",
    "主要成就",
    "发展成就",
    "主要成绩",
    "工作成效",
    "主要成效",
    "取得成效",
    "取得的成效",
    "取得的成绩",
    "形势",
    "形势与挑战",
    "机遇与挑战",
    "机遇和挑战",
    "存在问题",
    "存在的问题",
    "主要问题",
    "发展环境",
    "发展历程",
    "工作进展",
    "基本情况",
];

/// Whether a heading is of what was and is rather than of what is to be done: 回顾与总结, 面临形势; not 夯实发展基础.
fn looks_back(title: &str) -> bool {
    let alone = matches!(title, "发展基础" | "现实基础" | "工作基础" | "基础条件");
    alone || title.starts_with("回顾") || scan::ends(title, PAST)
}

/// The meaning that a heading says by itself.
pub(super) fn meaning(title: &str) -> Option<Meaning> {
    let (title, asks) = asked(title);
    let all = title.chars().count();
    let count = if asks { all.min(LONGEST / 2) } else { all };
    if asks && title.contains('《') {
        return Some(Meaning::Overview);
    }
    if count > LONGEST {
        return None;
    }
    let holds = |words: &Words| scan::holds(title, words);
    if is_safeguards(title, count) {
        return Some(Meaning::Safeguards);
    }
    if looks_back(title) {
        return Some(Meaning::Past);
    }
    if holds(TASKS) {
        return Some(Meaning::Tasks);
    }
    if count <= 16 && names_aims(title) {
        return Some(Meaning::Goals);
    }
    if holds(OVERVIEW) || (count <= 10 && holds(words!["意义", "背景"])) {
        return Some(Meaning::Overview);
    }
    let annex =
        title.starts_with("附则") || title.starts_with("附件") || title.contains("名词解释");
    (count <= 8 && annex).then_some(Meaning::Annex)
}

/// Whether a heading names aims, alone or beside tasks: 发展目标, 目标任务; 目标责任制 and 围绕目标 are none.
fn names_aims(title: &str) -> bool {
    const BEHIND: &Words = words!["任务", "要求", "指标", "愿景", "原则", "思路", "定位", "体系"];
    let aim = words!["目标"].last_in(title);
    let behind = aim.map(|(at, word)| scan::from(title, at + word.len()));
    let ends = |rest: &str| {
        rest.is_empty() || !is_han(scan::first(rest)) || rest.starts_with(['和', '与', '及', '是'])
    };
    behind.is_some_and(|rest| ends(rest) || scan::begins(rest, BEHIND))
        && !scan::holds(title, words!["围绕", "瞄准", "聚焦"])
}

/// A heading without the words that make it a question, and whether it was one.
fn asked(title: &str) -> (&str, bool) {
    let words = title.trim_end_matches(['？', '?']);
    let tails = ["有哪些内容", "有哪些", "是什么", "包括哪些"];
    let stem = tails.iter().find_map(|tail| words.strip_suffix(tail)).unwrap_or(words);
    (stem, words.len() < title.len())
}

/// Words by which a heading of any wording is one of organisation and safeguards.
const ORGANISES: &Words = words![
    "组织保障",
    "组织实施",
    "组织领导",
    "实施保障",
    "组织推进",
    "组织和保障",
    "组织落实",
    "保障落实",
];

/// Verbs in front of what a heading of safeguards is about.
const VERBS: &Words = words![
    "强化",
    "加强",
    "完善",
    "健全",
    "落实",
    "加大",
    "做好",
    "严格",
    "切实",
    "进一步",
    "建立",
    "抓好",
    "夯实",
    "压实",
    "确保",
    "构建",
    "提供",
];

/// What safeguards are, with the words that may stand before them; 生活保障 is none.
const SAFEGUARDS: &Table<&Words> = table![
    (
        "保障",
        words![
            "组织", "实施", "政策", "要素", "工作", "支撑", "综合", "条件", "制度", "机制", "支持",
            "落实", "推进", "措施", "责任", "规划", "方案", "统筹", "监督", "考核", "领导", "协调",
        ],
    ),
    (
        "保障措施",
        words!["实施", "工作", "规划", "方案", "组织", "政策", "各项", "有关", "相关", "推进"]
    ),
    ("保障支撑", words![]),
    ("保障体系", words![]),
    ("要求", words!["工作", "有关", "相关", "具体", "组织", "实施", "保障", "落实"]),
    ("机制", words!["工作", "推进", "实施", "保障", "落实", "规划", "组织"]),
    (
        "落实",
        words![
            "组织", "工作", "责任", "任务", "督促", "督导", "监督", "抓好", "狠抓", "推进", "贯彻"
        ],
    ),
    ("实施", words!["规划", "方案", "组织", "有效"]),
    ("考核", words!["监督", "督导", "评价"]),
    ("考核评价", words![]),
    ("组织管理", words![]),
    ("组织协调", words![]),
    ("监督检查", words![]),
];

/// Headings of organisation and safeguards: 保障措施, 强化组织保障; 生活保障方面 is none.
fn is_safeguards(title: &str, count: usize) -> bool {
    if scan::holds(title, ORGANISES) || measures_safeguards(title) {
        return true;
    }
    let mut stem = title;
    while let Some(rest) = VERBS.strip_lead(stem) {
        stem = rest;
    }
    let alone = matches!(stem, "保障" | "保障措施" | "狠抓落实")
        || title.starts_with("保障措施")
        || matches!(title, "抓好落实" | "狠抓落实");
    count <= 16
        && (alone || SAFEGUARDS.ending(stem).any(|(head, before)| is_made_of(stem, head, before)))
}

/// Whether 保障措施 stands in a heading as such: not in 社会保障措施.
fn measures_safeguards(title: &str) -> bool {
    const OTHERS: &Words = words!["社会", "生活", "医疗", "住房", "就业", "教育", "民生", "服务"];
    let measures = words!["保障措施"].first_in(title);
    let before = measures.map(|(at, _)| scan::before(title, at));
    before.is_some_and(|before| !scan::ends(before, OTHERS))
}

/// Whether a heading of safeguards may as well be one of tasks: 强化要素保障, whose items then go on with their numbers.
pub(super) fn is_loose(title: &str) -> bool {
    const LOOSE: &Words = words!["要素", "支撑", "综合", "条件", "支持", "政策"];
    scan::holds(title, LOOSE) && !scan::holds(title, ORGANISES) && !title.contains("措施")
}

/// Whether words end in one and otherwise have nothing but some others in front; those must be there where any may.
fn is_made_of(words: &str, head: &str, before: &Words) -> bool {
    let Some(mut rest) = words.strip_suffix(head) else { return false };
    if rest.is_empty() {
        return before.is_empty();
    }
    while !rest.is_empty() {
        let len = scan::lead(rest, before).max(scan::lead(rest, words!["和", "与", "及", "、"]));
        if len == 0 {
            return false;
        }
        rest = scan::from(rest, len);
    }
    true
}

/// Whether the words of an item only tell who makes up a group, and so guard nothing.
pub(super) fn is_roster(words: &str) -> bool {
    let led = scan::holds(words, words!["任组长", "为组长", "组长：", "组长由", "总指挥"]);
    led && scan::holds(words, words!["成员", "副组长", "组员", "副总指挥"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_safeguards_are_told_by_their_parts() {
        for title in [
            "保障措施",
            "支撑保障",
            "强化支撑保障",
            "加强组织和政策保障",
            "强化要素、政策保障",
            "加强规划实施保障",
            "强化规划实施",
            "健全规划实施机制",
            "工作要求",
            "切实抓好组织落实",
            "狠抓工作落实",
            "抓好落实",
            "强化保障",
            "压实工作责任落实",
            "完善工作推进机制",
            "监督考核",
        ] {
            assert_eq!(meaning(title), Some(Meaning::Safeguards), "{title}");
        }
    }

    #[test]
    fn other_headings_are_no_safeguards() {
        for title in [
            "生活保障",
            "落实社会保障措施",
            "加强服务保障",
            "完善社会保障",
            "强化住房保障",
            "落实各方责任",
            "管理机制",
            "完善市场机制",
            "严格准入要求",
            "推动改革实施",
            "强化协调配合，加强资金支持",
        ] {
            assert_ne!(meaning(title), Some(Meaning::Safeguards), "{title}");
        }
    }

    #[test]
    fn headings_of_what_was_and_is_look_back() {
        for title in ["回顾与总结", "“十二五”发展回顾", "发展现状", "面临形势", "取得的主要成绩"]
        {
            assert_eq!(meaning(title), Some(Meaning::Past), "{title}");
        }
        for title in ["夯实发展基础", "巩固工作成果", "优化发展环境行动"] {
            assert_ne!(meaning(title), Some(Meaning::Past), "{title}");
        }
    }

    #[test]
    fn who_makes_up_a_group_guards_nothing() {
        assert!(is_roster("成立领导小组，由市长任组长，各区区长为成员。"));
        assert!(!is_roster("各区要加强领导，组长单位要带头。"));
    }
}
