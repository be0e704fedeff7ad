//! Sentences whose subject is a body: 生态环境部会同有关部门组织评估, 试点城市政府印发实施方案.

use super::atoms::atoms;
use super::clause::{Charge, Clause};
use super::names::is_body;
use super::offices::is_subject;
use super::open_list::strip_open;
use super::page::trim;
use super::prefixes::restore;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::model::Role;
use crate::text::Span;

/// The sentences of a piece, each with its stop left out.
pub(super) fn sentences(text: &str, piece: Span) -> impl Iterator<Item = Span> + '_ {
    let parts = scan::parts(scan::words(text, piece), |sign| matches!(sign, '。' | '！' | '？'));
    let sentences = parts.map(move |part| trim(text, part.shifted(piece.start)));
    sentences.filter(|span| !span.is_empty())
}

/// The bodies that a sentence makes its subject, by words of a role or, where it is dated, by what they do.
pub(super) fn read(text: &str, sentence: Span, dated: bool) -> Option<Clause> {
    /// The most bodies of one sentence that are believed.
    const MOST: usize = 100;
    let mut found: Option<Clause> = None;
    for clause in clauses(text, sentence) {
        if found.as_ref().is_some_and(|found| found.charges.len() > MOST) {
            break;
        }
        let Some(read) = clause_of(text, clause, sentence.end, dated && found.is_none()) else {
            continue;
        };
        match &mut found {
            Some(found) => {
                let fresh = read.charges.into_iter().filter(|one| !holds(text, found, one));
                let fresh: Vec<Charge> = fresh.collect();
                found.charges.extend(fresh);
                found.open |= read.open;
            }
            None => found = Some(read),
        }
    }
    found
}

/// Whether a clause charges the same body in the same role.
fn holds(text: &str, clause: &Clause, charge: &Charge) -> bool {
    let same = |one: &Charge| one.role == charge.role && one.name.of(text) == charge.name.of(text);
    clause.charges.iter().any(same)
}

/// The clauses of a sentence, with their places.
fn clauses(text: &str, sentence: Span) -> impl Iterator<Item = Span> {
    let stops = |sign: char| matches!(sign, '，' | '；' | ':' | '：');
    scan::parts(scan::words(text, sentence), stops).map(move |part| part.shifted(sentence.start))
}

/// The longest subject, in characters.
const LONGEST: usize = 60;

/// Verbs that give the subject before them a role.
const ROLES: &Words = words![
    "应当会同",
    "要会同",
    "应会同",
    "将会同",
    "会同",
    "应当牵头",
    "要牵头",
    "牵头",
    "应当负责",
    "要负责",
    "具体负责",
    "统一负责",
    "负责",
    "是",
    "对",
    "指导",
    "督促",
    "承担",
];

/// Verbs and particles that follow a subject that only acts.
const ACTS: &Words = words![
    "要", "应", "须", "将", "于", "组织", "制定", "印发", "出台", "开展", "建立", "加强", "落实",
    "统筹", "具体", "定期", "按照", "根据", "结合", "完成", "编制", "启动", "报送", "修订",
];

/// Places that mean everybody there rather than an office.
const AREAS: &Words = words!["各地区", "各地", "各省", "各级", "全省", "全市", "全区", "全县"];

fn clause_of(text: &str, clause: Span, end: usize, dated: bool) -> Option<Clause> {
    let words = clause.of(text)?;
    let lead = led(words);
    let subject = words.get(lead..)?;
    let acting = || first_verb(subject, ACTS).filter(|_| !scan::begins(subject, AREAS));
    let acting = if dated { acting() } else { None };
    let reporting = || reports(text, Span::new(clause.start + lead, clause.end)).filter(|_| dated);
    let verbs = [first_verb(subject, ROLES), acting];
    let Some((len, verb)) = verbs.into_iter().flatten().min_by_key(|(len, _)| *len) else {
        return reporting();
    };
    let start = clause.start + lead;
    let names = Span::new(start, start + len);
    let rest = Span::new(start + len + verb.len(), end);
    let mut found = listed(text, names, is_subject)?;
    found.span = Span::new(clause.start, end);
    if verb.ends_with("会同") {
        return joined(text, found, rest);
    }
    if is_over(text, rest.start, rest.end) {
        return None;
    }
    let role = role(verb, rest.of(text)?, dated)?;
    found.charges.iter_mut().for_each(|charge| charge.role = role);
    Some(found)
}

/// How many bytes stand before the subject of a clause: 由, or what it does with 由 behind, as in 考核工作由.
fn led(words: &str) -> usize {
    const FARTHEST: usize = 20;
    const MADE: &Words =
        words!["建立", "成立", "组建", "形成", "设立", "构建", "健全", "完善", "凡"];
    let lead = scan::lead(words, words!["并由", "由", "经", "请"]);
    if lead > 0 || scan::begins(words, MADE) {
        return lead;
    }
    let near = scan::near(words, FARTHEST);
    let by = near.match_indices('由').find(|(at, _)| {
        let behind = scan::from(near, at + '由'.len_utf8());
        !scan::before(near, *at).ends_with(['自', '理', '缘']) && !behind.starts_with('于')
    });
    by.map_or(0, |(at, by)| at + by.len())
}

