//! What a document reader knows of a text beside its characters: paragraphs, table cells, the page's own metadata.

use super::{Received, Span};

/// What is known of how a document was laid out (版式). Spans are of the [`SourceText`](super::SourceText) that holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Layout {
    /// The paragraphs, in reading order; together with the line breaks between them they are the text.
    pub paragraphs: Vec<Paragraph>,
    /// What the page says of the document beside its text (文件信息), in its order: 索引号, 发文字号, 成文日期 …
    pub metadata: Vec<MetadataField>,
    /// The text as decoded, before debris was taken out, with the map back to it; `None` where nobody kept it. Of a
    /// plain text it is the whole file, of other formats the words of each paragraph as the format holds them.
    pub received: Option<Received>,
}

/// One entry of the table of metadata that government sites put above a document (文件信息).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetadataField {
    /// The label as printed, without its colon, such as 发文字号.
    pub label: String,
    /// The value as printed; empty where the page leaves it so.
    pub value: String,
}

/// One paragraph (段落), or one row of a table (表格行).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paragraph {
    /// Where it stands, without its line break.
    pub span: Span,
    /// Where it came from in the document that was read.
    pub origin: Origin,
    /// The level of heading that its style gives it, from 1; `None` for body text or where styles are unknown.
    pub heading: Option<u8>,
    /// The cells of a table row, in order; empty for a paragraph that is no row.
    pub cells: Vec<Cell>,
    /// Which side it is set to, where the format tells.
    pub alignment: Option<Alignment>,
    /// Whether an empty line stands before it, as between a title and the text under it.
    pub after_gap: bool,
}

/// Which side of the page a paragraph is set to (对齐方式): titles stand in the middle, signatures to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Alignment {
    /// Left, or to both sides.
    Left,
    /// In the middle.
    Center,
    /// Right.
    Right,
}

/// One cell of a table row (单元格). A merged cell stands in the row and column where it begins.
///
/// The row's text is its cells joined by a tab; the paragraphs of one cell are joined by a space.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// Where its text stands; empty for an empty cell.
    pub span: Span,
    /// Its column, counted from 0, merged columns counted.
    pub column: u32,
    /// How many columns it covers, at least 1.
    pub columns: u32,
    /// How many rows it covers, at least 1.
    pub rows: u32,
}

/// Where a paragraph came from (出处).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Origin {
    /// The page, counted from 1, where the format has pages.
    pub page: Option<u32>,
    /// The table, counted from 0 over the document, and the row in it, counted from 0.
    pub row: Option<(u32, u32)>,
    /// The paragraph, counted from 0 over the document as its format counts them.
    pub paragraph: u32,
    /// Whether it is a footnote or endnote (脚注), which stands behind the paragraph or table that calls it.
    pub note: bool,
}

impl MetadataField {
    /// A label with its value.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

impl Paragraph {
    /// A paragraph of plain text.
    #[must_use]
    pub fn new(span: Span, origin: Origin) -> Self {
        Self { span, origin, heading: None, cells: Vec::new(), alignment: None, after_gap: false }
    }
}

impl Cell {
    /// A cell that is not merged.
    #[must_use]
    pub fn new(span: Span, column: u32) -> Self {
        Self { span, column, columns: 1, rows: 1 }
    }
}

impl Layout {
    /// Every line of a text as a paragraph of its own, which is what a plain text tells.
    #[must_use]
    pub fn of_lines(text: &str) -> Self {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let end = start + line.trim_end_matches(['\n', '\r']).len();
            let paragraph = u32::try_from(index).unwrap_or(u32::MAX);
            let origin = Origin { paragraph, ..Origin::default() };
            paragraphs.push(Paragraph::new(Span { start, end }, origin));
            start += line.len();
        }
        Self { paragraphs, ..Self::default() }
    }
}
