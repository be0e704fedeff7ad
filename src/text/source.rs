//! A text under its name, with its lines.

use std::fmt;
use std::sync::Arc;

use super::grams::Finder;
use super::{Layout, Span};

/// A place in a text as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters (not bytes, not display cells), counted from 1.
    pub column: usize,
}

impl fmt::Display for LineColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// A text, exactly as received, under the name by which messages call it. Cheap to clone.
///
/// ```
/// use zhengce::text::SourceText;
///
/// let source = SourceText::new("方案.txt", "一、目标\n二、任务\n");
/// let place = source.line_column("一、目标\n二".len());
/// assert_eq!((place.line, place.column), (2, 2));
/// assert_eq!(source.line(2), Some("二、任务"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    name: Arc<str>,
    text: Arc<str>,
    line_starts: Arc<[usize]>,
    layout: Option<Arc<Layout>>,
    finder: Arc<Finder>,
}

impl SourceText {
    /// A text under a name, usually its path inside the corpus folder.
    #[must_use]
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, line_starts, layout: None, finder: Arc::default() }
    }

    /// Adds what a reader knows of the document's layout.
    #[must_use]
    pub fn with_layout(mut self, layout: Layout) -> Self {
        self.layout = Some(Arc::new(layout));
        self
    }

    /// What the reader of the document knows of its layout; `None` for a text that was only given.
    #[must_use]
    pub fn layout(&self) -> Option<&Layout> {
        self.layout.as_deref()
    }

    /// The name by which messages call it.
    #[must_use]
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words under a span, or `None` when the span is not of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> Option<&str> {
        span.of(&self.text)
    }

    /// The first place at or behind byte `from` where the text holds a quote, exactly, as
    /// [`quote::find`](super::quote::find) has it, but quick for thousands of quotes of one text.
    #[must_use]
    pub fn find(&self, quote: &str, from: usize) -> Option<Span> {
        self.finder.find(&self.text, quote, from)
    }

    /// The line and column of a byte offset. An offset past the end gives the end.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..).unwrap_or_default().char_indices();
        let column = before.take_while(|(at, _)| start + at < offset).count() + 1;
        LineColumn { line, column }
    }

    /// Line `number` (counted from 1) without its line break.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<&str> {
        let start = *self.line_starts.get(number.checked_sub(1)?)?;
        let end = self.line_starts.get(number).copied().unwrap_or(self.text.len());
        Some(self.text.get(start..end)?.trim_end_matches(['\n', '\r']))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_stop_at_the_end() {
        let source = SourceText::new("a", "ab\r\n目标：84%\n");
        assert_eq!(source.line_column(0), LineColumn { line: 1, column: 1 });
        let at = source.text().find("84").unwrap();
        assert_eq!(source.line_column(at), LineColumn { line: 2, column: 4 });
        assert_eq!(source.line_column(9999), LineColumn { line: 3, column: 1 });
        assert_eq!(source.line(1), Some("ab"));
        assert_eq!(source.line(0), None);
        assert_eq!(source.line(9), None);
    }
}
