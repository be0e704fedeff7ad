//! Headings and items in their order, each with its own text; breaks that were lost are put back.

use crate::draft::scan;
use std::ops::Range;

use super::mark::{self, Form, Mark};
use super::names::is_body;
use super::page::{Paragraph, is_blank, trim, trim_start};
use super::table::{Row, Table};
use super::words::{closing, is_clause_like, is_han};
use crate::text::Span;

/// A heading or numbered item (标题, 条目).
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Its mark; empty for a heading that only its style shows.
    pub(super) mark: Span,
    pub(super) level: u8,
    pub(super) title: Span,
    pub(super) parent: Option<usize>,
    pub(super) leaf: bool,
    /// Its own text as pieces, the one with the title first, those of items under it left out.
    pub(super) pieces: Range<usize>,
    /// The paragraph that it begins in.
    pub(super) paragraph: usize,
    /// The row of a table that it is.
    pub(super) row: Option<usize>,
}

/// The items of a text with the pieces of text between them.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) items: Vec<Item>,
    pub(super) pieces: Vec<Span>,
    /// Paragraphs that belong to no item.
    pub(super) loose: Vec<usize>,
    /// Rows of tables that charge bodies.
    pub(super) rows: Vec<Row>,
}

/// What a paragraph is to the outline beside its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Text of the item it stands in, or the beginning of one.
    Text,
    /// The title of a plan, a signature, a date: ends every item.
    Break,
}

impl Outline {
    pub(super) fn of(text: &str, paragraphs: &[Paragraph], roles: &[Role]) -> Self {
        let mut builder = Builder { text, outline: Self::default(), open: Vec::new(), table: None };
        let all = paragraphs.iter().zip(roles).enumerate();
        all.for_each(|(at, (paragraph, role))| builder.take(at, paragraph, *role));
        builder.outline
    }

    /// The marks from the top down to an item.
    pub(super) fn path<'t>(&self, text: &'t str, item: &Item) -> Vec<&'t str> {
        let mut marks = vec![scan::words(text, item.mark)];
        let mut above = item.parent;
        while let Some(parent) = above.and_then(|at| self.items.get(at)) {
            marks.push(scan::words(text, parent.mark));
            above = parent.parent;
        }
        marks.reverse();
        marks
    }

    /// The pieces of an item's own text.
    pub(super) fn text_of(&self, item: &Item) -> &[Span] {
        self.pieces.get(item.pieces.clone()).unwrap_or_default()
    }
}

/// An item that later text may still belong to.
struct Open {
    form: Option<Form>,
    number: u32,
    item: usize,
}

struct Builder<'t> {
    text: &'t str,
    outline: Outline,
    open: Vec<Open>,
    table: Option<Table>,
}

