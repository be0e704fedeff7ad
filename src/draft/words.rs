//! The words of official documents that say who does what, and small helpers to find them.

use crate::draft::scan;
use crate::draft::word_list::{Table, Words, table, words};
use crate::model::Role;

/// What a label in front of a colon announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Bodies in a role.
    Bodies(Role),
    /// A deadline.
    Due,
    /// People or telephone numbers, which no plan holds.
    People,
}

/// Words at the end of a list of bodies that give it a role; the longest that fits counts.
const ROLES: &Table<Role> = table![
    ("分工负责", Role::Shared),
    ("分别负责", Role::Shared),
    ("按职责负责", Role::Shared),
    ("按照职责负责", Role::Shared),
    ("依职责负责", Role::Shared),
    ("各负其责", Role::Shared),
    ("分工落实", Role::Shared),
    ("按职责落实", Role::Shared),
    ("按职责推进", Role::Shared),
    ("分工推进", Role::Shared),
    ("分工协作", Role::Shared),
    ("分工", Role::Shared),
    ("职责", Role::Shared),
    ("牵头负责", Role::Lead),
    ("负责牵头", Role::Lead),
    ("牵头组织实施", Role::Lead),
    ("牵头组织", Role::Lead),
    ("牵头落实", Role::Lead),
    ("牵头实施", Role::Lead),
    ("牵头推进", Role::Lead),
    ("牵头", Role::Lead),
    ("主办", Role::Lead),
    ("为主", Role::Lead),
    ("配合", Role::Support),
    ("配合支持", Role::Support),
    ("协办", Role::Support),
    ("参与", Role::Support),
    ("参加", Role::Support),
    ("协助", Role::Support),
    ("协同", Role::Support),
    ("协作", Role::Support),
    ("支持", Role::Support),
    ("配合落实", Role::Support),
    ("配合实施", Role::Support),
    ("参与落实", Role::Support),
    ("负责落实", Role::Implement),
    ("组织实施", Role::Implement),
    ("负责实施", Role::Implement),
    ("负责组织实施", Role::Implement),
    ("具体实施", Role::Implement),
    ("组织落实", Role::Implement),
    ("贯彻落实", Role::Implement),
    ("具体落实", Role::Implement),
    ("抓落实", Role::Implement),
    ("落实", Role::Implement),
    ("实施", Role::Implement),
    ("指导", Role::Supervise),
    ("督导", Role::Supervise),
    ("监督", Role::Supervise),
    ("督促", Role::Supervise),
    ("督办", Role::Supervise),
    ("督查", Role::Supervise),
    ("督促指导", Role::Supervise),
    ("监督指导", Role::Supervise),
    ("负责指导", Role::Supervise),
    ("督促落实", Role::Supervise),
    ("指导落实", Role::Supervise),
    ("指导监督", Role::Supervise),
    ("监管", Role::Supervise),
    ("负责", Role::Responsible),
    ("承办", Role::Responsible),
    ("承担", Role::Responsible),
    ("具体负责", Role::Responsible),
    ("共同负责", Role::Responsible),
    ("负责推进", Role::Responsible),
    ("负责办理", Role::Responsible),
];

/// What may stand between the bodies and the words of their role.
const BETWEEN: &Words = words![
    "按照各自职责分工",
    "按照职责分工",
    "按各自职责分工",
    "按职责分工",
    "根据职责分工",
    "依职责分工",
    "按照任务分工",
    "按任务分工",
    "按照分工",
    "按分工",
    "加强",
    "给予",
    "予以",
    "提供",
    "按照各自职责",
    "按照职能职责",
    "按照职责",
    "按照职能",
    "根据各自职责",
    "根据职责",
    "依据职责",
    "按各自职责",
    "按职能职责",
    "按职责",
    "按职能",
    "依职责",
    "在各自职责范围内",
    "在职责范围内",
    "结合各自职责",
    "结合职责",
    "各自",
    "分别",
    "共同",
    "统筹",
    "具体",
    "积极",
    "密切",
    "协同",
    "一并",
    "联合",
    "组织",
    "抓好",
    "做好",
];

