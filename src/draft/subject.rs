//! Sentences whose subject is a body: 生态环境部会同有关部门组织评估, 试点城市政府印发实施方案.

use super::atoms::atoms;
use super::clause::{Charge, Clause};
use super::names::{is_body, strip_open};
use super::page::trim;
use crate::draft::scan;
use crate::model::Role;
use crate::text::Span;

/// The sentences of a piece, each with its stop left out.
pub(super) fn sentences(text: &str, piece: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = piece.start;
    let words = scan::words(text, piece);
    words.split(['。', '！', '？']).filter_map(move |sentence| {
        let span = Span::new(start, start + sentence.len());
        start = span.end + '。'.len_utf8();
        Some(trim(text, span)).filter(|span| !span.is_empty())
    })
}

/// The bodies that a sentence makes its subject.
pub(super) fn read(text: &str, sentence: Span) -> Option<Clause> {
    let words = sentence.of(text)?;
    let mut start = 0;
    for (at, character) in words.char_indices().chain([(words.len(), '，')]) {
        if !matches!(character, '，' | '；' | ':' | '：') {
            continue;
        }
        let clause = Span::new(sentence.start + start, sentence.start + at);
        start = at + character.len_utf8();
        if let Some(found) = clause_of(text, clause, sentence.end) {
            return Some(found);
        }
    }
    None
}

/// The longest subject, in characters.
const LONGEST: usize = 24;

/// Verbs and particles that follow a subject.
const VERBS: &[&str] = &[
    "会同", "负责", "牵头", "要", "应", "须", "将", "对", "组织", "制定", "印发", "开展", "建立",
    "加强", "是", "指导", "督促", "落实", "承担", "统筹", "具体", "定期", "按照", "根据", "结合",
];

fn clause_of(text: &str, clause: Span, end: usize) -> Option<Clause> {
    let words = clause.of(text)?;
    let lead = scan::lead(words, &["并由", "由", "经", "请"]);
    let subject = words.get(lead..)?;
    let (len, verb) = first_verb(subject)?;
    let (name, open) = strip_open(subject.get(..len)?);
    if !is_subject(name) {
        return None;
    }
    let start = clause.start + lead;
    let rest = Span::new(start + len + verb.len(), end);
    let first = Charge::new(Span::new(start, start + name.len()), Role::Responsible);
    let mut found = Clause { charges: vec![first], open, ..Clause::default() };
    found.span = Span::new(clause.start, end);
    if verb == "会同" {
        return joined(text, found, rest);
    }
    let role = role(verb, rest.of(text)?)?;
    found.charges.iter_mut().for_each(|charge| charge.role = role);
    Some(found)
}

/// Whether words name an office that can be charged: no verb in front, no company or hospital.
pub(super) fn is_subject(name: &str) -> bool {
    is_body(name)
        && !name.contains('的')
        && !scan::begins(name, NEVER_FIRST)
        && !scan::ends(name, NEVER_LAST)
}

/// Verbs and particles that no name begins with.
const NEVER_FIRST: &[&str] = &[
    "加强",
    "完善",
    "推进",
    "推动",
    "建立",
    "健全",
    "强化",
    "落实",
    "加快",
    "支持",
    "鼓励",
    "引导",
    "发挥",
    "坚持",
    "构建",
    "深化",
    "提升",
    "优化",
    "促进",
    "开展",
    "组织",
    "实施",
    "明确",
    "充分",
    "进一步",
    "积极",
    "大力",
    "探索",
    "严格",
    "规范",
    "创新",
    "培育",
    "打造",
    "依托",
    "通过",
    "根据",
    "按照",
    "结合",
    "对",
    "在",
    "以",
    "为",
    "将",
    "把",
    "与",
    "和",
    "及",
    "使",
    "让",
    "向",
    "从",
    "到",
    "其中",
    "同时",
    "并",
    "不断",
    "全面",
    "切实",
    "督促",
    "指导",
    "要求",
    "配合",
    "协调",
    "统筹",
    "扩大",
    "提高",
    "整合",
    "做好",
    "抓好",
    "改革",
    "培养",
    "借助",
    "利用",
    "鼓动",
    "允许",
    "选择",
    "确定",
];

