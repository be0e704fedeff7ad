//! The parts of a clause of bodies: what stands between its stops, commas and 和.

use std::collections::VecDeque;

use super::names::{is_body, is_whole};
use super::open_list::strip_open;
use super::page::{is_blank, trim};
use super::places::goes_on;
use super::words::strip_role;
use crate::draft::scan;
use crate::draft::word_list::words;
use crate::text::Span;

/// One part of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) span: Span,
    /// Whether a colon follows, so that it is a label.
    pub(super) colon: bool,
    /// Whether a group ends behind it.
    pub(super) ends: bool,
}

/// Divides a stretch outside of its brackets, no further than parts are asked for.
pub(super) fn atoms(text: &str, span: Span) -> impl Iterator<Item = Atom> {
    let mut parts = parts(text, span);
    let mut found = VecDeque::new();
    std::iter::from_fn(move || {
        // What follows may still be joined to the last one.
        while found.len() < 2
            && let Some((part, stop)) = parts.next()
        {
            push(text, part, stop, &mut found);
        }
        found.pop_front()
    })
}

/// What stands between the stops of a stretch outside of its brackets.
fn parts(text: &str, span: Span) -> impl Iterator<Item = (Span, Stop)> {
    let mut signs = scan::signs(scan::words(text, span));
    let mut depth = 0usize;
    let mut start = Some(span.start);
    std::iter::from_fn(move || {
        let from = start?;
        for (at, sign) in signs.by_ref() {
            match sign {
                '（' | '(' | '“' | '《' | '〔' | '[' => depth += 1,
                '）' | ')' | '”' | '》' | '〕' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            let at = span.start + at;
            if depth == 0 && divides(text, from, at, sign) {
                start = Some(at + sign.len_utf8());
                return Some((Span::new(from, at), Stop::of(sign)));
            }
        }
        start = None;
        Some((Span::new(from, span.end), Stop { colon: false, ends: true }))
    })
}

#[derive(Clone, Copy)]
struct Stop {
    colon: bool,
    ends: bool,
}

impl Stop {
    fn of(sign: char) -> Self {
        Self { colon: matches!(sign, '：' | ':'), ends: matches!(sign, '；' | ';' | '。') }
    }
}

/// Whether a character divides here; white space does only behind a whole name.
fn divides(text: &str, start: usize, at: usize, character: char) -> bool {
    match character {
        '、' | '，' | ',' | '；' | ';' | '。' | '：' | ':' | '\n' | '/' | '\t' => true,
        _ if is_blank(character) => {
            let before = trim(text, Span::new(start, at)).of(text).unwrap_or_default();
            is_whole(before) || strip_role(before).is_some_and(|(len, _)| len > 0)
        }
        _ => false,
    }
}

fn push(text: &str, span: Span, stop: Stop, found: &mut VecDeque<Atom>) {
    let span = trim(text, span);
    if stop.colon || span.is_empty() {
        if let Some(last) = found.back_mut().filter(|_| span.is_empty()) {
            last.ends |= stop.ends;
            return;
        }
        found.push_back(Atom { span, colon: stop.colon, ends: stop.ends });
        return;
    }
    if joins_collective(text, span, found) {
        let start = found.pop_back().map_or(span.start, |last| last.span.start);
        divide_and(text, Span::new(start, span.end), stop, found);
        return;
    }
    divide_and(text, span, stop, found);
}

/// Whether the last part is an unfinished collective, such as 各省 before 自治区 and 直辖市人民政府.
fn joins_collective(text: &str, span: Span, found: &VecDeque<Atom>) -> bool {
    let Some(last) = found.back().filter(|last| !last.ends && !last.colon) else { return false };
    let between = text.get(last.span.end..span.start).unwrap_or_default();
    if !between.starts_with('、') && !between.starts_with(',') && !between.starts_with('，') {
        return false;
    }
    goes_on(scan::words(text, last.span), scan::words(text, span))
}

/// Divides at 和, 与 and 及 behind a whole name.
fn divide_and(text: &str, span: Span, stop: Stop, found: &mut VecDeque<Atom>) {
    let mut start = span.start;
    let words = scan::words(text, span);
    let mut skip = 0;
    for (at, character) in words.char_indices() {
        if at < skip || !matches!(character, '和' | '与' | '及' | '暨' | '以') {
            continue;
        }
        let rest = scan::from(words, at);
        let len = if rest.starts_with("以及") { 6 } else { character.len_utf8() };
        if character == '以' && len == 3 {
            continue;
        }
        let at = span.start + at;
        let (left, right) = (
            text.get(start..at).unwrap_or_default(),
            text.get(at + len..span.end).unwrap_or_default(),
        );
        let ended = is_whole(left.trim()) || strip_open(left).1 || goes_on_with_body(left, right);
        // 及其有关部门 goes on with the body that it is of.
        let own = right.starts_with('其') && !right.starts_with("其他");
        if ended && scan::several(right) && !own && !is_class(right) {
            found.push_back(Atom {
                span: trim(text, Span::new(start, at)),
                colon: false,
                ends: false,
            });
            start = at + len;
            skip = start - span.start;
        }
    }
    found.push_back(Atom {
        span: trim(text, Span::new(start, span.end)),
        colon: false,
        ends: stop.ends,
    });
}

/// Whether a body ends and another begins on the sides of 和: 市级各有关部门及各县区政府; not 园区和示范区管委会.
fn goes_on_with_body(left: &str, right: &str) -> bool {
    let right = strip_role(right).map_or(right, |(len, _)| scan::before(right, len));
    let right = strip_open(right).0;
    let begins = scan::begins(right, words!["各", "有关", "相关"]) && scan::count(right) > 2;
    let class = scan::begins(left, words!["有关", "相关", "各有关", "各相关"]) && is_whole(right);
    (begins || class) && is_body(left.trim()) && (is_body(right) || right.contains('、'))
}

/// Words that only name a class, as in 部门和单位.
fn is_class(words: &str) -> bool {
    let first = words.split(['及', '和', '与', '、']).next().unwrap_or(words);
    let name = strip_role(first).map_or(first, |(len, _)| scan::before(first, len));
    ["单位", "部门", "机构", "个人", "企业"].contains(&name.trim())
}
