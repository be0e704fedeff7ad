//! A number with the words around it: what leads to it, its unit, the bound behind.

use super::bound::{self, Lead};
use super::figure::{before_origin, says_percent, year_of};
use super::indicator;
use super::promise::measures;
use super::unit;
use super::verb;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::draft::words::is_han;
use crate::model::{Direction, Op};
use crate::text::{DateMention, Figure as Number};

/// A figure with the words around it.
pub(super) struct Measured<'t> {
    /// The clause before the number, from the number before that.
    pub(super) before: &'t str,
    pub(super) lead: Lead,
    /// The words before what leads to the number.
    head: &'t str,
    /// As printed; `%` for 百分之.
    pub(super) unit: &'t str,
    /// Where the unit and the bound end, in bytes of the clause.
    pub(super) behind: usize,
    pub(super) after: &'t str,
    bound: Option<Op>,
    /// Whether the bound behind is one that describes: 以下, 及以上.
    limits: bool,
    /// The date that stands between the lead and the number: 2025年 in 提高到2025年的40%.
    pub(super) year: Option<DateMention>,
}

/// How far, in characters, a verb that makes so many may stand from the number.
const MAKING: usize = 24;

impl<'t> Measured<'t> {
    /// Of a list or a range: the words before the first number and those behind the last.
    pub(super) fn between(
        words: &'t str,
        from: usize,
        first: &Number,
        last: &Number,
    ) -> Option<Self> {
        let before = words.get(from..first.span.start)?;
        let year = year_of(before);
        let head = year.as_ref().map_or(before, |year| scan::before(before, year.span.start));
        let mut lead = bound::lead(head);
        let (end, unit) = unit_of(words, last, scan::before(head, lead.start), &lead)?;
        if unit::is_share(unit) && head.ends_with('的') {
            lead = bound::before_whole(head).unwrap_or(lead);
        }
        let end = end + included(words.get(end..)?);
        let tail = words.get(end..)?;
        let bound = bound::behind(tail);
        let limits = scan::begins(tail, LIMITS);
        let behind = end + bound.map_or(0, |(len, _)| len);
        let after = words.get(behind..)?;
        Some(Self {
            before,
            head: before_origin(scan::before(before, lead.start)),
            lead,
            unit,
            behind,
            after,
            bound: bound.map(|(_, op)| op),
            limits,
            year,
        })
    }

    pub(super) fn op(&self) -> Option<Op> {
        self.bound.or(self.lead.op).or_else(|| self.op_of_verb())
    }

    /// The bound before a verb of making: 至少 of 至少建成5个.
    fn op_of_verb(&self) -> Option<Op> {
        let head = self.head();
        let verb = verb::MAKES.longest_tail(head).or_else(|| verb::length(head))?;
        bound::lead(scan::before(head, head.len() - verb)).op
    }

    pub(super) fn change(&self) -> Option<Direction> {
        if self.improves() {
            return None;
        }
        self.lead.change.or_else(|| self.verb())
    }

    /// Whether so many are added to what is there: 新增学位5000个; not 城镇新增就业5万人, which only names what is counted.
    pub(super) fn adds(&self) -> bool {
        let counted =
            self.lead.op.is_none() && !unit::is_share(self.unit) && !unit::is_time(self.unit);
        let head = self.head();
        let added = words!["新增", "净增"].last_in(head).filter(|_| counted);
        added.is_some_and(|(at, _)| verb::stands_first(scan::before(head, at)))
    }

    /// Whether a number goes on with a list of things that have no verb of their own: 、特色道路10条.
    pub(super) fn goes_on_list(&self, within: bool) -> bool {
        let listed = self.before.starts_with(['、', '和', '及', '与']);
        let goes_on = if within { listed } else { self.names_alone() };
        goes_on && self.lead.op.is_none() && self.making().is_none()
    }

    /// 提升91个水站, 提升老旧棚室0.8万亩: what is made better is counted, not changed by so many.
    fn improves(&self) -> bool {
        let led = self.before.get(self.lead.start..).unwrap_or_default();
        let head = self.head();
        let betters = |words: &str| scan::ends(words, words!["提升", "提高"]);
        let counted = unit::is_count(self.unit) && self.lead.op.is_none();
        let made = verb::MAKES.longest_tail(head).is_some();
        let direct = betters(led) && (made || is_han(scan::first(self.after)));
        let object =
            indicator::object_verb(head).is_some_and(betters) && self.lead.change.is_none();
        counted && self.unit != "倍" && (direct || object)
    }

