//! Titles of documents and of the plans in them, over broken lines and with titles inside.

use crate::draft::scan;
use crate::draft::word_list::{Words, words};
use std::ops::Range;

use super::head::Named;
use super::lines::Line;
use super::names::is_body;
use super::page::{Paragraph, clean, is_blank};
use crate::model::DocumentNumber;
use crate::text::Span;

/// The title of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// Its words, joined over lines.
    pub(super) words: String,
    /// The lines, in the text.
    pub(super) span: Option<Span>,
    /// The paragraphs that it takes.
    pub(super) paragraphs: Range<usize>,
    /// Where line breaks stood, in bytes of the words.
    breaks: Vec<usize>,
}

/// Words that end the title of a document or plan.
const GENRES: &Words = words![
    "通知",
    "意见",
    "决定",
    "公告",
    "通告",
    "函",
    "批复",
    "报告",
    "方案",
    "计划",
    "规划",
    "办法",
    "规定",
    "细则",
    "措施",
    "政策",
    "要点",
    "条例",
    "纲要",
    "指南",
    "清单",
    "安排",
    "解读",
    "举措",
    "十条",
    "规则",
    "制度",
    "预案",
    "标准",
    "分工",
    "任务书",
    "责任书",
    "目录",
    "若干政策",
    "行动",
    "公报",
    "通报",
    "令",
    "分工表",
    "分解表",
    "任务表",
    "一览表",
    "责任表",
    "计划表",
    "台账",
];

/// Words in brackets that may follow the genre.
const RIDERS: &Words =
    words!["试行", "暂行", "征求意见稿", "送审稿", "修订", "修订稿", "草案", "摘要", "节选", "年"];

/// Genres that only pass something on.
const NOTICES: &[&str] = &["通知", "公告", "通告", "函", "批复", "决定", "令", "意见"];

/// The longest title, in characters.
const LONGEST: usize = 160;

impl Title {
    /// A title as the page's metadata gives it.
    pub(super) fn of_page(words: &str) -> Self {
        Self { words: words.to_owned(), span: None, paragraphs: 0..0, breaks: Vec::new() }
    }

    /// The bodies in front of 关于 or 印发.
    pub(super) fn issuers(&self, text: &str) -> Vec<Named> {
        let at = ["关于", "印发", "转发"].iter().filter_map(|word| self.words.find(word)).min();
        let Some(head) = at.and_then(|at| self.words.get(..at)) else { return Vec::new() };
        let mut parts: Vec<&str> = Vec::new();
        let mut start = 0;
        for end in self.breaks.iter().copied().filter(|end| *end <= head.len()).chain([head.len()])
        {
            let part = head.get(start..end).unwrap_or_default();
            parts.extend(
                part.split(|c: char| is_blank(c) || c == '、').filter(|one| !one.is_empty()),
            );
            start = end;
        }
        if parts.is_empty() || !parts.iter().all(|part| is_body(part)) {
            return Vec::new();
        }
        parts.into_iter().map(|part| self.issuer(text, part)).collect()
    }

    fn issuer(&self, text: &str, name: &str) -> Named {
        let found = self.span.and_then(|span| Some((span.start, span.of(text)?.find(name)?)));
        let span = found.map(|(start, at)| Span::new(start + at, start + at + name.len()));
        Named { name: name.to_owned(), span }
    }

    /// Whether the document's number stands behind it in brackets.
    fn ends_in_number(&self) -> bool {
        self.words.ends_with(['）', ')'])
            && self.words.rsplit(['（', '(']).next().is_some_and(|end| end.contains('号'))
    }

