//! Long lines of several paragraphs whose breaks were lost: where marks, numbers, dates and titles begin anew.

use super::lines::{Line, addresses, of_line};
use super::mark::{self, Form, Mark};
use super::page::is_blank;
use super::title::ends_in_genre;
use crate::draft::scan;
use crate::text::Span;

/// The numbers that the rows of marks have come to, over the lines of a text.
#[derive(Debug, Default)]
pub(super) struct Rows {
    last: Vec<(Form, u32)>,
}

impl Rows {
    /// Whether a mark begins a row or is the next of one.
    fn goes_on(&self, mark: &Mark) -> bool {
        let last = self.last.iter().find(|(form, _)| *form == mark.form);
        mark.number == 1 || last.is_some_and(|(_, number)| mark.number == number + 1)
    }

    fn take(&mut self, mark: &Mark) {
        self.last.retain(|(form, _)| *form != mark.form);
        self.last.push((mark.form, mark.number));
    }

    /// Takes the mark that a whole line begins with.
    pub(super) fn line(&mut self, words: &str) {
        if let Some(mark) = mark::at_start(words) {
            self.take(&mark);
        }
    }
}

/// Where the paragraphs of a line begin behind its first; none where the line is one paragraph.
pub(super) fn breaks(text: &str, line: Span, rows: &mut Rows) -> Vec<usize> {
    let words = scan::words(text, line);
    let marks = marks(words, rows);
    let headings = marks.iter().filter(|(_, mark)| mark.form <= Form::Comma).count();
    if headings == 0 && marks.len() < 2 {
        return Vec::new();
    }
    let mut found: Vec<usize> = marks.iter().map(|(at, _)| *at).collect();
    let between = Frame::of(words, &marks).breaks;
    found.extend(between);
    found.sort_unstable();
    found.dedup();
    found.retain(|at| *at > 0 && *at < words.len());
    found.into_iter().map(|at| line.start + at).collect()
}

/// The marks inside a line that go on with their rows, with their places.
fn marks(words: &str, rows: &mut Rows) -> Vec<(usize, Mark)> {
    let mut found = Vec::new();
    let mut depth = 0usize;
    let mut take = |at: usize| {
        let rest = scan::from(words, at);
        if mark::may_begin(scan::first(rest))
            && let Some(mark) = mark::at_start(rest)
            && begins(rest, &mark, scan::last(scan::before(words, at).trim_end_matches(is_blank)))
            && (at == 0 || rows.goes_on(&mark))
        {
            rows.take(&mark);
            found.extend((at > 0).then_some((at, mark)));
        }
    };
    take(0);
    for (at, sign) in scan::signs(words) {
        depth = deeper(depth, sign);
        if depth == 0 && (is_blank(sign) || ends_item(sign)) {
            take(at + sign.len_utf8());
        }
    }
    found
}

/// Whether an item may end with a character, so that a mark may follow it.
fn ends_item(character: char) -> bool {
    matches!(character, '。' | '；' | '）' | '〕' | '】')
}

fn deeper(depth: usize, character: char) -> usize {
    match character {
        '（' | '(' | '〔' | '【' | '《' | '“' => depth + 1,
        '）' | ')' | '〕' | '】' | '》' | '”' => depth.saturating_sub(1),
        '。' => 0,
        _ => depth,
    }
}

/// Whether a mark begins an item rather than being spoken of: 按照第 （三） 项, 1.5 万亩.
fn begins(rest: &str, mark: &Mark, last: char) -> bool {
    let next = scan::first(scan::from(rest, mark.len).trim_start_matches(is_blank));
    let spoken = ['第', '按', '照', '至', '到', '和', '及', '、', '，', '见', '—', '-']
        .contains(&last)
        || [
            '项', '款', '条', '目', '中', '和', '及', '、', '，', '；', '。', '至', '到', '—', '-',
            '）', ')',
        ]
        .contains(&next);
    let figure = matches!(mark.form, Form::Decimal(_)) && !ends_item(last);
    mark.number > 0 && !spoken && !figure
}

/// The parts of a line between white space, looked at in order.
struct Frame<'w> {
    words: &'w str,
    /// Where marks stand.
    marks: Vec<usize>,
    breaks: Vec<usize>,
    /// Where the names right before a part begin.
    names: Option<usize>,
}

impl<'w> Frame<'w> {
    fn of(words: &'w str, marks: &[(usize, Mark)]) -> Self {
        let marks = marks.iter().map(|(at, _)| *at).collect();
        let mut frame = Self { words, marks, breaks: Vec::new(), names: None };
        let parts = parts(words);
        for (at, part) in parts.iter().enumerate() {
            let next = parts.get(at + 1).copied();
            frame.part(*part, next);
        }
        frame
    }