impl Builder<'_> {
    fn take(&mut self, at: usize, paragraph: &Paragraph, role: Role) {
        if !paragraph.cells.is_empty() {
            return self.row(at, paragraph);
        }
        self.table = None;
        if role == Role::Break {
            self.open.clear();
            self.outline.loose.push(at);
        } else {
            self.paragraph(at, paragraph);
        }
    }

    /// A row of a table: one that heads a table of tasks, one under it, else text.
    fn row(&mut self, at: usize, paragraph: &Paragraph) {
        if let Some(table) = Table::headed(self.text, paragraph) {
            self.table = Some(table);
        } else if let Some(table) = &mut self.table {
            if let Some(row) = table.row(self.text, paragraph) {
                self.charged(at, row);
            }
        } else if self.open.is_empty() {
            self.outline.loose.push(at);
        } else {
            self.push(paragraph.span);
        }
    }

    /// A row that charges bodies, as an item of its own.
    fn charged(&mut self, at: usize, row: Row) {
        self.add(at, row.mark, 3, row.title);
        self.push(row.title);
        if let Some(item) = self.outline.items.last_mut() {
            item.row = Some(self.outline.rows.len());
        }
        self.outline.rows.push(row);
    }

    fn paragraph(&mut self, at: usize, paragraph: &Paragraph) {
        let mut span = paragraph.span;
        let mut first = self.mark_at(span).filter(|mark| mark.number > 0);
        if first.is_none() && paragraph.heading.is_some() {
            return self.styled(at, paragraph);
        }
        let mut loose = first.is_none() && self.open.is_empty();
        loop {
            let next = self.inner(span, first);
            let end = next.map_or(span.end, |(at, _)| at);
            let piece = trim(self.text, Span::new(span.start, end));
            match first {
                Some(mark) => self.begin(at, mark, piece),
                None if self.open.is_empty() => {}
                None => self.push(piece),
            }
            let Some((start, mark)) = next else { break };
            loose &= first.is_none();
            (span.start, first) = (start, Some(mark));
        }
        if loose {
            self.outline.loose.push(at);
        }
    }

    fn mark_at(&self, span: Span) -> Option<Mark> {
        span.of(self.text).and_then(mark::at_start)
    }

    /// Whether a mark is the next of its row, or the first of a new one.
    fn expected(&self, mark: &Mark) -> bool {
        let open = self.open.iter().rev().find(|open| open.form == Some(mark.form));
        mark.number == open.map_or(1, |open| open.number + 1)
    }

    /// The next mark inside a paragraph whose breaks were lost, with its place.
    fn inner(&self, span: Span, first: Option<Mark>) -> Option<(usize, Mark)> {
        let start = span.start + first.map_or(0, |mark| mark.len);
        if let Some(found) = first.and_then(|mark| self.heading_run(mark, start, span.end)) {
            return Some(found);
        }
        let mut from = start;
        while let Some(at) = scan::sign(self.text.get(from..span.end)?, '。') {
            from += at + '。'.len_utf8();
            let found = self.behind_stop(Span::new(from, span.end));
            if let Some(found) = found.filter(|(_, mark)| self.follows(mark, first)) {
                return Some(found);
            }
        }
        None
    }

    /// A mark right behind a full stop, perhaps with a bracket of bodies between.
    fn behind_stop(&self, rest: Span) -> Option<(usize, Mark)> {
        let mut rest = rest;
        for _ in 0..2 {
            let words = trim_start(rest.of(self.text)?.trim_start_matches(['”', '）', ')', '’']));
            rest.start = rest.end - words.len();
            let next = words.chars().next()?;
            if mark::may_begin(next)
                && let Some(mark) = mark::at_start(words)
            {
                return Some((rest.start, mark));
            }
            if !matches!(next, '（' | '(' | '【' | '[' | '〔') {
                return None;
            }
            rest.start += closing(words)?;
        }
        None
    }

    /// Whether a mark inside a paragraph goes on with a row that is open, or begins one.
    fn follows(&self, mark: &Mark, first: Option<Mark>) -> bool {
        match first.filter(|first| first.form == mark.form) {
            Some(first) => mark.number == first.number + 1,
            None => self.expected(mark),
        }
    }

    /// 一、总体要求（一）指导思想: a first mark in a heading that has no stop of its own.
    fn heading_run(&self, first: Mark, start: usize, end: usize) -> Option<(usize, Mark)> {
        const LONGEST: usize = 40;
        let words = self.text.get(start..end)?;
        for (at, character) in words.char_indices().take(LONGEST) {
            if matches!(character, '。' | '，' | '；' | '：' | '、') {
                return None;
            }
            let opens = at > 0 && matches!(character, '（' | '(' | '第' | '1' | '①');
            if opens
                && let Some(mark) = mark::at_start(words.get(at..)?)
                && mark.number == 1
                && mark.form > first.form
            {
                return Some((start + at, mark));
            }
        }
        None
    }

    fn push(&mut self, piece: Span) {
        if piece.is_empty() {
            return;
        }
        self.outline.pieces.push(piece);
        if let Some(item) = self.outline.items.last_mut() {
            item.pieces.end = self.outline.pieces.len();
        }
    }

    fn begin(&mut self, paragraph: usize, mark: Mark, piece: Span) {
        self.close_to(Some(mark.form));
        let words = trim(self.text, Span::new(piece.start + mark.len, piece.end));
        let mark_span = Span::new(piece.start, piece.start + mark.len);
        let title = title(self.text, words);
        self.add(paragraph, mark_span, mark.form.level(), title);
        self.open.push(Open {
            form: Some(mark.form),
            number: mark.number,
            item: self.outline.items.len() - 1,
        });
        self.push(words);
    }

    /// A heading that only its style shows.
    fn styled(&mut self, paragraph: usize, styled: &Paragraph) {
        let level = styled.heading.unwrap_or(1);
        self.open.clear();
        let mark = Span::new(styled.span.start, styled.span.start);
        self.add(paragraph, mark, level, title(self.text, styled.span));
        self.push(styled.span);
        self.open.push(Open { form: None, number: 0, item: self.outline.items.len() - 1 });
    }

    fn add(&mut self, paragraph: usize, mark: Span, level: u8, title: Span) {
        let parent = self.open.last().map(|open| open.item);
        if let Some(parent) = parent.and_then(|at| self.outline.items.get_mut(at)) {
            parent.leaf = false;
        }
        let start = self.outline.pieces.len();
        self.outline.items.push(Item {
            mark,
            level,
            title,
            parent,
            leaf: true,
            pieces: start..start,
            paragraph,
            row: None,
        });
    }

    /// Closes the open item of this form and all under it.
    fn close_to(&mut self, form: Option<Form>) {
        if let Some(at) = self.open.iter().position(|open| open.form == form) {
            self.open.truncate(at);
        }
    }
}

