//! The clauses of bodies in a stretch of text, in brackets or behind a label.

use super::clause::Clause;
use super::page::{is_blank, trim};
use super::words::{closing, is_clause_like, label_at_end};
use crate::draft::scan;
use crate::text::Span;

/// The clauses of one piece, in order.
pub(super) fn clauses(text: &str, piece: Span, found: &mut Vec<Clause>) {
    let mut at = piece.start;
    while let Some(rest) = text.get(at..piece.end) {
        let begins = |sign: char| matches!(sign, '（' | '(' | '【' | '[' | '〔' | '：' | ':');
        let Some((next, stop)) = scan::signs(rest).find(|(_, sign)| begins(*sign)) else { break };
        let place = at + next;
        let taken = if matches!(stop, '：' | ':') {
            labelled(text, piece, at, place)
        } else {
            bracketed(text, piece, place)
        };
        match taken {
            Taken::Clause(clause) => {
                at = clause.span.end;
                add(text, clause, found);
            }
            Taken::Skip(end) => at = end.max(place + stop.len_utf8()),
        }
    }
}

enum Taken {
    Clause(Clause),
    Skip(usize),
}

/// A bracket at a place.
fn bracketed(text: &str, piece: Span, place: usize) -> Taken {
    let Some(len) = text.get(place..piece.end).and_then(closing) else { return Taken::Skip(0) };
    let whole = Span::new(place, place + len);
    let words = scan::words(text, whole);
    let inner = trim(text, Span::new(inner_start(text, place), inner_end(text, whole.end)));
    let worth = is_clause_like(words) || at_end_of_sentence(text, piece, whole);
    match Clause::read(text, inner).filter(|_| worth) {
        Some(mut clause) => {
            clause.span = whole;
            Taken::Clause(clause)
        }
        None => Taken::Skip(whole.end),
    }
}

fn inner_start(text: &str, place: usize) -> usize {
    place + scan::first_len(scan::from(text, place))
}

fn inner_end(text: &str, end: usize) -> usize {
    end - scan::last_len(scan::before(text, end))
}

/// Whether a bracket stands where a sentence ends, so that bodies alone in it are charged.
fn at_end_of_sentence(text: &str, piece: Span, bracket: Span) -> bool {
    let behind = text.get(bracket.end..piece.end).unwrap_or_default().trim_start_matches(is_blank);
    let before = text.get(piece.start..bracket.start).unwrap_or_default();
    (behind.is_empty() || behind.starts_with('。') || before.ends_with('。')) && !before.is_empty()
}

/// A clause behind a label without bracket: 责任单位：市财政局.
fn labelled(text: &str, piece: Span, from: usize, colon: usize) -> Taken {
    let before = text.get(from..colon).unwrap_or_default();
    let Some((start, _)) = label_at_end(before) else { return Taken::Skip(0) };
    let head = text.get(piece.start..from + start).unwrap_or_default().trim_end_matches(is_blank);
    let begins = head.is_empty()
        || head.ends_with(['。', '；', '：', '）', ')', '”', '】', '\t', '．', '.']);
    if !begins {
        return Taken::Skip(0);
    }
    let start = from + start;
    let rest = text.get(colon..piece.end).unwrap_or_default();
    let end = colon + scan::until(rest, '。').len();
    match Clause::read(text, trim(text, Span::new(start, end))) {
        Some(clause) => Taken::Clause(clause),
        None => Taken::Skip(0),
    }
}

/// Adds a clause, or joins it to the last when only stops stand between the two.
fn add(text: &str, clause: Clause, found: &mut Vec<Clause>) {
    if let Some(last) = found.last_mut() {
        let between = text.get(last.span.end..clause.span.start).unwrap_or("x");
        let apart =
            between.contains(|c: char| !is_blank(c) && !['。', '；', ';', '，', ','].contains(&c));
        if !apart {
            last.span.end = clause.span.end;
            last.charges.extend(clause.charges);
            last.open |= clause.open;
            last.time = last.time.or(clause.time);
            last.standing = last.standing.or(clause.standing);
            last.plain = false;
            return;
        }
    }
    found.push(clause);
}
