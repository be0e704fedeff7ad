//! Deadlines: which of a text's dates say by when something is to be done.

use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::model::PartialDate;
use crate::text::{DateKind, DateMention, Span, dates};

/// A deadline with the words that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) date: PartialDate,
    pub(super) span: Span,
}

/// The dates of a text, and when it was signed, for those without a year and past ones.
#[derive(Clone, Debug, Default)]
pub(super) struct Clock {
    pub(super) signed: Option<PartialDate>,
    mentions: Vec<DateMention>,
}

impl Clock {
    pub(super) fn of(text: &str, signed: Option<PartialDate>) -> Self {
        Self { signed, mentions: dates(text) }
    }

    /// The dates of a stretch, with offsets into it.
    pub(super) fn mentions(&self, span: Span) -> Vec<DateMention> {
        let first = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let behind = self.mentions.get(first..).unwrap_or_default().iter();
        let within = behind.take_while(|mention| mention.span.end <= span.end);
        let start = |mention: &DateMention| mention.span.start - span.start;
        let own =
            |mention: &DateMention| Span::new(start(mention), start(mention) + mention.span.len());
        within.map(|mention| DateMention { span: own(mention), ..*mention }).collect()
    }

    /// The first deadline of a stretch, whose dates are known.
    pub(super) fn first(&self, text: &str, span: Span, known: &[DateMention]) -> Option<Due> {
        let mut found = self.among(text, span, known, Strictness::Stated);
        let first = found.next()?;
        Some(stages(text, &first, found).unwrap_or(first))
    }

    /// The last date of words that are about a deadline and nothing else.
    pub(super) fn of_label(&self, text: &str, span: Span) -> Option<Due> {
        let found = self.all(text, span, Strictness::Any).into_iter();
        found.rev().max_by(|a, b| a.date.latest().cmp(&b.date.latest()))
    }

    /// The year that a clause begins with, still to come or running: 2025年 in 力争2025年天然气占比达到10%.
    pub(super) fn running(&self, text: &str, span: Span, known: &[DateMention]) -> Option<Due> {
        let words = scan::words(text, span);
        let first = known.first()?;
        let before = scan::before(words, first.span.start).trim_end_matches(['今', '年']);
        let behind = scan::from(words, first.span.end);
        let alone = first.kind == DateKind::Calendar && first.month.is_none();
        let part = matches!(first.kind, DateKind::Half(_) | DateKind::Quarter(_));
        let meant = (alone || part)
            && begins_clause(before)
            && !opens_range(words, first, known.get(1))
            && !is_compared(before, behind)
            && !is_beginning(behind)
            && !behind.starts_with(['度', '的', '、', '前', '版']);
        self.printed(words, first, span.start).filter(|_| meant && !self.is_past(first))
    }

    /// A date of words that is meant as a deadline, as printed where it names no year.
    pub(super) fn printed(&self, words: &str, date: &DateMention, start: usize) -> Option<Due> {
        let due = self.due(date, start)?;
        let told = date.year.is_some() || is_period(date);
        let day = if told { due.date } else { due.date.printed(scan::words(words, date.span)) };
        Some(Due { date: day, ..due })
    }

    /// The deadlines that words name one after another, which figures are told off to: 到2025年和2030年.
    pub(super) fn told_off(&self, text: &str, span: Span, known: &[DateMention]) -> Vec<Due> {
        let words = scan::words(text, span);
        let joined = |pair: &[DateMention]| match pair {
            [one, next] => joins(words.get(one.span.end..next.span.start).unwrap_or_default()),
            _ => false,
        };
        if known.len() < 2 || !known.windows(2).all(joined) {
            return Vec::new();
        }
        let found: Option<Vec<Due>> =
            known.iter().map(|mention| self.due(mention, span.start)).collect();
        found.unwrap_or_default()
    }

