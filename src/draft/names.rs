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
const LAST: &str = "部委局厅办署院会社处市区县州盟旗省镇乡村所站队馆库行团港";

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
    let open = words.rfind(['（', '(']);
    let close = words.rfind(['）', ')']);
    words.ends_with("社会") || open.is_some_and(|open| close.is_none_or(|close| close < open))
}

fn ends_like_body(words: &str) -> bool {
    let kept = LAST.contains(scan::last(words)) && words.chars().nth(2).is_some();
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

/// The length of an explicit prefix that later names of the list may leave out: 市 in 市财政局, 市委 in 市委宣传部.
pub(super) fn prefix(name: &str) -> Option<usize> {
    const OWN: &Words = words!["省委", "市委", "区委", "县委", "州委", "盟委", "旗委"];
    const RANKS: &Words = words!["自治区", "省", "市", "区", "县", "州", "盟", "旗", "镇", "乡"];
    let own = OWN.leading(name).find(|(own, ())| is_organ(scan::from(name, own.len())));
    if let Some((own, ())) = own {
        return Some(own.len());
    }
    let rank = RANKS.leading(name).next();
    if let Some((rank, ())) = rank {
        let rest = name.get(rank.len()..)?;
        return (scan::several(rest)
            && (rest.starts_with("政府办") || !scan::begins(rest, NO_OFFICES)))
        .then_some(rank.len());
    }
    named_region(name)
}

/// What begins behind a rank and is no office of its place: 市直部门, 市政府, 市场监管局.
const NO_OFFICES: &Words = words![
    "直",
    "属",
    "级",
    "委",
    "（",
    "场",
    "政府",
    "政公用",
    "政园林",
    "政工程",
    "政管理",
    "政设施",
    "人民政府",
    "人民银行",
    "人大",
    "人民代表",
];

/// 湘潭市 in 湘潭市财政局.
fn named_region(name: &str) -> Option<usize> {
    let at = name
        .char_indices()
        .skip(1)
        .take(6)
        .find(|(_, c)| matches!(c, '省' | '市' | '县' | '区' | '州' | '盟' | '旗'))?;
    let end = at.0 + at.1.len_utf8();
    let rest = name.get(end..)?;
    let whole = can_be_bare(rest) && at.0 >= 6;
    (whole && !name.starts_with(['各', '全'])).then_some(end)
}

/// Words that `can_be_bare` looks for.
const CAN_BE_BARE_ENDS: &Words = words![
    "局",
    "委",
    "办",
    "厅",
    "委员会",
    "办公室",
    "队",
    "总工会",
    "工会",
    "妇联",
    "残联",
    "科协",
    "文联",
    "侨联",
    "工商联",
    "法院",
    "检察院",
    "红十字会",
    "团委",
    "信访局",
    "中心",
    "院",
];

/// Words that `can_be_bare` looks for.
const CAN_BE_BARE_FOREIGN: &Words = words![
    "各",
    "有关",
    "相关",
    "国家",
    "国网",
    "国务院",
    "中国",
    "中央",
    "人民银行",
    "银保监",
    "证监",
    "海关",
    "武警",
    "驻",
    "团市",
    "团省",
    "团区",
    "团县",
    "军",
    "铁路",
    "民航",
    "全国",
    "全市",
    "全省",
    "全区",
    "其他",
    "市",
    "省",
    "区",
    "县",
    "州",
    "盟",
    "旗",
    "镇",
    "乡",
    "地方",
    "当地",
    "所在",
    "上级",
    "下级",
    "属地",
    "成员",
    "试点",
    "行业",
    "主管",
    "自治区",
];

/// Whether a name can be one that leaves out its prefix: 财政局, and neither 产业集团 nor 各区政府.
pub(super) fn can_be_bare(name: &str) -> bool {
    // 市场监管局 leaves out the rank of its place as others do.
    if name.starts_with("市场") {
        return scan::ends(name, words!["局", "厅", "委"]);
    }
    if matches!(name, "人行" | "银保监分局" | "银监分局" | "银保监局") {
        return true;
    }
    let short = (2..=14).contains(&scan::count(name));
    short && scan::ends(name, CAN_BE_BARE_ENDS) && !is_foreign(name) && !holds_region(name)
}

/// Whether a name is of a body that stands under no local government, or of several.
fn is_foreign(name: &str) -> bool {
    scan::begins(name, CAN_BE_BARE_FOREIGN)
        || scan::begins(name, PROVINCES)
        || scan::holds(name, words!["银保监", "银监", "保监", "证监", "人行", "海关", "外汇"])
        || scan::ends(name, words!["分局", "分行", "支行"])
}

/// The provinces as they stand in the names of branches: 北京银保监局.
const PROVINCES: &Words = words![
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
];

/// Whether a region is named inside: 湘潭银保监分局 is let alone by its form, 沈阳市财政局 by this.
fn holds_region(name: &str) -> bool {
    let inner = name.char_indices().skip(1).take(5);
    inner.filter(|(_, c)| "省市县州盟旗".contains(*c)).any(|(at, c)| {
        let rest = scan::from(name, at + c.len_utf8());
        !rest.starts_with('场') && scan::several(rest)
    })
}

/// Whether a name is one of the organs of a party committee: 宣传部, 组织部, 网信办.
pub(super) fn is_organ(name: &str) -> bool {
    [
        "组织部",
        "宣传部",
        "统战部",
        "政法委",
        "网信办",
        "编办",
        "办公室",
        "办公厅",
        "政研室",
        "改革办",
        "农办",
        "财经办",
        "老干部局",
        "机要局",
        "巡察办",
        "党校",
        "台办",
        "外办",
        "国安办",
        "文明办",
        "人才办",
        "农工办",
        "依法治市办",
        "军民融合办",
    ]
    .contains(&name)
}