/// The role that words end in, and how many bytes of them come before it.
pub(super) fn strip_role(words: &str) -> Option<(usize, Role)> {
    let (word, mut role) = ROLES.ending(words).max_by_key(|(word, _)| word.len()).copied()?;
    if matches!(word, "职责" | "分工") {
        return by_duties(words, word.len());
    }
    let mut rest = words.get(..words.len() - word.len())?.trim_end();
    let shares =
        |between: &str| scan::holds(between, words!["职责", "职能", "分工"]) || between == "分别";
    while let Some(between) = between(rest) {
        let plain =
            role == Role::Responsible || (role == Role::Implement && between.contains("分工"));
        if plain && shares(between) {
            role = Role::Shared;
        }
        rest = rest.get(..rest.len() - between.len())?.trim_end();
    }
    Some((rest.len(), role))
}

/// The bodies in front of 按照各自职责 and 按职责分工 without a verb behind; a heading such as 乡镇职责 charges nobody.
fn by_duties(words: &str, len: usize) -> Option<(usize, Role)> {
    let rest = scan::before(words, words.len() - len);
    let whole = if words.ends_with("职责") { words } else { rest };
    let led = between(whole).map_or(0, |between| whole.len() - between.len());
    let by = words!["按照", "根据", "依据", "按", "依"].strip_tail(rest);
    let end = by.map_or(led, str::len);
    (end > 0).then(|| (scan::before(words, end).trim_end().len(), Role::Shared))
}

/// The word between bodies and role that words end in.
fn between(words: &str) -> Option<&'static str> {
    BETWEEN.ending(words).next().map(|(word, ())| *word)
}

/// Words at the end of a label such as 牵头单位 before 单位, with what they announce.
const LABELS: &Table<Label> = table![
    ("牵头", Label::Bodies(Role::Lead)),
    ("主办", Label::Bodies(Role::Lead)),
    ("主责", Label::Bodies(Role::Lead)),
    ("主管", Label::Bodies(Role::Lead)),
    ("配合", Label::Bodies(Role::Support)),
    ("协办", Label::Bodies(Role::Support)),
    ("协同", Label::Bodies(Role::Support)),
    ("协助", Label::Bodies(Role::Support)),
    ("参与", Label::Bodies(Role::Support)),
    ("参加", Label::Bodies(Role::Support)),
    ("支持", Label::Bodies(Role::Support)),
    ("责任", Label::Bodies(Role::Responsible)),
    ("承办", Label::Bodies(Role::Responsible)),
    ("负责", Label::Bodies(Role::Responsible)),
    ("落实", Label::Bodies(Role::Implement)),
    ("实施", Label::Bodies(Role::Implement)),
    ("指导", Label::Bodies(Role::Supervise)),
    ("督导", Label::Bodies(Role::Supervise)),
    ("监督", Label::Bodies(Role::Supervise)),
    ("督办", Label::Bodies(Role::Supervise)),
    ("督查", Label::Bodies(Role::Supervise)),
    ("督促", Label::Bodies(Role::Supervise)),
];

const DUE: &Words = words![
    "完成时限",
    "完成时间",
    "时限要求",
    "办结时限",
    "整改时限",
    "工作时限",
    "时间要求",
    "进度要求",
    "时间安排",
    "时间进度",
    "时间节点",
    "完成日期",
    "时限",
];

const PEOPLE: &Words = words![
    "责任领导",
    "责任人",
    "牵头领导",
    "分管领导",
    "包保领导",
    "联系人",
    "联系电话",
    "负责人",
    "联络员",
    "责任科室",
    "市级领导",
    "区级领导",
    "县级领导",
    "主管领导",
    "督办领导",
];

