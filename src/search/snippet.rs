//! The stretch of an item's words that shows best what was asked for.

use crate::text::{Folded, Span};

/// How long a snippet is at most, in characters of the folded text.
const LENGTH: usize = 120;
/// How far back it starts to begin with a whole sentence.
const LEAD: usize = 30;

/// A stretch of an item's words, exactly as they stand, and what of it was asked for (摘要).
///
/// ```
/// # fn main() -> Result<(), zhengce::Error> {
/// let library = zhengce::Library::bundled()?;
/// let answer = library.tasks().matching("黑臭水體").run()?;
/// let hit = &answer.hits()[0];
/// let snippet = hit.snippet().expect("words were asked for");
/// assert!(snippet.marked("【", "】").contains("【黑臭水体】"));
/// assert_eq!(snippet.highlights()[0].of(hit.words()), Some("黑臭水体"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    text: String,
    span: Span,
    highlights: Vec<Span>,
}

impl Snippet {
    /// The words, exactly as they stand.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where they stand in the item's words, in bytes.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What of them was asked for, in order and without overlaps: bytes of the item's words.
    #[must_use]
    pub fn highlights(&self) -> &[Span] {
        &self.highlights
    }

    /// The words with marks around what was asked for.
    #[must_use]
    pub fn marked(&self, open: &str, close: &str) -> String {
        let mut marked = String::new();
        let mut done = 0;
        for highlight in &self.highlights {
            let (from, to) = (highlight.start - self.span.start, highlight.end - self.span.start);
            marked.push_str(self.text.get(done..from).unwrap_or_default());
            marked.push_str(open);
            marked.push_str(self.text.get(from..to).unwrap_or_default());
            marked.push_str(close);
            done = to;
        }
        marked.push_str(self.text.get(done..).unwrap_or_default());
        marked
    }

    /// The snippet of `words` that holds most of the folded `stretches`, longer ones counting more;
    /// without any of them, how the words begin.
    pub(crate) fn of<S: AsRef<str>>(words: &str, stretches: &[S]) -> Self {
        let folded = Folded::new(words);
        let text = folded.as_str();
        let found = occurrences(text, stretches);
        let window = whole_sentence(text, best_window(text, &found));
        let span = folded.original(window);
        let inside = found.iter().map(|found| found.span);
        let inside = inside.filter(|found| window.start <= found.start && found.end <= window.end);
        let highlights = joined(inside.map(|found| folded.original(found)));
        Self { text: span.of(words).unwrap_or_default().to_owned(), span, highlights }
    }
}

/// A stretch found in the folded text.
struct Occurrence {
    span: Span,
    stretch: usize,
    weight: usize,
}

/// Where each stretch stands, in order.
fn occurrences<S: AsRef<str>>(text: &str, stretches: &[S]) -> Vec<Occurrence> {
    let mut found: Vec<_> = stretches
        .iter()
        .map(AsRef::as_ref)
        .enumerate()
        .filter(|(_, words)| !words.is_empty())
        .flat_map(|(stretch, words)| {
            let weight = words.chars().count();
            text.match_indices(words).map(move |(at, words)| Occurrence {
                span: Span::new(at, at + words.len()),
                stretch,
                weight,
            })
        })
        .collect();
    found.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
    found
}

/// The window that holds the most different stretches, the first of equals.
fn best_window(text: &str, found: &[Occurrence]) -> Span {
    let mut best = (0, 0);
    for (at, first) in found.iter().enumerate() {
        let end = forward(text, first.span.start, LENGTH);
        let later = found.get(at..).unwrap_or_default();
        let inside: Vec<_> = later.iter().take_while(|found| found.span.start < end).collect();
        let mut seen = Vec::new();
        let mut worth = 0;
        for found in inside.into_iter().filter(|found| found.span.end <= end) {
            if !seen.contains(&found.stretch) {
                seen.push(found.stretch);
                worth += found.weight;
            }
        }
        if worth > best.0 {
            best = (worth, first.span.start);
        }
    }
    Span::new(best.1, forward(text, best.1, LENGTH))
}

/// Begins a window with its sentence, where that begins not far before, and ends it after a whole one.
fn whole_sentence(text: &str, window: Span) -> Span {
    let before = text.get(..window.start).unwrap_or_default();
    let near = backward(before, LEAD);
    let lead = before.get(near..).unwrap_or_default();
    let start = match lead.rfind(['。', ';', '!', '?', ' ']) {
        Some(at) => {
            near + at + lead.get(at..).and_then(|end| end.chars().next()).map_or(0, char::len_utf8)
        }
        None if near == 0 => 0,
        None => window.start,
    };
    Span::new(start, forward(text, start, LENGTH).max(window.end))
}

/// The place so many characters on, or the end.
fn forward(text: &str, from: usize, characters: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.char_indices().nth(characters).map_or(text.len(), |(at, _)| from + at)
}

/// The place so many characters before the end, or the start.
fn backward(text: &str, characters: usize) -> usize {
    text.char_indices().rev().nth(characters.saturating_sub(1)).map_or(0, |(at, _)| at)
}

/// Spans in order, overlapping and touching ones made one.
fn joined(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;

    #[test]
    fn the_original_is_shown_and_marked() {
        let snippet = Snippet::of("降低細顆粒物（ＰＭ２．５）浓度", &["细颗粒物", "pm2.5"]);
        assert_eq!(snippet.marked("<", ">"), "降低<細顆粒物>（<ＰＭ２．５>）浓度");
    }

    #[test]
    fn the_window_with_most_of_what_was_asked_for_is_shown() {
        let words =
            format!("水体。{}治理黑臭水体，恢复水体。{}", "无关。".repeat(80), "无关。".repeat(80));
        let snippet = Snippet::of(&words, &["黑臭水体", "治理", "水体"]);
        assert!(snippet.marked("[", "]").starts_with("[治理黑臭水体]，恢复[水体]。无关。"));
        assert!(snippet.text().chars().count() <= LENGTH);
    }

    proptest! {
        #[test]
        fn highlights_are_what_was_asked_for(
            words in "[水体污染治理，2。 ＰpM.細细\n🌊ﷺ①]{0,300}",
            stretches in prop::collection::vec("[水体污染治细]{1,3}", 0..4),
        ) {
            let snippet = Snippet::of(&words, &stretches);
            prop_assert_eq!(snippet.span().of(&words), Some(snippet.text()));
            prop_assert_eq!(snippet.marked("", ""), snippet.text());
            let mut last = 0;
            for highlight in snippet.highlights() {
                prop_assert!(highlight.start >= last && highlight.end <= snippet.span().end);
                last = highlight.end;
                let shown = fold(highlight.of(&words).unwrap());
                prop_assert!(stretches.iter().any(|stretch| shown.contains(stretch.as_str())));
            }
        }
    }
}