    /// A date that is meant as a deadline by where it stands, its span from a place of the text.
    pub(super) fn due(&self, mention: &DateMention, start: usize) -> Option<Due> {
        let date = self.dated(mention, None)?;
        Some(Due { date, span: mention.span.shifted(start) })
    }

    /// Whether a date is over.
    pub(super) fn is_past(&self, mention: &DateMention) -> bool {
        let signed = self.signed.as_ref();
        if let DateKind::FiveYears { to } = mention.kind {
            return signed.is_some_and(|signed| i32::from(to) < i32::from(signed.year()));
        }
        let date = PartialDate::mentioned(mention);
        date.zip(signed).is_some_and(|(date, signed)| date.latest() < signed.earliest())
    }

    /// The last of the deadlines of a stretch, by which all of it is done.
    pub(super) fn last(&self, text: &str, span: Span) -> Option<Due> {
        let found = self.all(text, span, Strictness::Stated).into_iter();
        let ends = found.rev().filter(|due| !is_during(text, due));
        ends.max_by(|a, b| a.date.latest().cmp(&b.date.latest()))
    }

    /// The deadlines of a stretch, in order.
    fn all(&self, text: &str, span: Span, strictness: Strictness) -> Vec<Due> {
        let known = self.mentions(span);
        self.among(text, span, &known, strictness).collect()
    }

    /// The deadlines among the dates of a stretch, in order.
    fn among(
        &self,
        text: &str,
        span: Span,
        mentions: &[DateMention],
        strictness: Strictness,
    ) -> impl Iterator<Item = Due> {
        let words = scan::words(text, span);
        (0..mentions.len()).filter_map(move |at| {
            let mention = mentions.get(at)?;
            let before = at.checked_sub(1).and_then(|at| mentions.get(at));
            let next = mentions.get(at + 1);
            let stands = !before.is_some_and(|before| opens_range(words, before, Some(mention)));
            let said = stands && !is_told_twice(mention, next) && says_due(words, mention, next);
            let fits = strictness == Strictness::Any || said;
            // 2020年年底前 is two mentions, the second without a year of its own.
            let year = before.filter(|before| before.span.end == mention.span.start);
            let named = year.and_then(|before| before.year).or_else(|| self.next(words, mention));
            let found = self.dated(mention, named).filter(|_| fits)?;
            let start = year.map_or(mention.span.start, |before| before.span.start);
            let next = scan::before(words, start).ends_with('明');
            let start = if next { start - '明'.len_utf8() } else { start };
            let whole = Span::new(start, mention.span.end);
            let told = year.is_some() || mention.year.is_some() || is_period(mention);
            let date = if told { found } else { found.printed(scan::words(words, whole)) };
            Some(Due { date, span: whole.shifted(span.start) })
        })
    }

    /// The year after that of signing, where a date is of 明年.
    fn next(&self, words: &str, mention: &DateMention) -> Option<i16> {
        let before = scan::before(words, mention.span.start);
        let of_year = scan::words(words, mention.span).starts_with('年');
        let said = before.ends_with("明年") || (of_year && before.ends_with('明'));
        let year = self.signed.as_ref().filter(|_| said)?.year();
        i16::try_from(year + 1).ok()
    }

    /// The date of a mention, in the year of signing where it names none; a past one is no deadline.
    fn dated(&self, mention: &DateMention, named: Option<i16>) -> Option<PartialDate> {
        let year = match (mention.kind, mention.year) {
            (DateKind::FiveYears { to }, _) => u16::try_from(to).ok()?,
            (_, Some(year)) => u16::try_from(year).ok()?,
            (_, None) if named.is_some() => u16::try_from(named?).ok()?,
            (_, None) => self.signed.as_ref()?.year(),
        };
        let month = mention.month.filter(|_| !matches!(mention.kind, DateKind::FiveYears { .. }));
        let day = mention.day.filter(|_| month.is_some());
        let date = PartialDate::new(year, month, day).ok()?;
        let past = self.signed.as_ref().is_some_and(|signed| date.latest() < signed.earliest());
        (!past).then_some(date)
    }
}

