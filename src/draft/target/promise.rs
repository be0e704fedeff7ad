//! Whether a figure is a promise, or a subsidy, a condition, a past fact, a limit of time.

use super::indicator;
use super::unit::{is_count, is_money, is_share, is_time};
use super::words::{GRANTS, MAY_GRANT, MEASURES, OFTEN, PAST, WHOM};
use crate::draft::scan;
use crate::draft::word_list::{Words, words};

/// What a clause and the figure in it look like.
pub(super) struct Look<'t> {
    /// The clauses of the sentence above, back to a semicolon.
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
    pub(super) said: Said,
    pub(super) place: Place,
    /// Whether a share of what is named behind the figure comes to be something.
    pub(super) becomes: bool,
    /// Whether something is dealt with in so much time.
    pub(super) serves: bool,
}

/// What the words around a figure say of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub(super) bound: bool,
    pub(super) change: bool,
    /// Whether a verb of reaching stands right before the figure: 达到, 不少于.
    pub(super) reaches: bool,
}

/// Where a figure stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Behind a verb that makes so many.
    pub(super) makes: bool,
    /// Behind a promise of the same clause or sentence.
    pub(super) continues: bool,
    /// Among goals, or under a deadline.
    pub(super) aims: bool,
}

impl Look<'_> {
    /// Whether the figure is one to be reached or kept.
    pub(super) fn is_promise(&self) -> bool {
        !self.is_refused() && self.is_said()
    }

    fn is_refused(&self) -> bool {
        self.is_grant()
            || self.is_past()
            || self.is_condition()
            || self.is_each()
            || self.is_ban()
            || self.is_permission()
            || self.is_set()
            || self.is_allotted()
            || self.is_score()
            || self.moves()
            || self.favours()
            || self.counts_documents()
    }

    fn is_said(&self) -> bool {
        let measures = self.head_measures();
        if self.is_achieved() {
            return true;
        }
        if is_time(self.unit) {
            let spans = scan::ends(
                self.head,
                words!["时间", "时限", "年限", "寿命", "周期", "时长", "时效"],
            );
            let goes_on = self.place.continues && indicator::is_lead(self.head);
            return self.serves
                || (self.said.bound && (measures || self.said.change))
                || (self.said.change && (spans || goes_on));
        }
        if self.place.makes {
            return !is_money(self.unit) || self.said.bound || measures;
        }
        if is_money(self.unit) {
            let reached = self.said.reaches && self.place.aims;
            return reached
                || (measures && (self.said.bound || self.said.change || self.is_stated()));
        }
        if is_share(self.unit) {
            return self.said.bound
                || self.said.change
                || self.is_rate()
                || self.is_stated()
                || self.is_whole()
                || (self.place.continues && self.head.starts_with('占'));
        }
        self.said.change || (self.said.bound && (measures || self.said.reaches)) || self.is_stated()
    }

    /// 高速公路里程3000公里: a thing and its figure, where aims are stated.
    fn is_stated(&self) -> bool {
        let names = scan::several(self.head.trim());
        if self.head == "/" {
            return self.place.continues && self.ends();
        }
        if indicator::is_lead(self.head) && is_count(self.unit) && self.place.continues {
            // 1000名核心人才参加研修 goes on with what was promised before it.
            return self.after.chars().nth(1).is_some() || self.before.is_empty();
        }
        let measures = self.head_measures();
        let goes_on = self.place.continues
            && (self.place.aims || measures || self.clause.starts_with("其中"));
        let aimed = self.place.aims && (measures || is_count(self.unit));
        self.ends() && names && (goes_on || aimed)
    }

    /// 实现税收3亿元: what is measured behind a verb of achieving, with its figure.
    fn is_achieved(&self) -> bool {
        let achieved = words!["实现", "完成", "达成"].last_in(self.head);
        let named = achieved.map(|(at, verb)| scan::from(self.head, at + verb.len()).trim());
        let plain = named.is_some_and(|name| scan::several(name) && !name.contains('的'));
        !is_time(self.unit) && plain && self.head_measures() && self.ends()
    }

    /// Whether the clause or a part of its list ends behind the figure.
    fn ends(&self) -> bool {
        self.after.is_empty() || self.after.starts_with(['、', '（', '(', '和', '/'])
    }

    /// 实现100%覆盖.
    fn is_whole(&self) -> bool {
        ends_whole(self.head)
    }

    fn is_grant(&self) -> bool {
        if is_count(self.unit) && self.unit != "倍" {
            return self.is_granted_above();
        }
        let words = [self.clause, self.after];
        let holds = |any: &Words| words.iter().any(|words| scan::holds(words, any));
        let bound = self.said.change || self.serves || (self.said.bound && self.head_measures());
        holds(GRANTS)
            || (!bound && holds(MAY_GRANT))
            || scan::begins(self.after, words!["的支持", "的扶持", "的优惠"])
            || self.is_granted_above()
            || self.goes_on_granting()
    }

    /// 转移支付增加1万亿元，增长18%: what the clause right above grants.
    fn goes_on_granting(&self) -> bool {
        let last = self.above.trim_end_matches(['，', ' ']).rsplit(['，', '；']).next();
        indicator::is_lead(self.head) && last.is_some_and(|last| scan::holds(last, GRANTS))
    }

    /// 给予补贴，比例不超过20%: the grant is named in the clause above.
    fn is_granted_above(&self) -> bool {
        const SAID: &Words = words!["给予", "补贴", "补助", "奖励", "资助", "贴息"];
        const LIMITS: &Words = words![
            "比例",
            "标准",
            "每",
            "最",
            "不超过",
            "按",
            "其中",
            "期限",
            "金额",
            "单个",
            "单户",
            "同一",
        ];
        scan::begins(self.clause, LIMITS) && scan::holds(self.above, SAID)
    }

    fn is_past(&self) -> bool {
        scan::holds(self.clause, PAST)
            || self.clause.starts_with("预计")
            || self.head.starts_with("约占")
            || self.above.starts_with("预计")
            || tells_of_last_year(self.clause)
            || self.clause.starts_with("目前")
            || self.head.starts_with("目前")
    }

    /// 增长20%以内的，…: what qualifies for something.
    fn is_condition(&self) -> bool {
        let after = self.after.trim_end();
        if after == "的"
            || after.starts_with('时')
            || (after.ends_with('的') && !self.place.makes)
            || after.ends_with("的企业")
            || after.ends_with("的单位")
            || after.starts_with("的部分")
            || scan::holds(self.head, words!["须占", "是否"])
            || (is_time(self.unit)
                && after.contains('的')
                && !self.place.makes
                && !self.serves
                && !after.starts_with('的'))
        {
            return true;
        }
        let bare = indicator::is_lead(self.head) || (is_share(self.unit) && self.is_scope());
        let qualifies = after.starts_with('的')
            && !self.place.makes
            && !self.said.change
            && !bare
            && !self.is_whole()
            && !self.becomes;
        let begins = scan::begins(self.before, words!["对", "凡", "如", "符合"])
            && !self.head.contains('，');
        let loosens = scan::holds(self.above, words!["申请条件", "准入条件", "认定条件"])
            || self.above.trim_end_matches(['，', '：']).ends_with("门槛");
        qualifies
            || loosens
            || (begins && !self.said.change && !self.place.makes && self.after.contains('的'))
    }

    /// Whether nothing but a region stands before the figure: 全市60%以上的建制镇.
    fn is_scope(&self) -> bool {
        let head = self.head.trim();
        scan::count(head) <= 8
            && scan::ends(
                head,
                words!["全国", "全省", "全市", "全区", "全县", "全州", "地区", "区域", "各地"],
            )
    }

    /// 每人5份, 每亩不低于300元; not 每千人口, and not every year. Of money also 单户, and of any unit 省10件实事.
    fn is_each(&self) -> bool {
        let single =
            is_money(self.unit) && scan::holds(self.clause, words!["单户", "单笔", "每户", "每人"]);
        if single
            || (!self.said.bound
                && !self.said.change
                && scan::ends(self.before, words!["省", "市", "县", "国家"])
                && !scan::ends(self.before, words!["全省", "全市", "全县", "本省", "本市", "本县"]))
        {
            return true;
        }
        let near = scan::tail(self.before, 6);
        let Some(at) = near.rfind('每') else { return false };
        let of = scan::from(near, at);
        !scan::begins(of, OFTEN) && (!self.place.makes || scan::begins(of, WHOM))
    }

    /// LPR减100个基点: what is counted from a rate that moves.
    fn moves(&self) -> bool {
        self.unit.ends_with("基点") && scan::last(self.head).is_ascii_alphabetic()
    }

    /// 优先支持1家: a favour to those who do well.
    fn favours(&self) -> bool {
        scan::holds(
            self.clause,
            words!["优先支持", "优先安排", "优先推荐", "优先考虑", "倾斜支持", "优先纳入"],
        )
    }

    fn is_ban(&self) -> bool {
        scan::holds(
            self.before,
            words!["禁止", "严禁", "淘汰厚度", "不得生产", "不得使用", "不得销售", "严格限制"],
        )
    }

    /// 可按…返还: what is allowed rather than promised.
    fn is_permission(&self) -> bool {
        const MAY: &Words = words![
            "可按",
            "允许",
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
        scan::holds(self.clause, MAY) || scan::ends(self.above, MAY) || self.head.ends_with('可')
    }

    /// 得2分, 扣1分: what an assessment gives.
    fn is_score(&self) -> bool {
        const MEASURED: &Words =
            words!["得分", "评分", "指数", "成绩", "分数", "满意度", "总分", "均分"];
        self.unit == "分" && !scan::ends(self.head, MEASURED)
    }

    /// 制定30项标准: how many papers are written.
    fn counts_documents(&self) -> bool {
        const PAPERS: &Words = words![
            "标准",
            "制度",
            "办法",
            "文件",
            "规程",
            "规范",
            "预案",
            "清单",
            "政策",
            "方案",
            "意见",
            "规定",
            "措施",
            "举措",
            "原件",
            "复印件",
            "说明",
            "政策措施中",
            "指南",
            "方面",
            "方面工作",
            "领域",
            "任务",
            "重点工作",
        ];
        let counted = matches!(self.unit, "项" | "个" | "部" | "件" | "份" | "篇" | "种" | "条");
        let noun = self.after.split(['、', '，', '和']).next().unwrap_or_default();
        let named = if scan::several(noun) { noun } else { self.head.trim_end() };
        counted && !self.said.reaches && scan::ends(named, PAPERS)
    }

    /// A rate of tax or a fee, or what something goes by: 按照100平方公里计算.
    fn is_set(&self) -> bool {
        let head = self.head.trim_end_matches("按照");
        scan::ends(self.head, words!["税率", "征收率", "收费标准"])
            || self.after.starts_with("的税率")
            || (head.len() < self.head.len() && !measures(head))
    }

    /// 安排约50亿元支持…: money that is set aside.
    fn is_allotted(&self) -> bool {
        is_money(self.unit) && scan::holds(scan::tail(self.before, 16), words!["安排"])
    }

    /// Whether what stands before is something that can be measured.
    fn head_measures(&self) -> bool {
        measures(self.head)
    }

    /// A rate that is set: 担保费率按1%收取.
    fn is_rate(&self) -> bool {
        let head = self.head.trim_end_matches(['按', '以', '为']);
        (head.ends_with('率') || head.ends_with("比例") || head.ends_with("占比"))
            && self.before.chars().count() <= 40
    }
}