    /// Takes off the document's number in front: 石政发〔2020〕3号-….
    pub(super) fn take_number(&mut self, text: &str) -> Option<(DocumentNumber, Option<Span>)> {
        let (span, number) = DocumentNumber::find_in(&self.words).into_iter().next()?;
        let behind = scan::from(&self.words, span.end);
        let rest = behind
            .trim_start_matches(|c| is_blank(c) || ['-', '—', '－', '–'].contains(&c))
            .to_owned();
        let apart = span.start == 0 && rest.len() < behind.len() && ends_in_genre(&rest);
        let whole = self.span.filter(|_| apart)?;
        let at = whole.of(text)?.find(&rest)?;
        self.words = rest;
        self.breaks.clear();
        self.span = Some(Span::new(whole.start + at, whole.end));
        let printed = span.shifted(whole.start);
        let own = |words: &str| words.parse::<DocumentNumber>().is_ok_and(|own| own == number);
        let is_there = printed.of(text).is_some_and(own);
        Some((number, Some(printed).filter(|_| is_there)))
    }

    /// What a notice passes on: the titles in 《》, or the words between 印发 and 的通知.
    pub(super) fn subjects(&self) -> Vec<String> {
        let quoted: Vec<String> = titles_in(&self.words);
        if !quoted.is_empty() {
            return quoted;
        }
        let passed =
            ["关于印发", "关于转发", "关于发布", "关于公布", "关于批转"].iter().find_map(|word| {
                let (_, rest) = self.words.split_once(word)?;
                let end = NOTICES.iter().find_map(|notice| rest.strip_suffix(notice))?;
                Some(end.trim_end_matches('的').to_owned())
            });
        passed.into_iter().filter(|title| !title.is_empty()).collect()
    }
}

