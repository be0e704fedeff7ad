//! Prefixes of names that lists leave out: 市 of 市财政局 before 教育局.

use super::clause::Charge;
use super::names::is_whole;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::text::Span;

/// Gives names of a list the prefix that they leave out.
pub(super) fn restore(text: &str, charges: &mut [Charge]) {
    let mut held: Option<Span> = None;
    let mut governed: Option<Span> = None;
    let mut divided: Option<Span> = None;
    for charge in charges {
        let name = scan::words(text, charge.name);
        let first = |len| Span::new(charge.name.start, charge.name.start + len);
        let own = prefix(name).map(first);
        if is_government(name) {
            charge.prefix = governed;
        } else if let Some(whole) = divided.filter(|_| own.is_none() && is_division(name)) {
            charge.prefix = Some(whole);
        } else if let Some(own) = own {
            held = Some(own);
        } else if let Some(held) = held.filter(|_| can_be_bare(name) || is_organ(name)) {
            charge.prefix = Some(fitting(text, held, name));
        } else if name.starts_with("各") || name.starts_with("国") {
            held = None;
        }
        governed = governing(name).map(first);
        divided = divided_body(name).map(first).or(charge.prefix.and(divided));
    }
}

/// Whether a name is one of a division inside of a body: 规划处, not 园林管理处.
fn is_division(name: &str) -> bool {
    name.ends_with('处') && scan::count(name) <= 10 && !scan::ends(name, words!["管理处", "办事处"])
}

/// The length of the body in front of one of its divisions: 市交通委 of 市交通委航运处.
fn divided_body(name: &str) -> Option<usize> {
    let at = name.rfind(['委', '局', '厅', '办'])?;
    let (body, division) = name.split_at_checked(at + '委'.len_utf8())?;
    (is_division(division) && scan::several(division) && is_whole(body)).then_some(body.len())
}

/// Whether a name only says that it is a government.
pub(super) fn is_government(name: &str) -> bool {
    matches!(name, "政府" | "人民政府")
}

/// The length of the places in front of a party committee, which a government behind it leaves out.
pub(super) fn governing(name: &str) -> Option<usize> {
    let places = ["党委", "党工委", "工委"].iter().find_map(|tail| name.strip_suffix(tail))?;
    (!places.is_empty()).then_some(places.len())
}

/// The part of an earlier prefix that a name leaves out: 市委 for 宣传部, 市 for 财政局.
fn fitting(text: &str, held: Span, name: &str) -> Span {
    let rank = scan::words(text, held).strip_suffix('委').filter(|_| !is_organ(name));
    rank.map_or(held, |rank| Span::new(held.start, held.start + rank.len()))
}

/// The length of an explicit prefix that later names of the list may leave out: 市 in 市财政局, 市委 in 市委宣传部.
fn prefix(name: &str) -> Option<usize> {
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
    "工作部",
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
        || name.strip_suffix("海事局").is_some_and(scan::several)
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
    inner.filter(|(_, c)| ['省', '市', '县', '州', '盟', '旗'].contains(c)).any(|(at, c)| {
        let rest = scan::from(name, at + c.len_utf8());
        !rest.starts_with('场') && scan::several(rest)
    })
}

/// Whether a name is one of the organs of a party committee: 宣传部, 组织部, 网信办.
fn is_organ(name: &str) -> bool {
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
