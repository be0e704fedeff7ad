//! Which names can stand for an office that acts, beside looking like names of bodies.

use super::names::{acts, is_body};
use super::words::is_han;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};

/// Whether words that do not look like a body's name can be one among such names: 中国作协, 参事室.
pub(super) fn may_name(words: &str) -> bool {
    (2..=12).contains(&scan::count(words))
        && words.chars().all(is_han)
        && !acts(words)
        && !scan::begins(words, NEVER_FIRST)
}

/// Whether words can name whoever a paragraph charges, companies and hospitals as well.
pub(super) fn is_name(name: &str) -> bool {
    is_body(name) && !acts(name) && !scan::begins(name, NEVER_FIRST)
}

/// Whether words name an office that can be charged: no verb in front, no company or hospital.
pub(super) fn is_subject(name: &str) -> bool {
    let whole = scan::first(name) != '（' && scan::first(name) != '(';
    let acts = name.ends_with("组织") && !scan::ends(name, ORGANISATIONS);
    whole && !acts && is_name(name) && !scan::ends(name, NEVER_LAST)
}

/// Verbs and particles that no name begins with.
const NEVER_FIRST: &Words = words![
    "实行",
    "其业",
    "其主",
    "其相",
    "其部",
    "其国",
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

/// Names that end in 组织, which otherwise is the verb behind a name.
const ORGANISATIONS: &Words = words![
    "社会组织",
    "党组织",
    "行业组织",
    "自治组织",
    "经济组织",
    "群团组织",
    "基层组织",
    "群众组织"
];

/// Ends of names that are no offices.
const NEVER_LAST: &Words = words![
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
    "用水单位",
    "用能单位",
    "用电单位",
    "用地单位",
    "建设单位",
    "施工单位",
    "监理单位",
    "设计单位",
    "经营单位",
    "生产单位",
    "使用单位",
    "排污单位",
    "申报单位",
    "项目单位",
    "用户",
    "社区",
    "集团",
    "学院",
    "大学",
    "研究院",
    "基地",
    "园区",
];
