//! Rules that a plan states once for many tasks.

use super::clause::Clause;
use super::names::is_body;
use super::words::strip_role;
use crate::draft::scan;
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

/// The words that say that the first body of every list leads: 列第一位的为牵头单位.
pub(super) fn first_leads(text: &str) -> Option<Span> {
    let mut places = text
        .match_indices("牵头")
        .filter(|(at, _)| scan::before(text, *at).ends_with(['为', '是']));
    places.find_map(|(at, word)| says_first(text, at, word))
}

fn says_first(text: &str, at: usize, word: &str) -> Option<Span> {
    const FIRST: &[&str] =
        &["第一位", "首位", "第一个", "第一的", "最前", "排第一", "列第一", "排名第一"];
    let before = text.get(..at)?;
    let from = before.char_indices().rev().take(24).last().map_or(0, |(at, _)| at);
    let near = before.get(from..)?;
    let sentence = near.rsplit(['。', '；', '，', '（', '(']).next().unwrap_or(near);
    let said = scan::holds(sentence, FIRST);
    said.then(|| Span::new(at - sentence.len(), at + word.len()))
}

/// The rules of a text that charge one body for what follows.
pub(super) fn rules(text: &str) -> Vec<Rule> {
    let places =
        text.match_indices("不再").filter(|(at, _)| scan::begins(scan::from(text, *at), LISTED));
    places.filter_map(|(at, _)| rule(text, at)).collect()
}

/// Words by which a rule ends the lists that it stands for.
const LISTED: &[&str] = &[
    "不再列出",
    "不再一一列出",
    "不再逐一列出",
    "不再重复列出",
    "不再单独列出",
    "不再赘列",
    "不再重复",
];

fn rule(text: &str, end: usize) -> Option<Rule> {
    let head = text.get(..end)?;
    let from = head.char_indices().rev().take(60).last().map_or(0, |(at, _)| at);
    let near = head.get(from..)?;
    let start = near
        .rfind(['。', '；', '（', '(', '\n'])
        .map_or(0, |at| at + scan::first_len(scan::from(near, at)));
    let sentence = near.get(start..)?;
    let (name_at, name_len, role) = said(sentence)?;
    let start = from + start;
    Some(Rule {
        name: Span::new(start + name_at, start + name_at + name_len),
        role,
        span: Span::new(start, start + sentence.trim_end_matches(['，', ',', '、']).len()),
    })
}

/// Where the body stands in 以下均需…落实, how long it is, and its role.
fn said(sentence: &str) -> Option<(usize, usize, Role)> {
    let both = sentence.find("均")?;
    let rest = sentence.get(both + '均'.len_utf8()..)?;
    let lead = scan::lead(rest, &["需要", "须由", "需由", "要由", "需", "须", "由", "要", "涉及"]);
    let start = both + '均'.len_utf8() + lead;
    let words = sentence.get(start..)?.split(['，', ',']).next()?;
    let (len, role) = strip_role(words)?;
    is_body(words.get(..len)?).then_some((start, len, role))
}

/// Makes the first of a list lead and the others answer, where a rule says so; a sole body stays as it is.
pub(super) fn lead_first(text: &str, clause: &mut Clause) {
    if !clause.plain || (clause.charges.len() < 2 && !clause.open) {
        return;
    }
    let said = |role| matches!(role, Role::Responsible | Role::Shared);
    if !clause.charges.iter().all(|charge| said(charge.role)) {
        return;
    }
    if let Some(first) = clause.charges.first_mut()
        && !is_collective(scan::words(text, first.name))
    {
        first.role = Role::Lead;
    }
}

/// Whether a name means several bodies together: 各有关部门, 有关省（区、市）人民政府.
pub(super) fn is_collective(name: &str) -> bool {
    scan::begins(name, &["各", "有关", "相关", "地方"]) || scan::holds(name, &["各有关", "各相关"])
}
