//! Names of bodies: what looks like one, and lists of them with elided prefixes.

use super::words::is_han;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};

/// Ends of names that are bodies whatever stands before them.
const ENDS: &Words = words![
    "政府",
    "委员会",
    "办公室",
    "办公厅",
    "办事处",
    "中心",
    "公司",
    "集团",
    "银行",
    "支行",
    "分行",
    "法院",
    "检察院",
    "总队",
    "支队",
    "大队",
    "分队",
    "海关",
    "联合会",
    "协会",
    "学会",
    "商会",
    "工会",
    "妇联",
    "残联",
    "文联",
    "侨联",
    "科协",
    "团委",
    "工商联",
    "党委",
    "党组",
    "工委",
    "纪委",
    "监委",
    "编办",
    "部门",
    "单位",
    "机构",
    "机关",
    "企业",
    "医院",
    "学校",
    "高校",
    "院校",
    "大学",
    "学院",
    "研究所",
    "研究院",
    "指挥部",
    "小组",
    "工作组",
    "专班",
    "组织",
    "园区",
    "开发区",
    "高新区",
    "经开区",
    "新区",
    "示范区",
    "管委会",
    "街道",
    "乡镇",
    "村委会",
    "居委会",
    "村（居）委会",
    "各地",
    "各区",
    "各县",
    "各市",
    "各镇",
    "各乡",
    "各州",
    "各盟",
    "各旗",
    "各省",
    "地方",
    "总局",
    "总社",
    "分局",
    "军区",
    "军委",
    "团市委",
    "团省委",
    "团区委",
    "团县委",
    "团中央",
    "媒体",
    "基地",
    "协作区",
    "试验区",
    "成员单位",
    "运营商",
    "运营企业",
    "合作社",
    "供销社",
    "总站",
    "电网",
    "铁塔",
    "中国移动",
    "中国电信",
    "中国联通",
    "中国广电",
    "作协",
    "记协",
    "研究室",
    "政研室",
    "参事室",
    "科学院",
    "科院",
    "社科院",
    "工程院",
    "出版社",
    "通讯社",
    "日报社",
    "党校",
    "党工委",
    "公积金中心",
    "人行",
    "银行业金融机构",
    "街镇",
    "镇街",
    "县区",
    "市县",
    "区县",
    "市区",
    "村组",
    "城市",
    "监管局",
    "管理局",
    "管理处",
    "管理所",
    "服务站",
    "气象台",
    "电视台",
    "广播台",
    "报社",
    "中央",
    "平台公司",
    "地区",
    "社区",
    "县域",
    "协调机制",
    "联席会议",
    "工作机制",
];

/// Last characters of names that have at least three.
const LAST: &Words = words![
    "部", "委", "局", "厅", "办", "署", "院", "会", "社", "处", "市", "区", "县", "州", "盟", "旗",
    "省", "镇", "乡", "村", "所", "站", "队", "馆", "库", "行", "团", "港",
];

/// Words that end like a name and are none.
const NOT: &Words = words![
    "社会",
    "全社会",
    "机会",
    "企业",
    "政府",
    "市场",
    "全部",
    "内部",
    "干部",
    "格局",
    "全局",
    "布局",
    "举办",
    "主办",
    "协办",
    "承办",
    "督办",
    "地区",
    "社区",
    "小区",
    "城市",
    "单位",
    "部门",
    "组织",
    "机构",
    "学校",
    "家庭",
    "场所",
    "仓库",
    "执行",
    "进行",
    "发行",
    "先行",
    "一律会",
    "学会了",
    "乡村",
    "农村",
    "银行",
    "公司",
    "中心",
    "地方",
];

/// The most characters of a name.
const LONGEST: usize = 36;

/// Whether words look like the name of a body.
pub(super) fn is_body(words: &str) -> bool {
    let count = words.chars().count();
    if !(2..=LONGEST).contains(&count) || NOT.has(words) || is_broken(words) {
        return false;
    }
    let base = words.trim_end_matches(['）', ')', '〕']);
    let stem = if base.len() < words.len() { before_bracket(words) } else { words };
    ends_like_body(stem) || (stem.len() < words.len() && ends_like_body(base))
}

/// Whether words end amid a name: in a bracket that does not close, or in 社会 of 社会保障局.
fn is_broken(words: &str) -> bool {
    let brackets = scan::signs(words).filter(|(_, sign)| matches!(sign, '（' | '(' | '）' | ')'));
    words.ends_with("社会") || brackets.last().is_some_and(|(_, sign)| matches!(sign, '（' | '('))
}

fn ends_like_body(words: &str) -> bool {
    let kept = scan::ends(words, LAST) && words.chars().nth(2).is_some();
    begins_like_body(scan::first(words)) && (kept || scan::ends(words, ENDS))
}

fn begins_like_body(first: char) -> bool {
    is_han(first) || first.is_ascii_alphabetic() || matches!(first, '“' | '（')
}

/// The words before their last bracket.
fn before_bracket(words: &str) -> &str {
    let open = words.rfind(['（', '(', '〔']).filter(|at| *at > 0);
    open.and_then(|at| words.get(..at)).unwrap_or(words)
}

/// Words that `is_whole` looks for.
const IS_WHOLE_WHOLE: &Words = words![
    "部",
    "委",
    "局",
    "厅",
    "办",
    "署",
    "政府",
    "委员会",
    "办公室",
    "办事处",
    "管委会",
    "公司",
    "集团",
    "支行",
    "法院",
    "检察院",
    "总队",
    "支队",
    "中心",
    "妇联",
    "工会",
    "总工会",
    "团委",
    "党委",
    "总社",
    "银行",
];

/// Whether words certainly name one body, so that a list may be divided behind them: 教育部 in 教育部和财政部.
pub(super) fn is_whole(words: &str) -> bool {
    words.chars().nth(2).is_some() && !NOT.has(words) && scan::ends(words, IS_WHOLE_WHOLE)
}

/// Whether a verb stands among words that would be a name.
pub(super) fn acts(words: &str) -> bool {
    const VERBS: &Words = words![
        "怎么", "如何", "包括", "执行", "倡导", "不得", "应当", "按月", "每年", "已经", "可以",
        "自行", "依据",
    ];
    let by = words.match_indices('由').any(|(at, _)| !scan::before(words, at).ends_with('自'));
    let dated = words.contains(['年', '月', '日']) && scan::holds_digit(words);
    by || dated || words.contains(['要', '将', '须', '把', '的']) || scan::holds(words, VERBS)
}

/// Whether words name bodies for sure, one or all of a kind: 教育部, 各产业园区, 市直有关部门.
pub(super) fn is_certain(words: &str) -> bool {
    const KINDS: &Words =
        words!["各", "有关", "相关", "市直", "省直", "县直", "区直", "市级", "省级", "中央"];
    let kind = scan::begins(words, KINDS) && scan::count(words) <= 16 && !acts(words);
    is_whole(words) || words.ends_with("成员单位") || (kind && is_body(words))
}