/// What a label announces: 牵头单位, 责任部门, 完成时限.
pub(super) fn label(words: &str) -> Option<Label> {
    let words = words.trim();
    if scan::ends(words, DUE) {
        return Some(Label::Due);
    }
    if scan::ends(words, PEOPLE) {
        return Some(Label::People);
    }
    let kinds = words!["单位", "部门", "主体", "机构", "处室", "科室", "方"];
    let stem = kinds.strip_tail(words).unwrap_or(words);
    let bare = stem.len() == words.len();
    let fits = LABELS.ending(stem).next();
    let graded = || {
        LABELS
            .rows()
            .take_while(|(word, _)| *word != "责任")
            .find(|(word, _)| stem.starts_with(word))
    };
    let fits = if bare { fits } else { graded().or(fits) };
    let (word, label) = fits.filter(|(word, _)| {
        !bare || matches!(*word, "牵头" | "配合" | "主办" | "协办" | "责任" | "参与")
    })?;
    let before = stem.len() - word.len();
    (before <= 12).then_some(*label)
}

/// The label that a text ends in, with where it begins.
pub(super) fn label_at_end(text: &str) -> Option<(usize, Label)> {
    let start = text.char_indices().rev().take(10).take_while(|(_, c)| is_han(*c)).last()?.0;
    let words = text.get(start..)?;
    words.char_indices().find_map(|(at, _)| {
        let tail = words.get(at..)?;
        let label = label(tail)?;
        (tail.len() >= 6).then_some((start + at, label))
    })
}

/// The length of the label that words begin with although no colon follows it: 责任单位 市财政局.
pub(super) fn label_at_start(words: &str) -> Option<(usize, Label)> {
    const LABELLED: &Words = words![
        "牵头单位",
        "责任单位",
        "配合单位",
        "主办单位",
        "协办单位",
        "参与单位",
        "牵头部门",
        "责任部门",
        "配合部门",
        "参加单位",
        "实施单位",
        "落实单位",
        "督导单位",
        "指导单位",
    ];
    let (word, ()) = LABELLED.leading(words).next()?;
    Some((word.len(), label(word)?))
}

/// Words that say that something goes on, and so name no deadline and no body.
pub(super) const STANDING: &Words = words![
    "持续推进",
    "长期坚持",
    "持续实施",
    "持续开展",
    "长期推进",
    "常态化推进",
    "持续坚持",
    "长期实施",
    "持续落实",
    "立即执行",
    "立即实施",
    "长期",
    "持续",
    "常态化",
    "年内持续",
    "全年推进",
    "全年持续",
    "全年坚持",
    "贯穿全年",
    "常年坚持",
    "常抓不懈",
    "适时",
    "按进度",
    "按计划推进",
    "分年度",
    "逐年",
    "每年",
    "每半年",
    "每季",
    "每月",
    "定期",
    "抓紧推进",
    "抓紧落实",
    "加快推进",
];

/// Whether words are about the time of something rather than about who does it.
pub(super) fn is_time(words: &str) -> bool {
    let dated = words.contains(|c: char| c.is_ascii_digit()) && words.contains(['年', '月', '日']);
    dated
        || scan::begins(words, STANDING)
        || scan::holds(words, words!["年底前", "月底前", "年内", "“十"])
}

/// Whether a bracket may hold a clause of bodies, by the words of roles in it.
pub(super) fn is_clause_like(bracket: &str) -> bool {
    scan::holds(
        bracket,
        words!["负责", "牵头", "责任", "配合", "主办", "协办", "参与", "落实", "指导", "督导"],
    )
}

pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '〇')
}

/// The longest bracket that is looked into, in bytes.
const LONGEST_BRACKET: usize = 3000;

/// The length of the bracket that a text begins with; `None` when it does not close.
pub(super) fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, character) in scan::signs(scan::head(text, LONGEST_BRACKET)) {
        match character {
            '（' | '(' | '【' | '[' | '〔' | '［' => depth += 1,
            '）' | ')' | '】' | ']' | '〕' | '］' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + character.len_utf8());
                }
            }
            _ => {}
        }
    }
    None
}
