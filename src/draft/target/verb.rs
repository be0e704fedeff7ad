//! Verbs that make so many of something: those of a list, and any that stands alone before a number: 构建3个.

use super::indicator;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::draft::words::is_han;

/// Verbs that make so many of something.
pub(super) const MAKES: &Words = words![
    "建设",
    "建成",
    "新建",
    "培育",
    "打造",
    "创建",
    "形成",
    "推出",
    "选择",
    "选取",
    "遴选",
    "选树",
    "引进",
    "引育",
    "完成",
    "实施",
    "改造",
    "发展",
    "组建",
    "设立",
    "建立",
    "布局",
    "认定",
    "举办",
    "开展",
    "培训",
    "组织",
    "推广",
    "淘汰",
    "拆除",
    "整治",
    "治理",
    "退出",
    "栽植",
    "改建",
    "扩建",
    "培养",
    "招引",
    "新增",
    "净增",
    "建好",
    "聚集",
    "集聚",
    "创办",
    "扶持",
    "改扩建",
    "启动",
    "覆盖",
    "吸引",
    "提供",
    "开发",
    "实现",
    "增加",
    "壮大",
    "新改建",
    "进行",
    "安置",
    "帮扶",
    "救助",
    "购置",
    "更新",
    "改良",
    "修复",
    "绿化",
    "种植",
    "养殖",
    "安排",
    "筹集",
    "建造",
    "配建",
    "配备",
    "配置",
    "设置",
    "命名",
    "评选",
    "转移",
    "惠及",
    "达成",
    "签约",
    "开通",
    "开行",
    "架设",
    "铺设",
    "敷设",
    "疏浚",
    "清淤",
    "转化",
    "授权",
    "孵化",
    "关停",
    "关闭",
    "压减",
    "化解",
    "消纳",
    "争创",
    "入库",
    "开工",
    "竣工",
    "投产",
    "接入",
    "布设",
    "建档",
    "支持",
    "资助",
    "选拔",
    "评定",
    "选派",
    "选送",
    "选聘",
    "聘请",
    "聘用",
    "招聘",
    "招募",
    "发动",
    "筹建",
    "替代",
    "替换",
    "报废",
    "提升",
    "优化",
    "引入",
    "吸纳",
    "吸收",
    "带动",
    "帮助",
    "输送",
    "派遣",
    "派驻",
    "打通",
    "拓宽",
    "硬化",
    "服务",
    "产生",
    "造就",
    "加固",
    "开辟",
    "搭建",
    "谋划",
    "承办",
    "申报",
    "授牌",
    "挂牌",
    "抚育",
    "复垦",
    "补充",
    "划定",
    "流转",
    "托管",
    "拆改",
    "拆违",
    "清理",
    "清退",
    "解决",
    "查处",
    "抽查",
    "巡查",
    "走访",
    "巩固",
    "创成",
    "建强",
    "做强",
    "做优",
    "培优",
    "上线",
    "开放",
    "归集",
    "汇聚",
    "投用",
    "新开",
    "加密",
    "增设",
    "增开",
    "加装",
    "安装",
    "更换",
    "维修",
    "修缮",
    "收购",
    "收储",
    "回收",
    "引种",
    "繁育",
    "补建",
    "增建",
    "续建",
    "兴建",
    "迁建",
    "接待",
    "补植",
];

/// Adverbs and scopes that may stand before such a verb.
const BEFORE: &Words = words![
    "加快",
    "积极",
    "重点",
    "大力",
    "着力",
    "抓紧",
    "统筹",
    "率先",
    "继续",
    "深入",
    "稳步",
    "有序",
    "计划",
    "拟",
    "累计",
    "全市",
    "全省",
    "全国",
    "全区",
    "全县",
    "集中",
    "首批",
    "年内",
    "至少",
    "再",
    "共",
    "高标准",
    "高质量",
    "各",
    "分批",
    "分期",
    "优先",
    "协同",
    "联合",
    "自主",
    "规划",
    "试点",
    "每个",
    "各地",
    "滚动",
    "有计划",
];

