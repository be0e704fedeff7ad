//! A text as paragraphs: trimmed, without debris of word processors, rows of tables told apart.

use std::borrow::Cow;

use super::run_on::{self, Rows};
use crate::draft::scan;
use crate::text::{SourceText, Span};

/// Lines longer than this, in bytes, may be several paragraphs whose breaks were lost.
const LONG: usize = 300;

/// The longest name of a bookmark, in characters.
const BOOKMARK: usize = 64;

/// One paragraph with more than white space in it.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// Its words, without white space and debris at both ends.
    pub(super) span: Span,
    /// The level of heading that its style gives it.
    pub(super) heading: Option<u8>,
    /// The cells of a table row, as spans; empty for what is no row.
    pub(super) cells: Vec<Cell>,
}

/// A cell of a table row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) span: Span,
    pub(super) column: u32,
    pub(super) rows: u32,
}

/// The paragraphs of a text.
pub(super) fn paragraphs(source: &SourceText) -> Vec<Paragraph> {
    match source.layout().filter(|layout| !layout.paragraphs.is_empty()) {
        Some(layout) => of_layout(source.text(), layout),
        None => of_lines(source.text()),
    }
}

fn of_layout(text: &str, layout: &crate::text::Layout) -> Vec<Paragraph> {
    let mut found = Vec::with_capacity(layout.paragraphs.len());
    let mut rows = Rows::default();
    for paragraph in &layout.paragraphs {
        if paragraph.cells.is_empty() {
            lines(text, paragraph.span, paragraph.heading, &mut rows, &mut found);
            continue;
        }
        let cells = paragraph.cells.iter().map(|cell| Cell {
            span: trim(text, cell.span),
            column: cell.column,
            rows: cell.rows.max(1),
        });
        let span = trim(text, paragraph.span);
        found.push(Paragraph { span, heading: None, cells: cells.collect() });
    }
    found
}

fn of_lines(text: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    lines(text, Span::new(0, text.len()), None, &mut Rows::default(), &mut found);
    found
}

/// Takes the lines of a stretch.
fn lines(
    text: &str,
    within: Span,
    heading: Option<u8>,
    rows: &mut Rows,
    found: &mut Vec<Paragraph>,
) {
    let mut start = within.start;
    let breaks = memchr::memchr_iter(b'\n', scan::words(text, within).as_bytes());
    let breaks = breaks.map(|at| within.start + at + 1);
    for end in breaks.chain([within.end]) {
        let span = Span::new(start, end);
        let line = scan::words(text, span);
        start = end;
        if memchr::memchr(b'\t', line.as_bytes()).is_some() && row(text, span, found) {
            continue;
        }
        let mut rest = span;
        while line.len() > LONG
            && let Some(at) = indent(text, rest)
        {
            broken(text, Span::new(rest.start, at), heading, rows, found);
            rest.start = at;
        }
        broken(text, rest, heading, rows, found);
    }
}

/// Takes a line, divided where the breaks of its paragraphs were lost.
fn broken(
    text: &str,
    span: Span,
    heading: Option<u8>,
    rows: &mut Rows,
    found: &mut Vec<Paragraph>,
) {
    let line = trim(text, span);
    if line.len() <= LONG {
        rows.line(scan::words(text, line));
        return push(text, line, heading, found);
    }
    let mut start = line.start;
    for at in run_on::breaks(text, line, rows) {
        push(text, Span::new(start, at), heading, found);
        start = at;
    }
    push(text, Span::new(start, line.end), heading, found);
}

fn push(text: &str, span: Span, heading: Option<u8>, found: &mut Vec<Paragraph>) {
    let span = trim(text, span);
    if !span.is_empty() {
        found.push(Paragraph { span, heading, cells: Vec::new() });
    }
}

/// A line of cells between tabs.
fn row(text: &str, span: Span, found: &mut Vec<Paragraph>) -> bool {
    let line = scan::words(text, span).trim_end_matches(['\n', '\r']);
    if line.trim().matches('\t').count() < 2 {
        return false;
    }
    let mut start = span.start;
    let cells = line.split('\t').zip(0..).map(|(cell, column)| {
        let span = trim(text, Span::new(start, start + cell.len()));
        start += cell.len() + 1;
        Cell { span, column, rows: 1 }
    });
    let cells = cells.collect();
    found.push(Paragraph { span: trim(text, span), heading: None, cells });
    true
}

/// The next indent of two wide spaces that words stand before.
fn indent(text: &str, span: Span) -> Option<usize> {
    let words = trim(text, span).start;
    let rest = text.get(words..span.end)?;
    let at = scan::places(rest, "\u{3000}\u{3000}").next();
    at.map(|at| words + at).filter(|at| *at > span.start)
}

/// A span without white space and debris at its ends.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let ended = scan::words(text, span).trim_end_matches(is_blank);
    let begun = trim_start(ended);
    let start = span.start + ended.len() - begun.len();
    Span::new(start, start + begun.len())
}

/// A text without white space and bookmarks of word processors at its beginning.
pub(super) fn trim_start(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_blank);
    while let Some(behind) = debris(rest).and_then(|len| rest.get(len..)) {
        rest = behind.trim_start_matches(is_blank);
    }
    rest
}

/// The length of the bookmark that a text begins with.
fn debris(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("[bookmark:")?;
    let close = inner.char_indices().take(BOOKMARK).find(|(_, c)| *c == ']')?.0;
    Some(text.len() - inner.len() + close + 1)
}

/// A stretch as a person would copy it: without bookmarks, line breaks and what has no width.
pub(super) fn clean(words: &str) -> String {
    cleaned(words).into_owned()
}

/// A stretch so copied, borrowed where it stays as it is.
pub(super) fn cleaned(words: &str) -> Cow<'_, str> {
    let mut cleaned = String::new();
    let mut start = 0;
    for (at, sign) in scan::signs(words) {
        let dropped = match sign {
            '[' => debris(scan::from(words, at)),
            ' ' | '\u{3000}' => None,
            _ => is_blank(sign).then(|| sign.len_utf8()),
        };
        if let Some(len) = dropped.filter(|_| at >= start) {
            cleaned.push_str(words.get(start..at).unwrap_or_default());
            start = at + len;
        }
    }
    if start == 0 {
        return Cow::Borrowed(words);
    }
    cleaned.push_str(scan::from(words, start));
    Cow::Owned(cleaned)
}

/// The first sentence of a stretch, so copied, without its stop.
pub(super) fn clean_sentence(words: &str) -> String {
    match scan::until(words, '。') {
        // A bookmark may hold a stop.
        first if first.contains('[') => scan::until(&clean(words), '。').to_owned(),
        first => clean(first),
    }
}

/// White space, and what has no width.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || has_no_width(character)
}

fn has_no_width(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}' | '\u{7}')
}