/// Gives the parts of a year that name none the year of the part before them: 2021年上半年…；下半年…. Tells where that year
/// stands.
pub(super) fn of_year(dates: &mut [DateMention], named: Option<&DateMention>) -> Option<Span> {
    let first = dates.first_mut()?;
    let part = |date: &DateMention| {
        matches!(date.kind, DateKind::Half(_) | DateKind::Quarter(_) | DateKind::End)
    };
    let named = named.filter(|named| part(named) || named.month.is_some())?;
    let later = first.year.is_none() && part(first) && named.month < first.month;
    first.year = named.year.filter(|_| later).or(first.year);
    later.then_some(named.span)
}

/// Whether nothing but a word of lists stands between two dates.
fn joins(between: &str) -> bool {
    let word = between.trim_matches(['“', '”', ' ', '到', '底', '末', '年']);
    matches!(word, "、" | "和" | "与" | "及" | "以及")
}

/// Whether a year only says when something happens, not by when all is done: 2022年，新增500家.
fn is_during(text: &str, due: &Due) -> bool {
    let plain = due.span.len() == "2022年".len() && scan::words(text, due.span).ends_with('年');
    let behind = scan::from(text, due.span.end);
    let ends = scan::begins(
        behind,
        words!["底", "末", "前", "内", "之前", "以前", "完成", "全面完成", "基本完成"],
    );
    plain && !ends && !scan::before(text, due.span.start).ends_with(['到', '至', '在'])
}

/// “十四五”.
fn is_period(mention: &DateMention) -> bool {
    matches!(mention.kind, DateKind::FiveYears { .. })
}

/// 到2024年底…；到2025年底…: of stages the last, by which all is done.
fn stages(text: &str, first: &Due, others: impl Iterator<Item = Due>) -> Option<Due> {
    const FARTHEST: usize = 600;
    let led = |due: &Due| scan::before(text, due.span.start).ends_with('到');
    let near = |due: &Due| {
        let between = text.get(first.span.end..due.span.start).unwrap_or("。");
        !between.contains('。') && between.len() < FARTHEST && between.contains(['，', '；'])
    };
    let staged = others.take_while(|due| led(first) && near(due) && led(due));
    staged.take(8).last()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Strictness {
    Stated,
    Any,
}

/// Whether the words around a date make it a deadline.
fn says_due(words: &str, mention: &DateMention, next: Option<&DateMention>) -> bool {
    let before = scan::before(words, mention.span.start);
    let behind = scan::from(words, mention.span.end);
    let behind = behind.trim_start_matches(['”', ' ', '\u{3000}']);
    let before = before.trim_end_matches(['“', ' ', '\u{3000}', '今']);
    if is_cited(before)
        || is_recurring(before)
        || opens_range(words, mention, next)
        || is_compared(before, behind)
    {
        return false;
    }
    if mention.kind == DateKind::Calendar && mention.month.is_none() && behind.starts_with('内') {
        return !qualifies(behind);
    }
    let quarter = matches!(mention.kind, DateKind::Quarter(_));
    let behind = if quarter { behind.trim_start_matches(['末', '底']) } else { behind };
    if let Some(rest) = before_word(behind) {
        return !qualifies(rest) && !favours(rest) && !is_for_others(before, rest);
    }
    if is_beginning(behind)
        || is_validity(before)
        || favours(behind)
        || behind.starts_with(['度', '的', '、'])
        || names_month_only(mention)
    {
        return false;
    }
    let led = before.ends_with(['到', '至']) && !before.ends_with("达到");
    let by = led
        || (before.ends_with('在') && reaches(behind))
        || (begins_clause(before) && acts(behind, mention));
    by && !qualifies(behind)
}

/// Whether the year of a date stands alone before it: 2020年 of 2020年年底.
fn is_told_twice(mention: &DateMention, next: Option<&DateMention>) -> bool {
    next.is_some_and(|next| next.span.start == mention.span.end && next.year.is_none())
}

/// A date without a year that is no end of anything: 3月 alone is no deadline.
fn names_month_only(mention: &DateMention) -> bool {
    mention.year.is_none() && mention.kind == DateKind::Calendar
}

/// What stands behind 前 or 之前.
fn before_word(behind: &str) -> Option<&str> {
    ["之前", "以前", "前"]
        .iter()
        .find_map(|word| behind.strip_prefix(word))
        .filter(|rest| !rest.starts_with(['期', '述', '款']) && !counts_years(rest))
}

/// 三年 behind “十四五”前.
fn counts_years(rest: &str) -> bool {
    let behind = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit() || ['一', '二', '两', '三', '四', '五'].contains(&c)
    });
    behind.len() < rest.len() && behind.starts_with(['年', '个'])
}