/// Words of two characters before a number that do nothing: what is told of, measured from, or already there.
const NO_VERBS: &Words = words![
    "围绕", "聚焦", "依托", "包括", "包含", "涉及", "分为", "分成", "涵盖", "针对", "上述", "下列",
    "以下", "以上", "其他", "其它", "其余", "连续", "超过", "不足", "按照", "根据", "通过", "利用",
    "属于", "位于", "现有", "已有", "共有", "拥有", "具有", "具备", "含有", "目前", "原有", "每个",
    "每名", "满足", "符合", "参照", "除了", "截至", "提前", "延长", "缴纳", "申请", "补缴", "需要",
    "提交", "出具", "填写", "领取", "享受", "给予", "发放", "奖励", "补贴", "补助", "扣除", "收取",
    "返还", "缓缴", "最长", "最高", "最低", "间隔", "相当", "等于", "年满", "未满", "居住", "就读",
    "参保", "缴费", "毕业", "获得", "获评", "取得", "存在", "发生", "发现", "出现", "确诊", "报告",
    "其中", "任何", "全部", "所有", "有关", "相关", "部分", "多个", "随机", "结合", "立足", "面向",
    "瞄准", "坚持", "遵循", "划分", "组成", "构成", "作为", "成为", "对于", "关于", "由于", "如有",
    "没有", "只有", "凡有", "前述", "上报", "报送", "推荐", "不少", "不超", "城区", "城市", "农村",
    "地区", "医院", "学校", "企业", "单位", "街道", "乡镇", "社区", "部门", "中心", "园区", "全体",
    "各级", "剩余", "使用", "适用", "占用", "突出", "抓住", "把握",
];

/// Verbs of one character, which need an adverb before them: 各设.
const SHORT: &Words =
    words!["设", "建", "办", "创", "育", "引", "招", "评", "选", "增", "辟", "配"];

/// The length of the verb that words end in, with nothing before it but what may stand in front of one.
pub(super) fn length(words: &str) -> Option<usize> {
    let words = words.trim_end();
    let short = SHORT.longest_tail(words);
    if let Some(len) =
        short.filter(|len| scan::ends(scan::before(words, words.len() - len), BEFORE))
    {
        return Some(len);
    }
    let verb = scan::tail(words, 2);
    let two = scan::count(verb) == 2 && verb.chars().all(|c| is_han(c) && !OPEN.contains(&c));
    let rest = without_adverbs(scan::before(words, words.len() - verb.len()));
    (two && !NO_VERBS.has(verb) && indicator::is_lead(rest)).then_some(verb.len())
}

/// The last verb of a list in words that makes so many; not one that is part of the name of a thing: 服务 in 建设服务中心.
pub(super) fn last_making(words: &str) -> Option<(usize, &'static str)> {
    const NAMED: &Words = words![
        "中心",
        "基地",
        "平台",
        "机构",
        "站",
        "点",
        "园",
        "载体",
        "设施",
        "网点",
        "体系",
        "示范",
        "工作站",
    ];
    let (at, verb) = MAKES.last_in(words)?;
    let part = scan::begins(scan::from(words, at + verb.len()), NAMED);
    let before = part.then(|| MAKES.last_in(scan::before(words, at))).flatten();
    Some(before.unwrap_or((at, verb)))
}

/// Whether words are a verb that makes so many, with nothing but adverbs before it.
pub(super) fn is_making(words: &str) -> bool {
    let words = words.trim_end();
    let head = MAKES.longest_tail(words).map(|len| scan::before(words, words.len() - len));
    head.is_some_and(|head| indicator::is_lead(without_adverbs(head)))
}

/// Whether a verb behind words is the first of what they say: nothing stands before it but adverbs, scopes and where or how.
pub(super) fn stands_first(words: &str) -> bool {
    const WHERE: &Words = words!["在", "利用", "通过", "依托", "围绕", "对", "为", "向", "分别"];
    let rest = without_adverbs(words.trim_end());
    let rest = words!["今年", "当年", "本年", "本年度"].strip_tail(rest).unwrap_or(rest);
    indicator::is_lead(rest) || scan::holds(rest, WHERE)
}

/// Words without the adverbs at their end.
fn without_adverbs(words: &str) -> &str {
    let mut rest = words;
    while let Some(before) = BEFORE.strip_tail(rest) {
        rest = before;
    }
    rest
}

/// Characters of which none stands in a verb of making.
const OPEN: &[char] = &[
    '的', '在', '个', '和', '与', '等', '有', '是', '为', '第', '每', '近', '约', '前', '后', '内',
    '市', '省', '县', '区', '全', '将', '要', '各', '共', '至', '少',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_stand_alone_whatever_they_are() {
        for words in
            ["构建", "加快办好", "到2025年，共建", "每年推动", "力争全市统筹抓实", "东城至少各设"]
        {
            assert!(length(words).is_some(), "{words}");
        }
        for words in ["围绕", "全市", "中心城区", "由", "对辖区内", "涉及", "老旧小区"]
        {
            assert!(length(words).is_none(), "{words}");
        }
    }
}
