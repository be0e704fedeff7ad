//! What a section is about, by its heading: goals, tasks, safeguards.

use crate::draft::scan;

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
}

/// The longest heading, in characters, that only names a section.
const LONGEST: usize = 22;

/// Words of headings of tasks.
const TASKS: &[&str] = &[
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
const OVERVIEW: &[&str] = &[
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
    "基本情况",
    "发展现状",
    "面临形势",
    "发展形势",
    "总则",
    "总体考虑",
    "起草背景",
    "出台背景",
];

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
    let holds = |words: &[&str]| scan::holds(title, words);
    if is_safeguards(title, count) {
        return Some(Meaning::Safeguards);
    }
    if holds(TASKS) {
        return Some(Meaning::Tasks);
    }
    let aims = title.contains("目标") && !holds(&["目标责任", "目标考核", "围绕", "瞄准", "聚焦"]);
    if count <= 16 && aims {
        return Some(Meaning::Goals);
    }
    if holds(OVERVIEW) || (count <= 10 && holds(&["意义", "背景"])) {
        return Some(Meaning::Overview);
    }
    let annex =
        title.starts_with("附则") || title.starts_with("附件") || title.contains("名词解释");
    (count <= 8 && annex).then_some(Meaning::Annex)
}

/// A heading without the words that make it a question, and whether it was one.
fn asked(title: &str) -> (&str, bool) {
    let words = title.trim_end_matches(['？', '?']);
    let tails = ["有哪些内容", "有哪些", "是什么", "包括哪些"];
    let stem = tails.iter().find_map(|tail| words.strip_suffix(tail)).unwrap_or(words);
    (stem, words.len() < title.len())
}

/// Words that `is_safeguards` looks for.
const IS_SAFEGUARDS_ALONE: &[&str] = &[
    "政策保障",
    "支撑保障",
    "保障支撑",
    "服务保障",
    "工作保障",
    "要素保障",
    "保障机制",
    "推进机制",
    "实施机制",
    "工作机制",
    "保障",
    "工作要求",
    "有关要求",
    "相关要求",
    "具体要求",
    "督促落实",
    "抓好落实",
    "狠抓落实",
    "监督考核",
    "督导考核",
    "考核评价",
    "保障体系",
    "组织管理",
    "组织协调",
    "责任落实",
    "监督检查",
];

/// Headings of organisation and safeguards: 保障措施, 强化组织保障; 生活保障方面 is none.
fn is_safeguards(title: &str, count: usize) -> bool {
    const ANYWHERE: &[&str] =
        &["保障措施", "组织保障", "组织实施", "组织领导", "实施保障", "组织推进", "组织和保障"];
    const VERBS: &[&str] =
        &["强化", "加强", "完善", "健全", "落实", "加大", "做好", "严格", "切实", "进一步", "建立"];
    if scan::holds(title, ANYWHERE) {
        return true;
    }
    let mut stem = title;
    while let Some(rest) = VERBS.iter().find_map(|verb| stem.strip_prefix(verb)) {
        stem = rest;
    }
    count <= 10 && IS_SAFEGUARDS_ALONE.contains(&stem) && (stem.len() >= 12 || stem == "保障")
}