/// The title of an item: its words up to the first full stop outside of brackets, else all of them
/// without a last clause of bodies.
fn title(text: &str, words: Span) -> Span {
    let all = scan::words(text, words);
    if let Some(label) = label(all) {
        return Span::new(words.start, words.start + label.len());
    }
    let end = match first_stop(all) {
        Some(end) => end,
        None => without_clause(all).len(),
    };
    let head = all.get(..end).unwrap_or(all);
    let head = head.trim_end_matches(|c: char| {
        is_blank(c) || ['。', '：', ':', '；', ';', '，', ',', '.'].contains(&c)
    });
    Span::new(words.start, words.start + head.len())
}

/// A short heading that ends in a colon before its text, and is no body's name: 基本情况：….
fn label(words: &str) -> Option<&str> {
    const LONGEST: usize = 8;
    let mut signs = words.char_indices().take(LONGEST + 1);
    let (at, colon) =
        signs.find(|(_, sign)| !is_han(*sign)).filter(|(_, sign)| ['：', ':'].contains(sign))?;
    let (label, rest) = words.split_at_checked(at)?;
    let rest = scan::from(rest, colon.len_utf8());
    let names = scan::several(label) && !is_body(label);
    (names && rest.trim().chars().nth(LONGEST).is_some()).then_some(label)
}

/// The first full stop outside of brackets and quotation marks; of brackets that never close, the first.
fn first_stop(words: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, character) in scan::signs(words) {
        match character {
            '（' | '(' | '“' | '《' | '〔' | '【' => depth += 1,
            '）' | ')' | '”' | '》' | '〕' | '】' => depth = depth.saturating_sub(1),
            '。' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    scan::sign(words, '。')
}

/// A heading without the bracket of bodies at its end.
fn without_clause(words: &str) -> &str {
    let ended =
        words.trim_end_matches(|c: char| is_blank(c) || ['。', '；', ';', '，'].contains(&c));
    if !ended.ends_with(['）', ')', '】', ']', '〕']) {
        return words;
    }
    let open = ended.rfind(['（', '(', '【', '[', '〔']);
    match open.and_then(|at| Some((ended.get(..at)?, ended.get(at..)?))) {
        Some((head, bracket)) if !head.is_empty() && is_clause_like(bracket) => head,
        _ => words,
    }
}