/// 去年增长10%; not 比去年增长10%, which only compares.
fn tells_of_last_year(clause: &str) -> bool {
    const BEFORE: &[char] = &['比', '较', '于', '在', '同', '与', '过', '照'];
    let years = ["去年", "上年"].iter().flat_map(|year| clause.match_indices(year));
    years.into_iter().any(|(at, _)| !scan::before(clause, at).ends_with(BEFORE))
}

/// Whether words end in a verb by which a share of what follows is there: 实现, 具备.
pub(super) fn ends_whole(words: &str) -> bool {
    scan::ends(words, words!["实现", "做到", "完成", "具备", "形成", "覆盖"])
}

/// Whether words name something that is measured, and not only for whom: 对一线人员.
pub(super) fn is_measured(words: &str) -> bool {
    measures(words) && !scan::begins(indicator::without_lead(words), words!["对", "为", "给", "向"])
}

/// Whether words end in something that can be measured.
pub(super) fn measures(words: &str) -> bool {
    let mut head = words.trim_end();
    for verb in ["实现", "完成", "力争", "共", "新增"] {
        head = head.strip_suffix(verb).unwrap_or(head);
    }
    let date = indicator::compared(head).unwrap_or(0);
    scan::ends(scan::before(head, head.len() - date), MEASURES)
}