    /// The words before what leads to the number.
    pub(super) fn head(&self) -> &'t str {
        self.head
    }

    /// The change of a verb that stands before its object: 降低综合费率0.5个百分点.
    pub(super) fn verb(&self) -> Option<Direction> {
        let head = self.before.get(..self.lead.start)?;
        let verb = indicator::object_verb(head)?;
        let near = head
            .rsplit(verb)
            .next()
            .is_some_and(|object| object.chars().count() <= 16 && !object.contains('的'));
        let between = self.before.get(self.lead.start..)?.trim();
        let direct = near
            && self.lead.change.is_none()
            && matches!(between, "" | "至" | "到" | "不少于" | "不低于");
        direct.then(|| bound::lead(verb).change).flatten()
    }

    /// Where the verb ends that makes so many; in bytes of `before`.
    pub(super) fn making(&self) -> Option<usize> {
        if unit::is_share(self.unit) || unit::is_time(self.unit) {
            return None;
        }
        let head = self.before.get(..self.lead.start)?;
        self.listed_verb(head).or_else(|| self.only_verb(head)).or_else(|| self.pushed(head))
    }

    /// Where 推进 ends before what is done to at least so much of something: 推进水价改革1亿亩以上.
    fn pushed(&self, head: &str) -> Option<usize> {
        self.bound?;
        let of = indicator::without_lead(head);
        let verb = scan::lead(of, words!["推进", "加快推进", "统筹推进", "有序推进"]);
        (verb > 0 && unit::is_count(self.unit)).then_some(head.len() - of.len() + verb)
    }

    /// Where the last verb of the list ends that makes things.
    fn listed_verb(&self, head: &str) -> Option<usize> {
        let near = scan::tail(head, MAKING + 4);
        let (at, verb) = verb::last_making(near)?;
        let at = at + head.len() - near.len();
        if verb == "服务" && !unit::is_classifier(self.unit) {
            return None;
        }
        let found = at + verb.len();
        let gap = head.get(found..)?.chars().count();
        (gap <= MAKING).then_some(found)
    }

    /// Where any other verb ends that has nothing but adverbs before it and things that are counted behind: 构建1个.
    fn only_verb(&self, head: &str) -> Option<usize> {
        let hotline = scan::holds(scan::near(self.after, 16), words!["热线", "电话", "平台"]);
        let counts = self.counts_behind() && !hotline;
        let taken = || {
            scan::ends(self.before, words!["争取将", "争取把", "力争将", "力争把"])
                && scan::holds(self.after, words!["纳入", "列入", "建成", "打造", "改造", "培育"])
        };
        (counts && (verb::length(head).is_some() || taken() || self.names_some(head)))
            .then_some(head.len())
    }

    /// Whether some of what is done are named before how many there are: 推进甲、乙等23个系统建设.
    fn names_some(&self, head: &str) -> bool {
        const DONE: &Words = words!["建设", "改造", "整治", "治理", "修复", "试点", "项目", "工程"];
        head.ends_with('等')
            && scan::begins(
                indicator::without_lead(head),
                words!["推进", "加快", "抓好", "统筹推进"],
            )
            && scan::ends(self.after, DONE)
    }

    /// Whether something is dealt with in so much time: 3天内审核拨付, not 收到申请后3天内.
    pub(super) fn serves(&self) -> bool {
        const DEALT: &Words = words![
            "办结",
            "办理",
            "办好",
            "审结",
            "受理",
            "审核",
            "审批",
            "批复",
            "答复",
            "回复",
            "反馈",
            "拨付",
            "兑付",
            "放款",
            "出证",
            "核准",
            "核定",
            "完成审",
            "完成核",
            "完成办",
            "予以办",
            "处置",
            "响应",
            "到账",
        ];
        let short = unit::is_time(self.unit) && !matches!(self.unit, "年" | "个月" | "学时");
        short
            && self.bound == Some(Op::AtMost)
            && scan::begins(self.after, DEALT)
            && !scan::ends(
                self.before,
                words!["后", "起", "前", "之日", "应", "应在", "应当", "应当在", "须", "须在"],
            )
    }

    /// Whether what is dealt with in so much time is named behind: 48小时内办结的审批通道.
    pub(super) fn serves_noun(&self) -> bool {
        let (act, noun) = self.after.split_once('的').unwrap_or_default();
        self.serves() && scan::count(act) <= 4 && scan::several(noun)
    }

    /// Whether something is done to a share of what is named right behind it: 改造50%老旧管网.
    pub(super) fn takes_part(&self) -> bool {
        let head = self.before;
        unit::is_share(self.unit)
            && self.lead.start == head.len()
            && is_han(scan::first(self.after))
            && !self.names_rate()
            && self.listed_verb(head).is_some_and(|end| is_whole(scan::from(head, end)))
    }

    /// Whether a share is a rate or a price of what is named behind it: 3%征收率, 50%的标准, 75%酒精.
    fn names_rate(&self) -> bool {
        let near = scan::near(self.after, 4);
        scan::begins(near, words!["的", "给予", "予以"])
            || scan::holds(near, words!["率", "比例", "标准", "额度", "价", "酒精", "溶液", "浓度"])
    }

    /// Whether the number says how much of what is named right behind it: 80%以上钢铁产能.
    pub(super) fn is_part(&self) -> bool {
        // 预留采购项目预算总额的40%以上专门面向中小企业: the whole is named before, and what is done behind.
        let whole = self.before.strip_suffix('的').filter(|whole| !whole.ends_with("以上"));
        if whole.is_some_and(measures) {
            return false;
        }
        let next = scan::first(self.after);
        let noun = next == '的' || is_han(next);
        let led = self.lead.op.is_some() || self.lead.change.is_some() || self.verb().is_some();
        let part = unit::is_share(self.unit) && self.bound.is_some() && noun;
        (part || self.takes_part() || self.is_state()) && !led
    }

    /// Whether the number goes on with a list of numbers that stand before their things: …、15家绿色企业.
    pub(super) fn lists(&self, within: bool) -> bool {
        let head = self.head().trim_end();
        let stop = head.is_empty() || head.ends_with(['、', '和', '与', '及', '或']);
        within && stop && self.names_behind()
    }

    /// Whether nothing stands before it but a thing's name and nothing behind: 换电站5座.
    pub(super) fn names_alone(&self) -> bool {
        const NEAR: usize = 12;
        const SIZES: &Words = words!["占地", "用地", "征地", "投资", "服务", "建筑"];
        let name = self.before.trim();
        let plain = scan::several(name) && scan::count(name) <= NEAR && name.chars().all(is_han);
        plain && self.after.is_empty() && !measures(name) && !scan::begins(name, SIZES)
    }

    /// Whether a share of what is named behind it comes to be something: 98%的行政村实现光纤通达.
    pub(super) fn is_state(&self) -> bool {
        const COMES: &Words =
            words!["达到", "实现", "得到", "完成", "建成", "建有", "符合", "纳入", "具备", "接入",];
        let noun = self.after.strip_prefix('的').unwrap_or(self.after);
        let named = is_han(scan::first(noun)) && !noun.starts_with("企业");
        unit::is_share(self.unit)
            && named
            && !measures(self.head())
            && COMES.first_in(noun).is_some_and(|(at, _)| at > 0)
            && self.lead.change.is_none()
    }

    /// Whether nothing but a verb of making stands before it and nothing behind: 2021年再建成5000个.
    pub(super) fn makes_more(&self) -> bool {
        self.after.is_empty() && verb::is_making(self.head())
    }

    /// Whether another figure stands right before it: 40万千瓦时 of 20万千瓦/40万千瓦时.
    pub(super) fn divided(&self) -> bool {
        self.before.starts_with(['/', '／'])
    }

    /// Whether the thing that is counted is named right behind the unit.
    pub(super) fn names_behind(&self) -> bool {
        let bracket = matches!(scan::first(self.after), '（' | '(');
        let skipped = bracket.then(|| crate::draft::words::closing(self.after)).flatten();
        let next = scan::first(scan::from(self.after, skipped.unwrap_or(0)));
        let named = is_han(next) || next == '“';
        named && !"和与及或并且且的至到按由".contains(next)
    }

    /// Whether things are counted one by one that are named behind the unit: 30家示范企业.
    pub(super) fn counts_behind(&self) -> bool {
        unit::is_classifier(self.unit) && self.names_behind()
    }

    /// 100%建设充电设施: all of it is to be done.
    pub(super) fn is_all(&self, number: &Number) -> bool {
        let all = unit::is_share(self.unit) && number.value == 100.into();
        all && is_han(scan::first(self.after)) && !self.after.starts_with('的')
    }

    /// Whether the number only describes the thing named behind it: 65岁以上老年人, 超10亿元的企业.
    pub(super) fn describes(&self) -> bool {
        if unit::is_share(self.unit) || self.lead.change.is_some() || self.serves() {
            return false;
        }
        let bare = indicator::is_lead(self.head());
        let made = self
            .making()
            .is_some_and(|end| !scan::several(self.head().get(end..).unwrap_or_default()));
        let listed =
            unit::is_classifier(self.unit) && self.head().ends_with(['、', '和', '与', '及']);
        let direct = (bare || made || listed) && !self.limits;
        let next = scan::first(self.after);
        let noun = is_han(next) && !"的且并和与及或至到由按给可各".contains(next);
        let rated = self.bound.is_some() && noun && unit::is_rating(self.unit);
        let bounded = self.bound.is_some() && noun && self.lead.op.is_none() && !direct;
        let owned = self.after.starts_with('的')
            && self.op().is_some()
            && (!direct || (unit::is_money(self.unit) && scan::holds_digit(self.after)));
        rated || bounded || owned || self.sizes() || self.qualifies()
    }

    /// 超百亿元企业 in 超100亿元企业达到10家: the size of what is counted right behind it.
    fn qualifies(&self) -> bool {
        const NEAR: usize = 10;
        let sized = unit::is_money(self.unit)
            || unit::is_rating(self.unit)
            || unit::is_share(self.unit)
            || (unit::is_count(self.unit) && !unit::is_classifier(self.unit));
        let digits = self.after.find(|c: char| c.is_ascii_digit());
        let noun = digits.map(|at| scan::before(self.after, at));
        let noun = noun.map(|noun| scan::before(noun, bound::lead(noun).start));
        let counted = digits.is_some_and(|at| {
            let rest = scan::from(self.after, at);
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            unit::at_start(rest).is_some_and(|(_, unit)| unit::is_classifier(unit))
        });
        let named = noun.is_some_and(|noun| {
            scan::several(noun) && scan::count(noun) <= NEAR && noun.chars().all(is_han)
        });
        let acts = || verb::MAKES.last_in(noun.unwrap_or_default()).is_some();
        sized && counted && named && (self.bound.is_some() || !acts())
    }

    /// The size of what is built or there: 730万千瓦支撑性电源项目, 500米服务半径, 面积约8平方公里.
    fn sizes(&self) -> bool {
        const WORKS: &Words = words!["项目", "工程", "项目建设", "工程建设", "机组", "生产线"];
        let sized = ["瓦", "元", "吨", "伏"].iter().any(|word| self.unit.contains(word));
        let noun = self.after.split(['、', '，', '和']).next().unwrap_or_default();
        let works = sized && scan::ends(noun, WORKS);
        let reach = scan::begins(noun, words!["服务半径", "半径", "服务圈", "生活圈"]);
        let plot = self.lead.op == Some(Op::About)
            && words!["面积", "总面积", "占地面积"].has(self.head());
        works || reach || plot
    }
}