    /// Whether a paragraph begins at a place.
    fn is_break(&self, at: usize) -> bool {
        at == 0 || self.breaks.last() == Some(&at) || self.marks.binary_search(&at).is_ok()
    }

    /// Whether a place stands before the first mark.
    fn is_head(&self, at: usize) -> bool {
        self.marks.first().is_none_or(|mark| at < *mark)
    }

    fn part(&mut self, part: Span, next: Option<Span>) {
        let words = scan::words(self.words, part);
        let kind = of_line(words);
        match kind {
            Line::Number if self.is_head(part.start) => self.apart(part.start, next),
            Line::Public => self.apart(part.start, next),
            Line::Date if self.names.is_some() || self.is_break(part.start) => {
                self.apart(self.names.unwrap_or(part.start), next);
            }
            Line::Annex => self.breaks.push(part.start),
            Line::Title if self.is_break(part.start) => self.titled(words, part, next),
            Line::Marked => self.heading(words, next),
            _ if self.is_head(part.start) && words.ends_with(['：', ':']) && addresses(words) => {
                self.apart(part.start, next);
            }
            _ => {}
        }
        self.names = self.names_before(kind, words, part);
    }

    /// A paragraph of its own, from a place up to the next part.
    fn apart(&mut self, start: usize, next: Option<Span>) {
        self.breaks.push(start);
        self.breaks.extend(next.map(|next| next.start));
    }

    fn titled(&mut self, words: &str, part: Span, next: Option<Span>) {
        let goes_on = next.is_some_and(|next| scan::words(self.words, next).starts_with('的'));
        if !goes_on && ends_in_genre(words) {
            self.apart(part.start, next);
        }
    }

    /// A heading without a stop, behind which its text follows: 一、总体要求 以…为指导，….
    fn heading(&mut self, words: &str, next: Option<Span>) {
        let mark = mark::at_start(words).map_or(0, |mark| mark.len);
        let title = scan::from(words, mark);
        let long = (4..=24).contains(&scan::count(title));
        let runs = next.is_some_and(|next| {
            let next = scan::words(self.words, next);
            super::words::is_han(scan::first(next)) && next.contains('。') && scan::count(next) > 12
        });
        if long && runs && !title.contains(['。', '，', '；', '：', '、']) {
            self.breaks.extend(next.map(|next| next.start));
        }
    }

    /// Where the names begin that a date may follow: a part that is a name, or the name behind a full stop.
    fn names_before(&self, kind: Line, words: &str, part: Span) -> Option<usize> {
        if kind == Line::Name {
            return Some(self.names.unwrap_or(part.start));
        }
        let at = words.rfind('。')? + '。'.len_utf8();
        (of_line(scan::from(words, at)) == Line::Name).then_some(part.start + at)
    }
}

/// The parts of words between white space.
fn parts(words: &str) -> Vec<Span> {
    let mut start = 0;
    let spans = words.split(is_blank).map(|part| {
        let span = Span::new(start, start + part.len());
        start = span.end + scan::first_len(scan::from(words, span.end));
        span
    });
    spans.filter(|span| !span.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(text: &str) -> Vec<&str> {
        let mut places = breaks(text, Span::new(0, text.len()), &mut Rows::default());
        places.push(text.len());
        let mut start = 0;
        let mut cut = |end: usize| text[std::mem::replace(&mut start, end)..end].trim();
        places.into_iter().map(&mut cut).collect()
    }

    #[test]
    fn a_line_is_divided_where_paragraphs_begin() {
        assert_eq!(
            divided(
                "安平市人民政府关于节水的意见 安政发〔2026〕3号 各县区人民政府： 为了节水，提出意见。 一、总体要求 以节约用水为先，坚持统筹推进各项工作。 二、任务 （一）改造管网。改造。（市水利局负责） （二）宣传。按照第 （三） 项办理。安平市人民政府 2026年3月5日 （此件公开发布）"
            ),
            [
                "安平市人民政府关于节水的意见",
                "安政发〔2026〕3号",
                "各县区人民政府：",
                "为了节水，提出意见。",
                "一、总体要求",
                "以节约用水为先，坚持统筹推进各项工作。",
                "二、任务",
                "（一）改造管网。改造。（市水利局负责）",
                "（二）宣传。按照第 （三） 项办理。",
                "安平市人民政府 2026年3月5日",
                "（此件公开发布）",
            ]
        );
    }

    #[test]
    fn a_line_of_one_paragraph_stays_whole() {
        for text in [
            "推进节水 改造管网 3.1 万公里，达到 10.2 亿立方米。",
            "按照 （三） 项和（四）项办理，见 （五）。",
            "到2025年 建成灌区5个。",
            "（市水利局 一、二组负责）",
            "",
        ] {
            assert_eq!(divided(text), [text], "{text}");
        }
    }
}
