//! Rules about the bodies of every list: 列第一位的为牵头单位，下同.

use super::clause::Clause;
use super::covering::is_collective;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::model::Role;
use crate::text::Span;

/// A rule about the bodies of every list: 列第一位的为牵头单位，下同.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListRule {
    /// The words that state it.
    pub(super) span: Span,
    /// Whether the first of a list leads.
    pub(super) first_leads: bool,
    /// The role of the others, where the rule gives it: 其余为配合单位.
    pub(super) others: Option<Role>,
}

impl ListRule {
    /// The rule of a text.
    pub(super) fn of(text: &str) -> Option<Self> {
        first_leads(text).or_else(|| all_share(text))
    }

    /// Whether it can give a role.
    pub(super) fn gives(&self, role: Role) -> bool {
        (self.first_leads && role == Role::Lead) || self.others == Some(role)
    }
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

/// The rule that all bodies of a list share a task: 各责任单位按职责分工负责，下同.
fn all_share(text: &str) -> Option<ListRule> {
    const LIKEWISE: &str = "下同";
    scan::places(text, LIKEWISE).find_map(|at| {
        let before = scan::before(text, at).trim_end_matches(['，', ',']);
        let clause = last_clause(before, 24);
        let span = Span::new(before.len() - clause.len(), at + LIKEWISE.len());
        states_share(clause).then_some(ListRule {
            span,
            first_leads: false,
            others: Some(Role::Shared),
        })
    })
}

/// Whether words state that the bodies of a list share its task.
pub(super) fn states_share(words: &str) -> bool {
    scan::begins(words, words!["各责任单位", "各责任部门"])
        && scan::ends(words, words!["分工负责", "职责负责", "分别负责", "各负其责"])
}

/// The rule that the first body of every list leads.
fn first_leads(text: &str) -> Option<ListRule> {
    let places = |word| scan::places(text, word).map(move |at| (at, word));
    let mut leaders: Vec<(usize, &str)> =
        LEADERS.rows().flat_map(|(word, ())| places(*word)).collect();
    leaders.sort_unstable();
    leaders.into_iter().find_map(|(at, word)| {
        let end = at + word.len();
        let start = said_before(text, at).or_else(|| said_behind(text, end).then_some(at))?;
        let (others, end) = others(text, end);
        Some(ListRule { span: Span::new(start, end), first_leads: true, others })
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

/// Whether words state that the first of a list leads, or that somebody is to.
pub(super) fn states_leader(words: &str) -> bool {
    scan::holds(words, LEADERS)
        && (scan::holds(words, FIRST) || scan::holds(words, words!["为牵头"]))
}

/// Gives the bodies of a list the roles that a rule says. A sole body is not made lead, nor is one that means several,
/// and the others stay as they are where the rule says nothing of them.
pub(super) fn apply(text: &str, clause: &mut Clause, rule: &ListRule) {
    let said = |role| matches!(role, Role::Responsible | Role::Shared);
    if !clause.plain || !clause.charges.iter().all(|charge| said(charge.role)) {
        return;
    }
    let mut charges = clause.charges.as_mut_slice();
    if rule.first_leads {
        let alone = charges.len() < 2 && !clause.open;
        let Some((first, others)) = charges.split_first_mut().filter(|_| !alone) else { return };
        if is_collective(scan::words(text, first.name)) {
            return;
        }
        first.role = Role::Lead;
        charges = others;
    }
    let given = rule.others.filter(|role| *role != Role::Responsible);
    let others = charges.iter_mut().filter(|charge| charge.role == Role::Responsible);
    others.for_each(|charge| charge.role = given.unwrap_or(charge.role));
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
    fn the_rule_that_all_share_is_read() {
        for (text, span) in [
            (
                "（责任单位：市教育局、市财政局；各责任单位按职责分工负责，下同）",
                "各责任单位按职责分工负责，下同",
            ),
            ("（市教育局、市财政局，各责任部门分别负责，下同）", "各责任部门分别负责，下同"),
        ] {
            let rule = ListRule::of(text).unwrap();
            assert_eq!(rule.span.of(text), Some(span));
            assert!(rule.gives(Role::Shared) && !rule.gives(Role::Lead));
        }
        for text in [
            "（市教育局、市财政局按职责分工负责，下同）",
            "（各责任单位按职责分工负责）",
            "（以下简称各责任单位，下同）",
        ] {
            assert_eq!(ListRule::of(text), None, "{text}");
        }
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
