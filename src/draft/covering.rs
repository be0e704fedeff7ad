//! Rules that a plan states once for many tasks.

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
    scan::holds(words, ALL)
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

/// Whether a name means several bodies together: 各有关部门, 有关省（区、市）人民政府.
pub(super) fn is_collective(name: &str) -> bool {
    scan::begins(name, words!["各", "有关", "相关", "地方"])
        || scan::holds(name, words!["各有关", "各相关"])
}