/// Whether the date is inside a title or a document's number.
fn is_cited(before: &str) -> bool {
    let mut depth = 0i32;
    for character in before.chars().rev().take(80) {
        match character {
            '》' => depth += 1,
            '《' if depth == 0 => return true,
            '《' => depth -= 1,
            '。' => return false,
            _ => {}
        }
    }
    false
}

fn is_recurring(before: &str) -> bool {
    is_counted_year(before)
        || scan::ends(before, words!["每", "各", "次", "逐", "每年", "次年", "当年", "每月"])
}

/// 第2年 and 第二年的, whose months are of no year that is told.
fn is_counted_year(before: &str) -> bool {
    let year = before.trim_end_matches('的').strip_suffix('年');
    let count = |c: char| {
        c.is_ascii_digit()
            || ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].contains(&c)
    };
    year.is_some_and(|year| year.trim_end_matches(count).ends_with('第'))
}

/// 2018年至2020年: the first is the beginning of a range.
fn opens_range(words: &str, mention: &DateMention, next: Option<&DateMention>) -> bool {
    let Some(next) = next else { return false };
    let between = words.get(mention.span.end..next.span.start).unwrap_or("x");
    matches!(between.trim(), "至" | "到" | "-" | "—" | "——" | "－" | "～" | "~" | "–")
}

/// 比2015年, 2019年同期, 2020年基础上: what something is compared with.
fn is_compared(before: &str, behind: &str) -> bool {
    let led = before.ends_with(['从', '自', '于', '以']) || compares(before);
    (led && !behind.starts_with('前')) || scan::begins(behind, BEHIND_BASELINES)
}

/// Whether words compare with the date behind them: 比, 较; not 占比.
pub(super) fn compares(before: &str) -> bool {
    before.ends_with(['比', '较']) && !before.ends_with("占比")
}

/// Words behind the date that something is compared with.
const BEHIND_BASELINES: &Words =
    words!["同期", "相比", "比", "基础上", "水平", "以来", "为基", "的基础", "的水平"];

fn is_beginning(behind: &str) -> bool {
    scan::begins(behind, words!["起", "开始", "以来", "以后", "之后", "后", "初起", "末以"])
}

/// Words in front of a date until which something holds.
fn is_validity(before: &str) -> bool {
    const WORDS: &Words = words![
        "有效期至",
        "有效期到",
        "执行至",
        "期限至",
        "期至",
        "截止",
        "截至",
        "延长至",
        "延续至",
        "实施到",
        "执行到",
        "实施至",
        "延长到",
        "延续到",
        "止于",
    ];
    scan::ends(before, WORDS)
}

/// Words that `qualifies` looks for.
const QUALIFIES_STATES: &Words = words![
    "到期",
    "建成的",
    "已",
    "未",
    "注册",
    "成立",
    "出生",
    "取得",
    "投产",
    "参保",
    "登记",
    "毕业",
    "签订",
    "开工的",
    "发生",
    "形成的",
    "批准",
];

