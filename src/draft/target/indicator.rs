//! What a figure measures: the words before it or, where something is made, behind it.

use super::super::due::compares;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::text::{DateMention, Span, dates};

/// Words in front of an indicator that are no part of it.
const LEADS: &Words = words![
    "的",
    "其中",
    "力争",
    "争取",
    "确保",
    "努力",
    "推动",
    "实现",
    "使",
    "到",
    "在",
    "至",
    "全力",
    "力求",
    "保证",
    "促进",
    "保持",
    "并",
    "且",
    "同时",
    "将",
    "要",
    "进一步",
    "必须",
    "务必",
    "基本实现",
    "逐步",
    "把",
    "，",
    "、",
    "：",
    "；",
    " ",
    "　",
    "底",
    "末",
    "年",
    "前",
    "期间",
    "”",
    "以",
    "及",
    "和",
    "与",
    "不断",
    "全年",
    "年底",
    "届时",
    "二是",
    "一是",
    "三是",
    "四是",
    "五是",
    "由",
    "按",
    "每年",
    "引导",
    "鼓励",
    "支持",
    "总体",
    "全面",
    "力争使",
    "其",
    "有效",
    "大幅",
    "切实",
    "持续",
    "分别",
    "三年内",
    "五年内",
];

/// Words that begin like one in front of an indicator and are part of it.
const KEPT: &Words = words![
    "到位",
    "到岗",
    "到户",
    "到期",
    "使用",
    "在岗",
    "年均",
    "在校",
    "在建",
    "在园",
    "在册",
    "在库",
    "要素",
    "年产",
    "年度",
    "年营",
    "年销",
    "年接待",
    "年处理",
    "年培训",
    "年用",
    "年人均",
    "并网",
    "并购",
    "以工",
    "其他",
    "按揭",
    "及时",
    "支持性",
    "年主营",
    "年纳税",
    "年交易",
    "年运",
];

/// Words at the end of an indicator that are no part of it.
const TAILS: &Words = words![
    "基础上",
    "的",
    "同比",
    "，",
    "：",
    "、",
    " ",
    "　",
    "再",
    "要",
    "应",
    "须",
    "力争",
    "确保",
    "分别",
    "均",
    "都",
    "将",
    "三年",
    "五年",
    "近",
    "上",
    "原则上",
    "全部",
    "逐步",
    "总体",
    "基本",
    "按",
    "以",
    "共",
    "累计",
    "年均",
    "必须",
    "不断",
    "每年",
    "则",
    "也",
    "实现",
    "完成",
    "做到",
    "一般",
    "一律",
];

/// Verbs that stand before the thing that they change: 降低综合费率0.5个百分点.
const VERBS: &Words = words![
    "降低", "提高", "提升", "增加", "减少", "下调", "扩大", "压减", "削减", "下降", "压缩", "缩短",
];

/// Trims a stretch of words to the indicator in it.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let mut span = span;
    loop {
        let words = scan::words(text, span);
        let lead = lead(words);
        if lead > 0 {
            span.start += lead;
            continue;
        }
        let tail = tail(words);
        if tail == 0 {
            return span;
        }
        span.end -= tail;
    }
}

/// Whether words are nothing but what may stand in front of an indicator: 到2025年, 力争使.
pub(super) fn is_lead(words: &str) -> bool {
    let mut rest = words.trim();
    while !rest.is_empty() {
        let whole = LEADS.has(rest);
        let len = if whole { rest.len() } else { lead(rest) };
        if len == 0 {
            return false;
        }
        rest = scan::from(rest, len);
    }
    true
}

/// Words without what may stand in front of an indicator.
pub(super) fn without_lead(words: &str) -> &str {
    let mut rest = words.trim();
    while let Some(len) = Some(lead(rest)).filter(|len| *len > 0) {
        rest = scan::from(rest, len);
    }
    rest
}

fn lead(words: &str) -> usize {
    if let Some(first) = date_at_start(words) {
        return first;
    }
    if scan::begins(words, KEPT) {
        return 0;
    }
    let lead = LEADS.longest_lead(words).unwrap_or(0);
    if lead < words.len() { lead } else { 0 }
}

/// The length of a date that words begin with.
fn date_at_start(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    if !first.is_ascii_digit() && !matches!(first, '年' | '二' | '上' | '下' | '十' | '今' | '明')
    {
        return None;
    }
    let from = scan::lead(words, words!["今", "明"]);
    let mention = dates(scan::near(words, 24)).into_iter().next()?;
    (mention.span.start == from).then_some(mention.span.end)
}

