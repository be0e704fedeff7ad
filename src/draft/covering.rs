//! Rules that a plan states once for many tasks.

use super::clause::Clause;
use super::names::is_body;
use super::words::strip_role;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::model::Role;
use crate::text::Span;

/// A rule that charges a body for every later task: 以下均需试点城市政府落实，不再列出.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) name: Span,
    pub(super) role: Role,
    /// The words that state it.
    pub(super) span: Span,
}

/// A rule that makes the first body of every list lead: 列第一位的为牵头单位，下同.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct First {
    /// The words that state it.
    pub(super) span: Span,
    /// The role of the other bodies, where the rule gives it: 其余为配合单位.
    pub(super) others: Option<Role>,
}

/// Words for whoever leads.
const LEADERS: &Words = words!["牵头", "主办", "主责"];

/// Words for the first place of a list.
const FIRST: &Words = words![
    "第一位",
    "第一家",
    "第一个",
    "第一的",
    "第一名",
    "首位",
    "首个",
    "首家",
    "最前",
    "前面的",
    "列第一",
    "排第一",
    "列首",
    "排首",
    "居首",
    "列前",
    "排前",
];

/// The rule of a text that the first body of every list leads.
pub(super) fn first_leads(text: &str) -> Option<First> {
    let mut leaders: Vec<(usize, &str)> =
        LEADERS.rows().flat_map(|(word, ())| text.match_indices(word)).collect();
    leaders.sort_unstable();
    leaders.into_iter().find_map(|(at, word)| {
        let end = at + word.len();
        let start = said_before(text, at).or_else(|| said_behind(text, end).then_some(at))?;
        let (others, end) = others(text, end);
        Some(First { span: Span::new(start, end), others })
    })
}

/// Where a rule begins whose leader stands behind the place: 排在第一位的单位为牵头单位.
fn said_before(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let clause = last_clause(before, 24);
    (clause.ends_with(LED) && scan::holds(clause, FIRST)).then(|| at - clause.len())
}

/// The last clause of words, looked for in so many characters.
fn last_clause(words: &str, characters: usize) -> &str {
    let from = words.char_indices().rev().take(characters).last().map_or(0, |(at, _)| at);
    scan::from(words, from).rsplit(CLAUSE).next().unwrap_or_default()
}

/// Whether a rule goes on with the place behind the leader: 牵头单位列第一位.
fn said_behind(text: &str, end: usize) -> bool {
    let clause = first_clause(scan::near(scan::from(text, end), 16));
    let kind = scan::lead(clause, words!["责任单位", "单位", "部门", "机构", "方"]);
    let rest = scan::from(clause, kind);
    rest.starts_with(STANDS) && scan::holds(rest, FIRST)
}

/// The first clause of words.
fn first_clause(words: &str) -> &str {
    words.split(CLAUSE).next().unwrap_or_default()
}

/// What stands between the place and the leader.
const LED: &[char] = &['为', '是', '位', '门', '者', '的', '即', '责', '作'];

/// Verbs of standing at a place.
const STANDS: &[char] = &['列', '排', '居', '为', '是', '以', '在', '均', '放', '置', '写'];

/// What ends a clause of a rule.
const CLAUSE: &[char] = &['。', '；', '，', '（', '(', '）', ')', '：', '\n', '“', '”'];

/// The role that a rule gives all others, and where it ends: 其余为配合单位.
fn others(text: &str, end: usize) -> (Option<Role>, usize) {
    let rest = scan::from(text, end);
    let near = scan::near(rest, 30).split(['。', '\n', '）', ')']).next().unwrap_or_default();
    let Some((at, _)) = words!["其他", "其它", "其余"].first_in(near) else {
        return (None, end);
    };
    let clause = first_clause(scan::from(near, at));
    let role = [
        (Role::Support, words!["配合", "参与", "协办", "协助", "参加", "支持"]),
        (Role::Responsible, words!["责任", "负责"]),
    ];
    let found = role.into_iter().find(|(_, words)| scan::holds(clause, words));
    (found.map(|(role, _)| role), end + at + clause.len())
}

/// Whether words state that the first of a list leads.
pub(super) fn states_first(words: &str) -> bool {
    scan::holds(words, FIRST) && scan::holds(words, LEADERS)
}

/// The rules of a text that charge one body for what follows.
pub(super) fn rules(text: &str) -> Vec<Rule> {
    let places =
        text.match_indices('不').filter(|(at, _)| scan::begins(scan::from(text, *at), LISTED));
    places.filter_map(|(at, _)| rule(text, at)).collect()
}