/// Whether a date with what follows it only describes a noun: 2020年6月30日前到期的中小企业.
fn qualifies(behind: &str) -> bool {
    let clause = behind.split(['，', '。', '；', '、']).next().unwrap_or_default();
    let near = scan::near(clause, 14);
    near.contains('的') && scan::begins(near, QUALIFIES_STATES)
}

/// Words of what is spared or granted for a time.
const FAVOURS: &Words = words![
    "免收", "免征", "免交", "免缴", "免除", "免费", "减免", "减征", "减半", "减按", "暂免", "暂缓",
    "缓缴", "缓征", "停征", "停收", "停缴", "给予", "享受",
];

/// Whether what follows a date, up to the end of its sentence, is granted until then: 2026年前，对…免收电费.
fn favours(behind: &str) -> bool {
    const CLAUSES: usize = 2;
    const NEAR: usize = 80;
    let clauses = scan::near(behind, NEAR)
        .split(['。', '；'])
        .next()
        .unwrap_or_default()
        .trim_start_matches('，');
    let mut near = clauses.split('，').take(CLAUSES);
    let given = near
        .clone()
        .next()
        .is_some_and(|first| scan::begins(first, words!["对", "凡", "符合", "按"]));
    let first = near.next().unwrap_or_default();
    scan::holds(first, FAVOURS) || (given && near.any(|clause| scan::holds(clause, FAVOURS)))
}

/// Whether a date says until when those who are spared something may act or have to pay: 可在…前缴纳, 在…前如数交还, 在…前有望投产.
fn is_for_others(before: &str, rest: &str) -> bool {
    const MAY: &Words = words![
        "可在",
        "可于",
        "可以在",
        "可至",
        "可延至",
        "可延期至",
        "顺延至",
        "延期至",
        "延长至",
        "推迟至"
    ];
    const PAYS: &Words = words![
        "缴纳", "缴清", "缴齐", "缴足", "补缴", "交还", "归还", "偿还", "还清", "还款", "有望",
        "能够",
    ];
    let first = scan::near(rest, 8).split(['，', '。', '；']).next().unwrap_or_default();
    scan::ends(before, MAY) || scan::holds(first, PAYS)
}

fn begins_clause(before: &str) -> bool {
    before.is_empty()
        || before.ends_with(['，', '。', '；', '：', '、', '（', '(', '.', '”'])
        || scan::ends(before, words!["力争", "确保", "争取", "并", "力争在", "计划", "拟"])
}

/// Whether what follows a date at the beginning of a clause is something to be done.
fn acts(behind: &str, mention: &DateMention) -> bool {
    if matches!(mention.kind, DateKind::FiveYears { .. }) {
        let end = ["期末", "末期", "末"].iter().find_map(|word| behind.strip_prefix(word));
        let period = ["期间", "时期"].iter().find_map(|word| behind.strip_prefix(word));
        return end.is_some_and(|rest| rest.starts_with('，') || reaches(rest))
            || period.is_some_and(|rest| scan::begins(rest.trim_start_matches('，'), COMPLETES));
    }
    let ends = mention.kind == DateKind::End;
    let alone = behind.is_empty() || behind.starts_with('，');
    alone || reaches(behind) || (ends && !behind.starts_with('的'))
}

/// Verbs of what is done when a period ends, rather than all the time that it lasts.
const COMPLETES: &Words = words![
    "实现",
    "完成",
    "建成",
    "达到",
    "全面建",
    "全部",
    "基本",
    "力争",
    "确保",
    "形成",
    "建立"
];

/// Verbs of getting something done.
fn reaches(behind: &str) -> bool {
    scan::begins(behind, REACHES)
}

/// Verbs behind a date of getting something done, and words that such begin with.
const REACHES: &Words = words![
    "实现", "完成", "建成", "达到", "全面", "基本", "力争", "确保", "全部", "底", "形成", "建立",
    "要", "将", "启动", "出台", "制定", "印发", "争取", "培育", "新增",
];
