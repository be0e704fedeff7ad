//! Why a plan was made and how long it holds, by the sentences that say so: 为…，制定本方案; 自…起施行，有效期至….

use super::parts::Part;
use super::{Context, evidence};
use crate::draft::outline::Role;
use crate::draft::page::{Paragraph, clean};
use crate::draft::report::Doubt;
use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use crate::model::{PartialDate, Plan, Purpose};
use crate::text::{DateMention, Span, dates, term};

/// The longest sentence, in bytes, that states a purpose.
const LONGEST: usize = 1500;

/// How many paragraphs from the end, and from the beginning of a notice, are looked at for how long a plan holds.
const LAST: usize = 40;

/// Words by which a sentence makes the plan.
const MAKES: &Words = words![
    "制定",
    "制订",
    "提出",
    "现就",
    "现将",
    "特制",
    "编制",
    "出台",
    "印发",
    "通知如下",
    "通告如下",
    "意见如下",
    "措施如下",
    "方案如下",
    "办法如下",
];

/// Words that begin what a sentence says beside the purpose.
const BESIDE: &Words = words![
    "根据", "按照", "依据", "结合", "经", "现", "特", "制定", "制订", "提出", "编制", "出台",
    "印发", "我",
];

/// Adds the purpose of a plan and the days between which it holds.
pub(super) fn add(context: &mut Context<'_, '_>, part: &Part, plan: &mut Plan) {
    let text = context.reading.text;
    let title = context.reading.head.title.as_ref();
    if title.is_some_and(|title| title.words.contains("解读")) {
        return;
    }
    plan.purpose = opening(context, part).and_then(|paragraph| purpose(text, paragraph.span));
    for paragraph in closing(context, part) {
        holds(context, paragraph, plan);
    }
}

/// The paragraphs of a part before its first item.
fn opening<'r>(context: &Context<'r, '_>, part: &Part) -> Option<&'r Paragraph> {
    let reading = context.reading;
    let first = part.items.first().and_then(|at| reading.outline.items.get(*at))?.paragraph;
    let title = part.title_span.map_or(0, |span| span.end);
    let above = reading.paragraphs.get(..first)?.iter().zip(&reading.head.roles);
    let mut above = above.filter(|(one, role)| **role == Role::Text && one.span.start >= title);
    above.find(|(one, _)| scan::words(reading.text, one.span).starts_with('为')).map(|(one, _)| one)
}

/// The purpose that a paragraph states: its words up to what it is based on.
fn purpose(text: &str, paragraph: Span) -> Option<Purpose> {
    let words = scan::words(text, paragraph);
    let sentence = words.split('。').next()?;
    if sentence.len() > LONGEST || !scan::holds(sentence, MAKES) {
        return None;
    }
    let beside = sentence
        .match_indices('，')
        .find(|(at, stop)| scan::begins(scan::from(sentence, at + stop.len()), BESIDE));
    let end = beside.map(|(at, _)| at)?;
    let aim = scan::before(sentence, end);
    let lead = scan::lead(aim, words!["为了", "为"]);
    let quote = Span::new(paragraph.start, paragraph.start + sentence.len());
    let text_of = clean(scan::from(aim, lead));
    scan::several(&text_of).then(|| Purpose {
        text: text_of,
        evidence: evidence::of(text, evidence::with_stop(text, quote)),
    })
}

/// The last paragraphs of a part's document, where how long it holds is said, behind those of the notice that carries it.
fn closing(context: &Context<'_, '_>, part: &Part) -> Vec<Span> {
    let reading = context.reading;
    let title = part.title_span.map_or(0, |span| span.start);
    let from = reading.paragraphs.len().saturating_sub(LAST);
    let last = reading.paragraphs.iter().skip(from).filter(|one| one.span.start >= title);
    let notice = reading.head.plans.first().map_or(0, |plan| plan.paragraph).min(LAST);
    let notice = reading.paragraphs.iter().take(notice);
    notice.chain(last).map(|one| one.span).collect()
}

/// Words without which nothing is said of how long a plan holds.
const HOLDS: &Words = words!["施行", "实施", "执行", "有效期", "生效"];