fn tail(words: &str) -> usize {
    let tail = TAILS.longest_tail(words);
    let dated = || {
        let head = scan::before(words, date_at_end(words)?.span.start);
        let head = head.trim_end_matches(['、', '和', '与', '及', '到', '至', '“']);
        Some(words.len() - head.len())
    };
    tail.or_else(|| compared(words)).or_else(dated).filter(|tail| *tail < words.len()).unwrap_or(0)
}

/// The date that words end in, of which what they name is told: 2025年 of 森林覆盖率到2025年.
pub(super) fn date_at_end(words: &str) -> Option<DateMention> {
    const NEAR: usize = 12;
    if !scan::ends(words, words!["年", "年底", "年末", "月", "月底", "末", "期间", "半年"])
    {
        return None;
    }
    let from = words.len() - scan::tail(words, NEAR).len();
    let mention = dates(scan::from(words, from)).into_iter().next_back()?;
    let before = scan::before(words, mention.span.start + from);
    let whole = mention.span.end + from == words.len();
    let of = !compares(before) && !before.ends_with(['于', '从', '自', '由', '以', '达']);
    (whole && of && !before.ends_with("达到"))
        .then(|| DateMention { span: mention.span.shifted(from), ..mention })
}

/// The length of 较2019年 or 比上年 at the end of words.
pub(super) fn compared(words: &str) -> Option<usize> {
    const YEARS: &Words = words![
        "年",
        "年底",
        "年末",
        "同期",
        "上年",
        "去年",
        "水平",
        "五”",
        "五”末",
        "时期",
        "法定时限",
        "法定时间",
    ];
    if !scan::ends(words, YEARS) {
        return None;
    }
    let at = words.rfind(['较', '比', '在'])?;
    let rest = scan::from(words, at);
    let share = rest.starts_with('比') && scan::before(words, at).ends_with('占');
    (!share && scan::count(rest) <= 12).then_some(rest.len())
}

/// The thing behind a verb of change that stands in front of it, when the figure follows right behind.
pub(super) fn object(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text)?;
    let (at, verb) = last_verb(words)?;
    let object = Span::new(span.start + at + verb.len(), span.end);
    (object.of(text)?.chars().nth(1).is_some()).then_some(object)
}

/// The direction of the verb in front of an object.
pub(super) fn object_verb(words: &str) -> Option<&'static str> {
    last_verb(words).map(|(_, verb)| verb)
}

/// The last verb of change in words; 增加值 holds none.
fn last_verb(words: &str) -> Option<(usize, &'static str)> {
    let found = VERBS.last_in(words);
    let named = |(at, verb): &(usize, &str)| {
        *verb == "增加" && scan::from(words, at + verb.len()).starts_with('值')
    };
    match found.filter(named) {
        Some((at, _)) => VERBS.last_in(scan::before(words, at)),
        None => found,
    }
}

/// The parts of a list of indicators that share figures: A、B和C.
pub(super) fn parts(text: &str, span: Span) -> Vec<Span> {
    divided(text, span, |_, _| true)
}

/// Whether words name a rate by themselves, so that a list of such shares what is said of it.
pub(super) fn is_rate(words: &str) -> bool {
    scan::ends(words, words!["率", "比例", "占比", "比重", "强度", "浓度", "覆盖面"])
}

/// The parts of a list of so many indicators, where 和 may stand inside of one; none where their count is another.
pub(super) fn told_off(text: &str, span: Span, count: usize) -> Vec<Span> {
    let words = scan::words(text, span);
    let last = words.rfind(['和', '与', '及']);
    let all = divided(text, span, |_, _| true);
    let lists = divided(text, span, |at, stop| stop == '、' || Some(at) == last);
    let stops = divided(text, span, |_, stop| stop == '、');
    [all, lists, stops].into_iter().find(|parts| parts.len() == count).unwrap_or_default()
}

/// Divides a list outside of brackets at the stops that are meant.
fn divided(text: &str, span: Span, stops: impl Fn(usize, char) -> bool) -> Vec<Span> {
    let words = scan::words(text, span);
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    for (at, character) in words.char_indices() {
        match character {
            '（' | '(' | '“' => depth += 1,
            '）' | ')' | '”' => depth = depth.saturating_sub(1),
            '、' | '和' | '与' | '及' if depth == 0 && at > start && stops(at, character) => {
                found.push(Span::new(span.start + start, span.start + at));
                start = at + character.len_utf8();
            }
            _ => {}
        }
    }
    found.push(Span::new(span.start + start, span.end));
    found
}
