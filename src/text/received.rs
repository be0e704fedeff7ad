//! A text as it was decoded, and the way back to it from the text that was cleaned.

use std::sync::Arc;

use super::Span;

/// A document's text as decoded (原文), before breaks were made one kind and word-processor debris was taken out,
/// with the map from the cleaned text back to it.
///
/// The map keeps the order: a later place in the cleaned text never stands earlier in the received one. Every
/// character boundary of the cleaned text maps to a character boundary of the received one.
///
/// ```
/// use zhengce::text::{Received, Span};
///
/// // "解读\u{200b}时间" was received, "解读时间" is what was read.
/// let mut received = Received::new("解读\u{200b}时间");
/// received.piece(Span::new(0, 6), Span::new(0, 6));
/// received.piece(Span::new(6, 12), Span::new(9, 15));
/// assert_eq!(received.span(Span::new(6, 12)).of(received.text()), Some("时间"));
/// assert_eq!(received.span(Span::new(0, 12)).of(received.text()), Some("解读\u{200b}时间"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    text: Arc<str>,
    /// In order, without overlap; what lies between two pieces of the received text was taken out.
    pieces: Vec<Piece>,
}

/// A stretch of the cleaned text and the stretch that it was made from: of the same length where it is the same
/// text, of another length where one was put for the other, such as one line break for two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    clean: Span,
    received: Span,
}

impl Piece {
    fn same_length(self) -> bool {
        self.clean.len() == self.received.len()
    }

    fn continues(self, before: Self) -> bool {
        let adjacent = before.clean.end == self.clean.start;
        adjacent && before.received.end == self.received.start
    }
}

impl Received {
    /// A text as decoded, of which nothing has been read yet.
    #[must_use]
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self { text: text.into(), pieces: Vec::new() }
    }

    /// The text as decoded.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same map with the text that it maps to, for one that reads before it has the whole.
    #[cfg(feature = "draft")]
    pub(crate) fn with_text(mut self, text: Arc<str>) -> Self {
        self.text = text;
        self
    }

    /// Whether any character of the received text was taken out or replaced.
    #[must_use]
    pub fn changed(&self) -> bool {
        let whole = Span::new(0, self.text.len());
        !matches!(*self.pieces, [Piece { clean, received }] if clean == whole && received == whole)
    }

    /// Tells that the stretch `clean` of the cleaned text was made from `received`. Pieces are told in order;
    /// one that lies before the last, in either text, is left out.
    pub fn piece(&mut self, clean: Span, received: Span) {
        let piece = Piece { clean, received };
        match self.pieces.last_mut() {
            Some(last) if clean.start < last.clean.end || received.start < last.received.end => {}
            Some(last) if piece.continues(*last) && piece.same_length() && last.same_length() => {
                last.clean.end = clean.end;
                last.received.end = received.end;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Where the character at a byte offset of the cleaned text stands in the received one.
    /// The end of the text, and an offset past it, give the end of what was read.
    #[must_use]
    pub fn offset(&self, clean: usize) -> usize {
        let next = self.pieces.partition_point(|piece| piece.clean.end <= clean);
        let Some(piece) = self.pieces.get(next) else {
            return self.pieces.last().map_or(0, |piece| piece.received.end);
        };
        let inside = clean.saturating_sub(piece.clean.start);
        if piece.same_length() { piece.received.start + inside } else { piece.received.start }
    }

    /// The stretch of the received text that a span of the cleaned one was read from, without what was taken out
    /// before its first or after its last character.
    #[must_use]
    pub fn span(&self, clean: Span) -> Span {
        let start = self.offset(clean.start);
        if clean.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.end(clean.end))
    }

    /// One past the character that ends at a byte offset of the cleaned text.
    fn end(&self, clean: usize) -> usize {
        let next = self.pieces.partition_point(|piece| piece.clean.start < clean);
        let Some(piece) = next.checked_sub(1).and_then(|last| self.pieces.get(last)) else {
            return 0;
        };
        let inside = clean - piece.clean.start;
        let whole = inside >= piece.clean.len() || !piece.same_length();
        if whole { piece.received.end } else { piece.received.start + inside }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_read_maps_to_the_start() {
        let received = Received::new("甲");
        assert_eq!(received.offset(5), 0);
        assert_eq!(received.span(Span::new(0, 3)), Span::new(0, 0));
        assert!(received.changed());
    }

    #[test]
    fn a_break_of_two_bytes_is_one() {
        let mut received = Received::new("甲\r\n乙");
        received.piece(Span::new(0, 3), Span::new(0, 3));
        received.piece(Span::new(3, 4), Span::new(3, 5));
        received.piece(Span::new(4, 7), Span::new(5, 8));
        assert_eq!([0, 3, 4, 7, 99].map(|at| received.offset(at)), [0, 3, 5, 8, 8]);
        assert_eq!(received.span(Span::new(3, 4)), Span::new(3, 5));
        assert_eq!(received.span(Span::new(0, 7)), Span::new(0, 8));
    }

    #[test]
    fn pieces_out_of_order_are_left_out() {
        let mut received = Received::new("甲乙");
        received.piece(Span::new(0, 3), Span::new(3, 6));
        received.piece(Span::new(3, 6), Span::new(0, 3));
        assert_eq!(received.offset(3), 6);
    }
}