/// Reads 自2021年3月1日起施行，有效期至2026年2月28日.
fn holds(context: &mut Context<'_, '_>, paragraph: Span, plan: &mut Plan) {
    let text = context.reading.text;
    if !scan::holds(scan::words(text, paragraph), HOLDS) {
        return;
    }
    for sentence in crate::draft::subject::sentences(text, paragraph).take(200) {
        let words = scan::words(text, sentence);
        if !speaks_of_force(words) {
            continue;
        }
        let found = dates(words);
        let begins = found.iter().find(|mention| is_beginning(words, mention));
        let ends = found.iter().find(|mention| is_end(words, mention));
        let signed = plan.dates.signed.clone();
        let later = |date: &PartialDate| {
            signed.as_ref().is_none_or(|signed| signed.earliest() <= date.latest())
        };
        let effective = begins.and_then(whole).filter(later);
        let expires = ends.and_then(whole).filter(later);
        let expires =
            expires.or_else(|| after_term(text, paragraph, words, effective.as_ref(), plan));
        if effective.is_some() || expires.is_some() {
            plan.dates.effective = plan.dates.effective.take().or(effective);
            plan.dates.expires = plan.dates.expires.take().or(expires);
            plan.evidence.push(evidence::of(text, sentence));
        } else if words.contains("有效期") {
            let shown = scan::near(words, 60);
            let message = format!("`{shown}` says how long the plan holds; give `dates.expires`");
            context.report.add(Doubt::Head, Some(sentence), message);
        }
    }
}

/// The last day of 有效期5年, where the day is known from which it counts: that of coming into force, or of signing
/// where the paragraph says 自印发之日起施行.
fn after_term(
    text: &str,
    paragraph: Span,
    words: &str,
    effective: Option<&PartialDate>,
    plan: &Plan,
) -> Option<PartialDate> {
    let term = term(words)?;
    let mut dates = plan.dates.clone();
    dates.effective = effective.cloned().or(dates.effective);
    let from_issue = scan::words(text, paragraph).split("之日起").skip(1).any(|behind| {
        scan::begins(behind.trim_start(), words!["施行", "实施", "执行", "生效", "起施行"])
    });
    let known = dates.effective.is_some() || from_issue;
    let last = dates.end_of(&term).filter(|_| known)?;
    Some(last.printed(term.span.of(words)?))
}

/// Whether a sentence says from when or until when its own document holds.
fn speaks_of_force(words: &str) -> bool {
    const OWN: &Words = words![
        "本方案",
        "本意见",
        "本办法",
        "本通知",
        "本措施",
        "本政策",
        "本规定",
        "本计划",
        "本细则",
        "本规划",
        "以上措施",
        "本若干",
        "上述措施",
        "以上政策",
        "上述政策",
        "本实施",
        "本行动",
        "本文件",
        "本决定",
        "有效期",
    ];
    let own = scan::holds(words, OWN) || words.starts_with('自');
    own && scan::holds(words, HOLDS) && scan::may_date(words) || (own && words.contains("有效期"))
}

/// 自2021年3月1日起.
fn is_beginning(words: &str, mention: &DateMention) -> bool {
    let before = scan::before(words, mention.span.start).trim_end();
    let behind = scan::from(words, mention.span.end).trim_start();
    before.ends_with(['自', '从', '于'])
        && scan::begins(behind, words!["起", "开始", "施行", "实施", "生效"])
}

/// 有效期至2026年2月28日, 执行至2020年底.
fn is_end(words: &str, mention: &DateMention) -> bool {
    let before = scan::before(words, mention.span.start).trim_end();
    scan::ends(
        before,
        words![
            "有效期至",
            "有效期到",
            "执行至",
            "执行到",
            "实施至",
            "截止到",
            "截至",
            "截止",
            "止于",
            "延续至",
            "期限至",
            "暂定至",
        ],
    )
}

/// A date that names its year.
fn whole(mention: &DateMention) -> Option<PartialDate> {
    mention.year.and_then(|_| PartialDate::mentioned(mention))
}