/// The outermost titles in 《》.
pub(super) fn titles_in(words: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (at, character) in words.char_indices() {
        match character {
            '《' => {
                if depth == 0 {
                    start = at + character.len_utf8();
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.extend(words.get(start..at).map(str::to_owned));
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether words end like a title.
pub(super) fn ends_in_genre(words: &str) -> bool {
    let words = words.trim_end_matches(is_blank);
    let stem = match words.strip_suffix(['）', ')']) {
        Some(inner) => {
            let Some((stem, rider)) = inner.rsplit_once(['（', '(']) else { return false };
            if !scan::ends(rider, RIDERS) && !rider.contains(char::is_numeric) {
                return false;
            }
            stem
        }
        None => words,
    };
    let stem = stem.trim_end_matches(['》', '”']);
    scan::ends(stem, GENRES) && stem.chars().nth(3).is_some()
}

/// The title among the first paragraphs.
pub(super) fn find(
    text: &str,
    paragraphs: &[Paragraph],
    lines: &[Line],
    of_page: Option<&Title>,
) -> Option<Title> {
    if let Some(page) = of_page
        && let Some(found) = matching(text, paragraphs, &page.words)
    {
        return Some(found);
    }
    for at in 0..paragraphs.len() {
        if matches!(lines.get(at), Some(Line::Marked)) {
            break;
        }
        if let Some(found) = from(text, paragraphs, lines, at) {
            return Some(of_page_twice(text, paragraphs, lines, found));
        }
    }
    let first = paragraphs.first()?;
    running(text, first).or_else(|| heading(text, first))
}

/// The second of two titles where the first is a page's own: one that ends in the document's number, as …的通知（沈政发〔2020〕1号）,
/// or that leaves out the issuers with whom the second begins.
fn of_page_twice(text: &str, paragraphs: &[Paragraph], lines: &[Line], first: Title) -> Title {
    let next = first.paragraphs.end;
    let mut seconds = (next..next + 3).filter_map(|at| from(text, paragraphs, lines, at));
    let second = if first.ends_in_number() {
        seconds.next()
    } else if first.words.starts_with("关于") {
        seconds.next().filter(|second| !second.issuers(text).is_empty())
    } else {
        None
    };
    match second {
        Some(second) => {
            Title { paragraphs: first.paragraphs.start..second.paragraphs.end, ..second }
        }
        None => first,
    }
}

/// The words that a line begins with, up to white space, where its text follows them.
fn heading(text: &str, first: &Paragraph) -> Option<Title> {
    const LONGEST: usize = 60;
    let words = first.span.of(text)?;
    let (head, rest) = words.split_once([' ', '\u{3000}', '\n'])?;
    let count = scan::count(head);
    let reads = (6..=LONGEST).contains(&count)
        && !head.contains(['。', '；', '：', ':', '！'])
        && !head.starts_with(|c: char| c.is_ascii_digit())
        && head.matches('《').count() == head.matches('》').count()
        && !is_body(head)
        && rest.contains('。');
    let mut joined = Joined::default();
    joined.push(text, Span::new(first.span.start, first.span.start + head.len()));
    reads.then(|| joined.title(0..0))
}

/// Lines that together are a title known already.
fn matching(text: &str, paragraphs: &[Paragraph], wanted: &str) -> Option<Title> {
    let wanted = squeezed(wanted);
    (0..paragraphs.len()).find_map(|at| {
        let mut joined = Joined::default();
        for (count, paragraph) in paragraphs.get(at..)?.iter().enumerate().take(6) {
            joined.push(text, paragraph.span);
            let so_far = squeezed(&joined.words);
            if so_far == wanted {
                return Some(joined.title(at..at + count + 1));
            }
            if !wanted.starts_with(&so_far) {
                return None;
            }
        }
        None
    })
}

fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !is_blank(*c)).collect()
}

/// A title that begins in a paragraph.
fn from(text: &str, paragraphs: &[Paragraph], lines: &[Line], at: usize) -> Option<Title> {
    let mut joined = Joined::default();
    for (count, paragraph) in paragraphs.get(at..)?.iter().enumerate().take(6) {
        let words = paragraph.span.of(text)?;
        let kind = lines.get(at + count).copied()?;
        let fits =
            matches!(kind, Line::Title | Line::Else | Line::Name) && paragraph.cells.is_empty();
        let plain = !words.contains(['。', '；'])
            && !words.ends_with(['：', ':', '，'])
            && !is_field(words);
        if !fits || !plain || words.len() > LONGEST * 3 {
            return None;
        }
        joined.push(text, paragraph.span);
        let next =
            paragraphs.get(at + count + 1).and_then(|next| next.span.of(text)).unwrap_or_default();
        if scan::count(&joined.words) > LONGEST {
            return None;
        }
        if is_complete(&joined.words, next) {
            let rider = is_years(next).then(|| paragraphs.get(at + count + 1)).flatten();
            if let Some(rider) = rider {
                joined.push(text, rider.span);
            }
            let end = at + count + 1 + usize::from(rider.is_some());
            return joined.begins_well().then(|| joined.title(at..end));
        }
    }
    None
}

/// A line of the page's own: 来源：…, 字体：大 中 小.
fn is_field(words: &str) -> bool {
    let Some((label, _)) = words.split_once(['：', ':']) else {
        return words.contains(" > ") || words.contains('>');
    };
    scan::count(label) <= 6
}

/// Whether words are a whole title, given the line that follows.
fn is_complete(words: &str, next: &str) -> bool {
    let balanced = words.matches('《').count() == words.matches('》').count()
        && words.matches('“').count() == words.matches('”').count();
    if !balanced || !ends_in_genre(words) || next.starts_with('的') || goes_on(words, next) {
        return false;
    }
    let passes = scan::holds(words, words!["关于印发", "关于转发", "关于批转", "关于发布"]);
    let stem = words.split(['（', '(']).next().unwrap_or(words);
    !passes || NOTICES.iter().any(|notice| words.ends_with(notice) || stem.ends_with(notice))
}

/// Whether a line is nothing but the years of a plan in brackets: （2016—2020年）.
fn is_years(line: &str) -> bool {
    let line = line.trim();
    let inner = line.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let years = |inner: &str| {
        inner.ends_with('年')
            && inner.chars().all(|c| {
                c.is_ascii_digit()
                    || ['年', '—', '-', '－', '–', '~', '～', '至', '到'].contains(&c)
            })
    };
    inner.is_some_and(years)
}

/// Whether the next line ends a title about another one: 关于落实《政府工作报告》 before 重点工作分工的意见.
fn goes_on(words: &str, next: &str) -> bool {
    const LONGEST: usize = 40;
    let about = words.ends_with('》') && words.contains("关于");
    let ends = next.contains('的') && !next.contains("关于") && ends_in_genre(next);
    about && ends && scan::count(next) <= LONGEST
}

/// A title at the beginning of a text whose line breaks were lost.
fn running(text: &str, first: &Paragraph) -> Option<Title> {
    let words = first.span.of(text)?;
    let head: usize = words.chars().take(LONGEST).map(char::len_utf8).sum();
    let head = words.get(..head)?;
    let head = head.split('。').next()?;
    let ends = NOTICES.iter().filter_map(|notice| {
        let at = head.find(&format!("的{notice}"))?;
        Some(at + '的'.len_utf8() + notice.len())
    });
    let end = ends.min()?;
    let mut joined = Joined::default();
    joined.push(text, Span::new(first.span.start, first.span.start + end));
    Some(Title { paragraphs: 0..0, ..joined.title(0..0) })
}

#[derive(Default)]
struct Joined {
    words: String,
    span: Option<Span>,
    breaks: Vec<usize>,
}

impl Joined {
    fn push(&mut self, text: &str, span: Span) {
        if !self.words.is_empty() {
            self.breaks.push(self.words.len());
        }
        self.words.push_str(&clean(scan::words(text, span)));
        self.span = Some(self.span.map_or(span, |known| Span::new(known.start, span.end)));
    }

    /// Whether the lines before 关于 are bodies, where they are lines of their own.
    fn begins_well(&self) -> bool {
        let Some(at) = self.words.find("关于") else { return true };
        let mut start = 0;
        self.breaks.iter().filter(|end| **end <= at).all(|end| {
            let line = self.words.get(start..*end).unwrap_or_default();
            start = *end;
            line.split(|c: char| is_blank(c) || c == '、')
                .all(|name| name.is_empty() || is_body(name))
        })
    }

    fn title(self, paragraphs: Range<usize>) -> Title {
        Title { words: self.words, span: self.span, paragraphs, breaks: self.breaks }
    }
}

/// The title of a plan that begins at a paragraph: its words, place and how many paragraphs it takes.
pub(super) fn plan_at(
    text: &str,
    paragraphs: &[Paragraph],
    lines: &[Line],
    at: usize,
    named: &[String],
    after_frame: bool,
) -> Option<(String, Span, usize)> {
    let first = paragraphs.get(at)?;
    if !matches!(lines.get(at)?, Line::Title | Line::Else | Line::Name) || first.span.len() > 300 {
        return None;
    }
    let remark = first.span.of(text)?;
    if remark.starts_with(['（', '(']) && remark.ends_with(['）', ')']) {
        return None;
    }
    if named.is_empty() && !after_frame {
        return None;
    }
    let mut words = String::new();
    let mut span = first.span;
    for (count, paragraph) in paragraphs.get(at..)?.iter().enumerate().take(4) {
        let line = paragraph.span.of(text)?;
        if line.contains('。') || line.ends_with(['：', '；', '，']) || !paragraph.cells.is_empty()
        {
            return None;
        }
        words.push_str(line);
        span.end = paragraph.span.end;
        let bare = comparable(&words);
        let known = named.iter().any(|name| is_named(name, &bare, &words));
        let alone = after_frame && ends_in_genre(&words) && scan::count(&words) <= 60;
        if known || alone {
            return Some((words, span, count + 1));
        }
        let goes_on = after_frame || named.iter().any(|name| comparable(name).starts_with(&bare));
        if !goes_on {
            return None;
        }
    }
    None
}

/// Whether a notice names this title, alone or among others: A方案和B方案.
fn is_named(named: &str, bare: &str, words: &str) -> bool {
    let named = comparable(named);
    named == bare || (named.contains(bare) && ends_in_genre(words) && bare.chars().nth(5).is_some())
}

/// A title without what a slip may change: white space, quotation marks, 的.
fn comparable(words: &str) -> String {
    words
        .chars()
        .filter(|c| !is_blank(*c) && !matches!(c, '《' | '》' | '“' | '”' | '"' | '的'))
        .collect()
}