/// Ends of names that are no offices.
const NEVER_LAST: &[&str] = &[
    "企业",
    "医院",
    "学校",
    "机构",
    "公司",
    "银行",
    "高校",
    "院校",
    "媒体",
    "协会",
    "学会",
    "商会",
    "用人单位",
    "用户",
    "社区",
    "集团",
    "学院",
    "大学",
    "研究院",
    "基地",
    "园区",
];

/// The first verb behind a name.
fn first_verb(subject: &str) -> Option<(usize, &'static str)> {
    for (at, _) in subject.char_indices().take(LONGEST).skip(2) {
        let rest = subject.get(at..)?;
        if let Some(verb) = scan::lead_word(rest, VERBS)
            && is_body(strip_open(subject.get(..at)?).0)
        {
            return Some((at, verb));
        }
    }
    None
}

/// The role that the verb and what follows it give the subject.
fn role(verb: &str, rest: &str) -> Option<Role> {
    let near: String = rest.chars().take(30).collect();
    Some(match verb {
        "负责" if near.starts_with("落实") || near.starts_with("组织实施") => {
            Role::Implement
        }
        "牵头" => Role::Lead,
        "指导" | "督促" => Role::Supervise,
        "落实" => Role::Implement,
        "是" => return near.contains("责任主体").then_some(Role::Implement),
        "对" if near.contains("进行指导") || near.contains("监督") || near.contains("督导") => {
            Role::Supervise
        }
        _ => Role::Responsible,
    })
}

/// The bodies behind 会同, up to the verb that follows them.
fn joined(text: &str, mut found: Clause, rest: Span) -> Option<Clause> {
    let words = rest.of(text)?;
    let stop = words.find('，').map_or(rest.end, |at| rest.start + at);
    let mut supervises = false;
    let mut names: Vec<Span> = Vec::new();
    for atom in atoms(text, Span::new(rest.start, stop)) {
        let Some(words) = atom.span.of(text) else { break };
        let (name, open) = strip_open(words);
        if is_body(name) {
            names.push(Span::new(atom.span.start, atom.span.start + name.len()));
            found.open |= open;
            continue;
        }
        if let Some((len, open, tail)) = name_in_front(words) {
            names.push(Span::new(atom.span.start, atom.span.start + len));
            found.open |= open;
            supervises = ["指导", "督导", "监督", "督促"]
                .iter()
                .any(|word| tail.chars().take(24).collect::<String>().contains(word));
        }
        break;
    }
    if names.is_empty() {
        return None;
    }
    let (lead, support) =
        if supervises { (Role::Supervise, Role::Supervise) } else { (Role::Lead, Role::Support) };
    found.charges.iter_mut().for_each(|charge| charge.role = lead);
    found.charges.extend(names.into_iter().map(|name| Charge::new(name, support)));
    Some(found)
}

/// The name that words begin with before their verb: 有关部门 in 有关部门组织专家评审.
fn name_in_front(words: &str) -> Option<(usize, bool, &str)> {
    if let Some(at) = words.find('等') {
        let (head, tail) = (words.get(..at)?, words.get(at..)?);
        let class =
            ["等有关部门", "等相关部门", "等部门和单位", "等有关单位", "等部门", "等单位", "等"];
        let class = class.iter().find(|class| tail.starts_with(**class))?;
        return is_body(head).then(|| (head.len(), true, scan::from(tail, class.len())));
    }
    for (at, _) in words.char_indices().take(LONGEST).skip(2) {
        let (head, tail) = (words.get(..at)?, words.get(at..)?);
        if is_body(head) && !continues_name(tail) {
            return Some((at, false, tail));
        }
    }
    None
}

/// Whether a name goes on behind what could be its end: 委 in 委员会, 部 in 部门.
fn continues_name(tail: &str) -> bool {
    tail.starts_with(['门', '员', '公', '会', '局', '和', '厅', '事', '队', '关'])
}