/// Words by which a rule ends the lists that it stands for.
const LISTED: &Words = words![
    "不再列出",
    "不再一一列出",
    "不再逐一列出",
    "不再重复列出",
    "不再单独列出",
    "不再赘列",
    "不再重复",
    "不再做分工",
    "不再作分工",
    "不再分工",
    "不再另行列出",
    "不再另列",
    "不再单列",
    "不再分别列出",
    "不再具体列出",
    "不重复列出",
    "不逐一列出",
    "不一一列出",
];

fn rule(text: &str, end: usize) -> Option<Rule> {
    let head = text.get(..end)?;
    let from = head.char_indices().rev().take(60).last().map_or(0, |(at, _)| at);
    let near = head.get(from..)?;
    let start = sentence_start(near);
    let sentence = near.get(start..)?;
    let (name_at, name_len, role) = said(sentence)?;
    let start = from + start;
    Some(Rule {
        name: Span::new(start + name_at, start + name_at + name_len),
        role,
        span: Span::new(start, start + sentence.trim_end_matches(['，', ',', '、']).len()),
    })
}

/// Where the last sentence begins, outside of brackets that are closed in it.
fn sentence_start(words: &str) -> usize {
    let mut depth = 0usize;
    for (at, character) in words.char_indices().rev() {
        match character {
            '）' | ')' => depth += 1,
            '（' | '(' if depth > 0 => depth -= 1,
            '。' | '；' | '（' | '(' | '〔' | '【' | '\n' => return at + character.len_utf8(),
            _ => {}
        }
    }
    0
}

/// Words in front of the body that a rule charges for everything.
const ALL: &Words = words![
    "均需要",
    "均须由",
    "均需由",
    "均要由",
    "均需",
    "均须",
    "均由",
    "均要",
    "均涉及",
    "都需要",
    "都需由",
    "都须由",
    "都要由",
    "都需",
    "都须",
    "都由",
    "都涉及",
];

/// Whether words charge a body for everything: 具体任务均涉及各县区人民政府.
pub(super) fn covers_all(words: &str) -> bool {
    words.contains(['均', '都']) && scan::holds(words, ALL)
}

/// Where the body stands in 以下均需…落实, how long it is, and its role.
fn said(sentence: &str) -> Option<(usize, usize, Role)> {
    let all = sentence.match_indices(['均', '都']);
    let start = all.map(|(at, _)| at).find_map(|at| {
        let lead = scan::lead(scan::from(sentence, at), ALL);
        (lead > 0).then_some(at + lead)
    })?;
    let words = sentence.get(start..)?.split(['，', ',']).next()?;
    let (len, role) = strip_role(words).unwrap_or((words.len(), Role::Responsible));
    is_body(words.get(..len)?).then_some((start, len, role))
}

/// Makes the first of a list lead, where a rule says so; a sole body stays as it is, and so do the others where the
/// rule says nothing of them.
pub(super) fn lead_first(text: &str, clause: &mut Clause, rule: &First) {
    if !clause.plain || (clause.charges.len() < 2 && !clause.open) {
        return;
    }
    let said = |role| matches!(role, Role::Responsible | Role::Shared);
    if !clause.charges.iter().all(|charge| said(charge.role)) {
        return;
    }
    let Some((first, others)) = clause.charges.split_first_mut() else { return };
    if is_collective(scan::words(text, first.name)) {
        return;
    }
    first.role = Role::Lead;
    let given = rule.others.filter(|role| *role == Role::Support);
    let others = others.iter_mut().filter(|charge| charge.role == Role::Responsible);
    others.for_each(|charge| charge.role = given.unwrap_or(charge.role));
}

/// Whether a name means several bodies together: 各有关部门, 有关省（区、市）人民政府.
pub(super) fn is_collective(name: &str) -> bool {
    scan::begins(name, words!["各", "有关", "相关", "地方"])
        || scan::holds(name, words!["各有关", "各相关"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_of_the_first_is_read_in_its_forms() {
        for text in [
            "（市教育局、市财政局，列第一位的为牵头单位，下同）",
            "责任单位中排在首位的部门为牵头单位。",
            "（列首的为牵头单位，下同）",
            "列在第一位的单位牵头，下同。",
            "注：责任单位排第一的是牵头单位",
            "以下任务牵头单位列第一位，不再注明。",
            "牵头部门排在首位",
            "排名第一的为主办单位",
        ] {
            assert!(first_leads(text).is_some(), "{text}");
        }
        let rule = first_leads("列首位者为牵头单位，其他为配合单位。").unwrap();
        assert_eq!(rule.others, Some(Role::Support));
    }

    #[test]
    fn other_words_of_leaders_are_no_rule() {
        for text in [
            "市教育局为牵头单位，市财政局配合",
            "争创全省第一方阵，由市科技局牵头",
            "第一责任人是牵头单位主要负责人",
            "把安全放在首位。牵头单位要加强协调",
        ] {
            assert_eq!(first_leads(text), None, "{text}");
        }
    }
}