/// Whether words between a verb and a share only narrow what it is a share of: none, 全市范围.
fn is_whole(words: &str) -> bool {
    const LONGEST: usize = 12;
    const OTHERS: &Words = words!["、", "和", "按", "依", "照", "以", "含", "（", "不", "为"];
    scan::count(words) <= LONGEST && !measures(words) && !scan::holds(words, OTHERS)
}

/// The length of a bracket of what is included, where a bound follows it: （含私人桩） before 以上.
fn included(tail: &str) -> usize {
    let len = if scan::begins(tail, words!["（含", "（包括"]) {
        crate::draft::words::closing(tail)
    } else {
        None
    };
    len.filter(|len| bound::behind(scan::from(tail, *len)).is_some()).unwrap_or(0)
}

/// Bounds behind a figure that only describe what is named right behind them.
const LIMITS: &Words = words!["以下", "以内", "及以上", "及以下", "（含）以上", "（含）以下"];

/// Ends of indicators that have no unit.
const INDEXES: &Words = words!["比", "指数", "得分", "系数", "值", "评分", "生育率", "死亡率"];

/// The unit behind a number, with where it ends; an index has none.
fn unit_of<'t>(
    words: &'t str,
    number: &Number,
    head: &str,
    lead: &Lead,
) -> Option<(usize, &'t str)> {
    let end = number.span.end;
    if number.span.of(words).is_some_and(says_percent) {
        return Some((end, "%"));
    }
    let rest = words.get(end..)?;
    if let Some((gap, unit)) = unit::at_start(rest) {
        return Some((end + gap + unit.len(), unit));
    }
    if rest.starts_with(['年', '日']) {
        let unit = scan::near(rest, 1);
        return Some((end + unit.len(), unit));
    }
    if let Some(len) = unit::unlisted(rest).filter(|_| lead.op.is_some() && !number.chinese) {
        return Some((end + len, words.get(end..end + len)?));
    }
    let bounded = bound::behind(rest).is_some() || (lead.op.is_some() && rest.is_empty());
    (bounded && scan::ends(head, INDEXES)).then_some((end, ""))
}
