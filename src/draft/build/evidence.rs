//! Evidence from spans: quotes exactly as the text has them, with the words above that they need.

use crate::draft::scan;
use crate::model::Evidence;
use crate::text::Span;

/// The words of a span as evidence.
pub(super) fn of(text: &str, span: Span) -> Evidence {
    Evidence::quote(scan::words(text, span))
}

/// The words of a span, with those of another above it.
pub(super) fn with_context(text: &str, span: Span, context: Span) -> Evidence {
    let above = scan::words(text, context);
    let stands = context.end <= span.start && !above.trim().is_empty();
    if stands { of(text, span).context(above) } else { of(text, span) }
}

/// A span with the full stop or semicolon right behind it.
pub(super) fn with_stop(text: &str, span: Span) -> Span {
    let rest = scan::from(text, span.end);
    let stop = rest.chars().next().filter(|c| matches!(c, '。' | '；'));
    Span::new(span.start, span.end + stop.map_or(0, char::len_utf8))
}

/// The sentence of a text around a span.
pub(super) fn sentence(text: &str, within: Span, span: Span) -> Span {
    let before = text.get(within.start..span.start).unwrap_or_default();
    let start = before
        .rfind(['。', '\n'])
        .map_or(within.start, |at| within.start + at + scan::first_len(scan::from(before, at)));
    let behind = text.get(span.end..within.end).unwrap_or_default();
    let end = behind.find(['。', '\n']).map_or(within.end, |at| span.end + at);
    with_stop(text, crate::draft::page::trim(text, Span::new(start, end)))
}