/// The bodies whose papers are to be sent in by a day: 各镇、相关部门工作台账于4月25日前报市应急局.
fn reports(text: &str, clause: Span) -> Option<Clause> {
    let words = clause.of(text)?;
    let at = words!["前报", "前将", "前上报", "前书面报"].first_in(words)?.0;
    if !scan::from(words, at).contains('报') {
        return None;
    }
    let mut found = Clause { span: clause, said: true, ..Clause::default() };
    for atom in atoms(text, clause) {
        let words = atom.span.of(text)?;
        let (name, open) = strip_open(words);
        let whole = is_subject(name).then_some((name.len(), open, ""));
        let Some((len, open, tail)) = whole.or_else(|| name_in_front(words)) else { break };
        let name = Span::new(atom.span.start, atom.span.start + len);
        if !name.of(text).is_some_and(is_subject) {
            break;
        }
        found.charges.push(Charge::new(name, Role::Responsible));
        found.open |= open;
        if !tail.is_empty() {
            break;
        }
    }
    (!found.charges.is_empty()).then_some(found)
}

/// The names of a stretch that is nothing but names that fit.
pub(super) fn listed(text: &str, names: Span, fits: impl Fn(&str) -> bool) -> Option<Clause> {
    let mut found = Clause::default();
    for atom in atoms(text, names) {
        let (name, open) = strip_open(atom.span.of(text)?);
        if !fits(name) {
            return None;
        }
        let short = name.find("（以下").unwrap_or(name.len());
        let span = Span::new(atom.span.start, atom.span.start + short);
        found.charges.push(Charge::new(span, Role::Responsible));
        found.open |= open;
    }
    restore(text, &mut found.charges);
    (!found.charges.is_empty()).then_some(found)
}

/// The first of some verbs behind a name.
fn first_verb(subject: &str, verbs: &Words) -> Option<(usize, &'static str)> {
    let places = subject.char_indices().map(|(at, _)| at).take(LONGEST).skip(2);
    for at in places {
        let rest = subject.get(at..)?;
        if let Some((verb, ())) = verbs.leading(rest).next()
            && !is_noun(scan::from(rest, verb.len()))
            && ends_in_body(subject.get(..at)?)
        {
            return Some((at, verb));
        }
    }
    None
}

/// Whether a verb is part of a noun or of words on the reading of the document: 负责人, 负责解释.
fn is_noun(behind: &str) -> bool {
    behind.starts_with('人') || behind.trim_start_matches("对本办法").starts_with("解释")
}

/// Whether the last name of words is a body.
fn ends_in_body(words: &str) -> bool {
    let (name, _) = strip_open(words);
    let last = name.rsplit(['、', '和', '及']).next().unwrap_or(name);
    is_body(name) || is_body(last)
}

/// The role that the verb and what follows it give the subject.
fn role(verb: &str, rest: &str, dated: bool) -> Option<Role> {
    let near = scan::near(rest, 30);
    let supervises = || scan::holds(near, words!["进行指导", "监督", "督导", "指导"]);
    Some(match verb {
        "负责" | "要负责" | "具体负责" | "应当负责"
            if scan::begins(near, words!["落实", "组织实施", "具体实施", "实施", "抓落实"]) =>
        {
            Role::Implement
        }
        "牵头" | "要牵头" | "应当牵头" => Role::Lead,
        "指导" | "督促" => Role::Supervise,
        "落实" => Role::Implement,
        "是" => return near.contains("责任主体").then_some(Role::Implement),
        "对" if supervises() => Role::Supervise,
        "对" if !dated => {
            return scan::holds(near, words!["负总责", "负责"]).then_some(Role::Responsible);
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
            supervises = scan::holds(scan::near(tail, 24), words!["指导", "督导", "监督", "督促"]);
        }
        break;
    }
    if names.is_empty() || is_over(text, names.last().map_or(rest.start, |name| name.end), stop) {
        return None;
    }
    let (lead, support) =
        if supervises { (Role::Supervise, Role::Supervise) } else { (Role::Lead, Role::Support) };
    found.charges.iter_mut().for_each(|charge| charge.role = lead);
    found.charges.extend(names.into_iter().map(|name| Charge::new(name, support)));
    Some(found)
}

/// Whether the words behind the bodies tell what was done: 已经明确, 建立了.
fn is_over(text: &str, start: usize, end: usize) -> bool {
    let words = scan::near(text.get(start..end).unwrap_or_default(), 8);
    words.starts_with('已') || words.contains('了')
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
    tail.starts_with(['门', '政', '员', '公', '会', '局', '和', '厅', '事', '队', '关'])
}
