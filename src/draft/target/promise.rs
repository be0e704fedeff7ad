//! Whether a figure is a promise, or a subsidy, a condition, a past fact, a limit of time.

use super::indicator;
use super::unit::{is_money, is_share, is_time};
use crate::draft::scan;

/// What a clause and the figure in it look like.
pub(super) struct Look<'t> {
    /// The sentence up to the clause.
    pub(super) above: &'t str,
    /// The whole clause before the figure.
    pub(super) clause: &'t str,
    /// The clause before the figure, from the figure before it.
    pub(super) before: &'t str,
    /// What stands between the figure's words of bound and its indicator is cut off: the rest before.
    pub(super) head: &'t str,
    /// The clause behind the unit and the bound.
    pub(super) after: &'t str,
    pub(super) unit: &'t str,
    /// Whether a bound or a change is said.
    pub(super) bound: bool,
    pub(super) change: bool,
    /// The verb that makes so many, where there is one.
    pub(super) makes: bool,
}

/// Words of money and favours that are granted, not reached.
const GRANTS: &[&str] = &[
    "补贴",
    "补助",
    "奖励",
    "奖补",
    "贴息",
    "返还",
    "减免",
    "免收",
    "减半",
    "给予",
    "资助",
    "发放",
    "租金",
    "工资",
    "滞纳金",
    "额度",
    "最高",
    "上限",
    "申请",
    "享受",
    "合同额",
    "保额",
    "罚款",
    "处以",
    "免征",
    "抵扣",
    "减征",
    "退还",
    "扶持资金",
    "优惠",
    "奖金",
    "补偿",
    "津贴",
    "一次性",
    "垫付",
    "代偿",
    "补足",
    "给与",
    "承担",
    "配套资金",
    "予以支持",
    "支持比例",
];

/// Words of what is already so.
const PAST: &[&str] =
    &["已经", "已", "目前", "截至", "去年", "上年", "现有", "历史", "近年来", "以来", "曾"];

/// Ends of what can be measured.
const MEASURES: &[&str] = &[
    "率",
    "比例",
    "比重",
    "占比",
    "数",
    "量",
    "值",
    "额",
    "规模",
    "面积",
    "收入",
    "产值",
    "投资",
    "总数",
    "水平",
    "浓度",
    "时间",
    "时长",
    "时限",
    "天数",
    "里程",
    "强度",
    "能力",
    "人口",
    "数量",
    "总量",
    "总规模",
    "支出",
    "成本",
    "费用",
    "消费",
    "长度",
    "密度",
    "指数",
    "寿命",
    "年限",
    "覆盖",
    "企业",
    "人员",
    "基地",
    "示范区",
    "项目",
    "品牌",
    "平台",
    "机构",
    "岗位",
    "床位",
    "土地",
    "耕地",
    "农田",
    "林地",
    "湿地",
    "绿地",
    "公园",
    "学校",
    "医院",
    "人才",
    "人数",
    "户数",
    "家数",
    "台数",
    "辆数",
    "用户",
    "车辆",
    "充电桩",
    "主体",
    "产业",
    "产量",
    "贷款",
    "余额",
    "增加值",
    "利润",
    "销售额",
    "交易额",
    "出口",
    "进口",
    "外资",
    "税收",
    "价格",
    "单价",
    "得分",
    "评分",
    "满意度",
    "度",
    "距离",
    "半径",
    "周期",
    "休假",
    "课程",
    "培训",
    "就业",
    "环节",
    "事项",
    "材料",
];

impl Look<'_> {
    /// Whether the figure is one to be reached or kept.
    pub(super) fn is_promise(&self) -> bool {
        if self.is_grant()
            || self.is_past()
            || self.is_condition()
            || self.is_each()
            || self.is_ban()
            || self.is_permission()
        {
            return false;
        }
        if is_time(self.unit) {
            return self.bound && (self.head_measures() || self.change);
        }
        if self.makes {
            return !is_money(self.unit) || self.bound;
        }
        if is_money(self.unit) {
            return (self.bound || self.change) && self.head_measures();
        }
        if is_share(self.unit) {
            return self.bound || self.change || self.is_rate();
        }
        self.change || (self.bound && self.head_measures())
    }

    fn is_grant(&self) -> bool {
        let words = [self.clause, self.after];
        words.iter().any(|words| scan::holds(words, GRANTS)) || self.is_granted_above()
    }

    /// 给予补贴，比例不超过20%: the grant is named in the clause above.
    fn is_granted_above(&self) -> bool {
        const SAID: &[&str] = &["给予", "补贴", "补助", "奖励", "资助", "贴息"];
        const LIMITS: &[&str] = &["比例", "标准", "每", "最", "不超过", "按", "其中"];
        let above = self.above.rsplit('；').next().unwrap_or(self.above);
        scan::begins(self.clause, LIMITS) && scan::holds(above, SAID)
    }

    fn is_past(&self) -> bool {
        scan::holds(self.clause, PAST)
    }

    /// 增长20%以内的，…: what qualifies for something.
    fn is_condition(&self) -> bool {
        let after = self.after.trim_end();
        if after == "的"
            || (after.ends_with('的') && !self.makes)
            || after.ends_with("的企业")
            || after.ends_with("的单位")
        {
            return true;
        }
        let bare = indicator::is_lead(self.head);
        let qualifies = after.starts_with('的') && !self.makes && !self.change && !bare;
        let begins = self.before.starts_with('对')
            || self.before.starts_with("凡")
            || self.before.starts_with("如")
            || self.before.starts_with("符合");
        let begins = begins && !self.head.contains("，");
        qualifies || (begins && !self.change && !self.makes && self.after.contains('的'))
    }

    fn is_each(&self) -> bool {
        let near: String = self.before.chars().rev().take(6).collect();
        near.contains('每') && !near.contains("年每") && !self.makes
    }

    fn is_ban(&self) -> bool {
        scan::holds(
            self.before,
            &["禁止", "严禁", "淘汰厚度", "不得生产", "不得使用", "不得销售", "严格限制"],
        )
    }

    /// 可按…返还: what is allowed rather than promised.
    fn is_permission(&self) -> bool {
        const MAY: &[&str] = &[
            "可按",
            "可以",
            "可申请",
            "可返",
            "可缓",
            "可延",
            "可在",
            "可给",
            "可获",
            "可享",
            "可根据",
            "可适当",
            "可放宽",
            "可提前",
            "可予",
        ];
        scan::holds(self.clause, MAY) || scan::ends(self.above, MAY)
    }

    /// Whether what stands before is something that can be measured.
    fn head_measures(&self) -> bool {
        let head = self.head.trim_end();
        scan::ends(head, MEASURES)
    }

    /// A rate that is set: 担保费率按1%收取.
    fn is_rate(&self) -> bool {
        let head = self.head.trim_end_matches(['按', '以', '为']);
        (head.ends_with('率') || head.ends_with("比例") || head.ends_with("占比"))
            && self.before.chars().count() <= 40
    }
}
