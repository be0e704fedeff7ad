//! Puts the text together, one paragraph a line, and keeps the way back to what was decoded.

use crate::text::{
    Alignment, Cell, Layout, MetadataField, Origin, Paragraph, Received, SourceText, Span,
};
use crate::{Error, ErrorKind};

use super::Limits;
use super::debris::{Fate, bookmark, fate};

/// What a reader knows of a paragraph beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    pub(super) page: Option<u32>,
    pub(super) heading: Option<u8>,
    pub(super) alignment: Option<Alignment>,
    pub(super) note: bool,
}

/// A table cell as decoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RawCell {
    pub(super) text: String,
    pub(super) column: u32,
    pub(super) columns: u32,
    pub(super) rows: u32,
}

/// A stretch of the cleaned text and where it was received.
type Piece = (Span, Span);

/// The text so far.
pub(super) struct Assembler<'a> {
    limits: &'a Limits,
    text: String,
    decoded: String,
    received: Received,
    paragraphs: Vec<Paragraph>,
    line: Vec<Piece>,
    gap: bool,
    counted: u32,
    tables: u32,
}

impl<'a> Assembler<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            text: String::new(),
            decoded: String::new(),
            received: Received::default(),
            paragraphs: Vec::new(),
            line: Vec::new(),
            gap: false,
            counted: 0,
            tables: 0,
        }
    }

    /// Adds a paragraph as the format holds it; line breaks in it end it.
    pub(super) fn paragraph(&mut self, raw: &str, shape: Shape) -> Result<(), Error> {
        let base = self.decoded.len();
        self.decoded.push_str(raw);
        self.decoded.push('\n');
        for (line, ended) in lines(raw) {
            let ended = if ended.is_empty() { Span::new(raw.len(), raw.len() + 1) } else { ended };
            self.add_line(raw, line, ended, base, shape)?;
        }
        self.counted = self.counted.saturating_add(1);
        Ok(())
    }

    /// Adds a whole decoded text, every line a paragraph.
    pub(super) fn whole(&mut self, text: String) -> Result<(), Error> {
        for (line, ended) in lines(&text) {
            self.add_line(&text, line, ended, 0, Shape::default())?;
            self.counted = self.counted.saturating_add(1);
        }
        self.decoded = text;
        Ok(())
    }

    /// Tells that an empty line stands here.
    pub(super) fn gap(&mut self) {
        self.gap = true;
    }

    /// The number of the table that begins here.
    pub(super) fn begin_table(&mut self) -> u32 {
        self.tables = self.tables.saturating_add(1);
        self.tables - 1
    }

    /// Adds a row of a table; a row without any text is left out.
    pub(super) fn row(
        &mut self,
        cells: &[RawCell],
        place: (u32, u32),
        page: Option<u32>,
    ) -> Result<(), Error> {
        let start = self.text.len();
        let mut placed = Vec::with_capacity(cells.len());
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.between('\t');
            }
            placed.push(self.cell(cell));
        }
        let empty = placed.iter().all(|cell| cell.span.is_empty());
        let number = self.counted;
        self.counted = self.counted.saturating_add(1);
        if empty {
            self.text.truncate(start);
            self.line.clear();
            return Ok(());
        }
        let origin = Origin { page, row: Some(place), paragraph: number, note: false };
        let mut row = Paragraph::new(Span::new(start, self.text.len()), origin);
        row.cells = placed;
        self.between('\n');
        self.push(row)
    }

    /// Adds another document, as it was read.
    pub(super) fn document(&mut self, source: &SourceText) -> Result<(), Error> {
        let words = |span| source.slice(span).unwrap_or_default();
        let mut table = None;
        for paragraph in source.layout().into_iter().flat_map(|layout| &layout.paragraphs) {
            self.gap |= paragraph.after_gap;
            let Some((of, row)) = paragraph.origin.row else {
                let (heading, alignment) = (paragraph.heading, paragraph.alignment);
                let note = paragraph.origin.note;
                let shape = Shape { heading, alignment, note, page: None };
                self.paragraph(words(paragraph.span), shape)?;
                continue;
            };
            let known = table.filter(|(known, _)| *known == of).map(|(_, number)| number);
            let number = known.unwrap_or_else(|| self.begin_table());
            table = Some((of, number));
            let cells = paragraph.cells.iter().map(|cell| RawCell {
                text: words(cell.span).to_owned(),
                column: cell.column,
                columns: cell.columns,
                rows: cell.rows,
            });
            self.row(&cells.collect::<Vec<_>>(), (number, row), None)?;
        }
        Ok(())
    }

    fn cell(&mut self, cell: &RawCell) -> Cell {
        let base = self.decoded.len();
        self.decoded.push_str(&cell.text);
        let start = self.text.len();
        self.clean(&cell.text, base, true);
        let span = Span::new(start, self.text.len());
        let mut placed = Cell::new(span, cell.column);
        placed.columns = cell.columns.max(1);
        placed.rows = cell.rows.max(1);
        placed
    }

    /// Puts a character between cells, or behind a row, into both texts.
    fn between(&mut self, c: char) {
        let clean = Span::new(self.text.len(), self.text.len() + 1);
        let received = Span::new(self.decoded.len(), self.decoded.len() + 1);
        self.text.push(c);
        self.decoded.push(c);
        self.line.push((clean, received));
    }

    fn add_line(
        &mut self,
        raw: &str,
        line: Span,
        ended: Span,
        base: usize,
        shape: Shape,
    ) -> Result<(), Error> {
        let start = self.text.len();
        let words = line.of(raw).unwrap_or_default();
        self.clean(words, base + line.start, false);
        let span = Span::new(start, self.text.len());
        if span.is_empty() {
            self.gap = true;
            return Ok(());
        }
        let end = Span::new(self.text.len(), self.text.len() + 1);
        self.text.push('\n');
        if !ended.is_empty() {
            self.line.push((end, ended.shifted(base)));
        }
        let origin =
            Origin { page: shape.page, row: None, paragraph: self.counted, note: shape.note };
        let mut paragraph = Paragraph::new(span, origin);
        paragraph.heading = shape.heading;
        paragraph.alignment = shape.alignment;
        self.push(paragraph)
    }

    fn push(&mut self, mut paragraph: Paragraph) -> Result<(), Error> {
        for (clean, received) in self.line.drain(..) {
            self.received.piece(clean, received);
        }
        paragraph.after_gap = std::mem::take(&mut self.gap) && !self.paragraphs.is_empty();
        self.paragraphs.push(paragraph);
        if self.paragraphs.len() > self.limits.paragraphs {
            let most = self.limits.paragraphs;
            let message = format!(
                "the document has more than {most} paragraphs and table rows; raise Limits::paragraphs, or split it"
            );
            return Err(Error::new(ErrorKind::Limit, message));
        }
        Ok(())
    }

    /// Appends a line without its debris and without the white space around it.
    fn clean(&mut self, raw: &str, base: usize, cell: bool) {
        let start = self.text.len();
        let first = self.line.len();
        let mut run = Span::default();
        let mut skip_to = 0;
        for (at, c) in raw.char_indices() {
            if at < skip_to {
                continue;
            }
            let bookmark =
                if c == '[' { bookmark(raw.get(at..).unwrap_or_default()) } else { None };
            let fate = match (bookmark, fate(c)) {
                (Some(_), _) => Fate::Drop,
                (None, Fate::Break) => Fate::Become(' '),
                (None, Fate::Keep) if cell && c == '\t' => Fate::Become(' '),
                (None, fate) => fate,
            };
            let leading = self.text.len() == start && run.is_empty() && c.is_whitespace();
            let next = at + bookmark.unwrap_or(c.len_utf8());
            skip_to = next;
            if fate == Fate::Keep && !leading {
                run.end = next;
                continue;
            }
            self.keep(raw, run, base);
            run = Span::new(next, next);
            if let (Fate::Become(other), false) = (fate, leading) {
                self.replace(other, Span::new(at, next).shifted(base));
            }
        }
        self.keep(raw, run, base);
        self.trim(start, first);
    }

    fn keep(&mut self, raw: &str, run: Span, base: usize) {
        if run.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(run.of(raw).unwrap_or_default());
        self.line.push((Span::new(start, self.text.len()), run.shifted(base)));
    }

    fn replace(&mut self, other: char, received: Span) {
        let start = self.text.len();
        self.text.push(other);
        self.line.push((Span::new(start, self.text.len()), received));
    }

    /// Takes the white space off the end of a line, and off the pieces that it was made of.
    fn trim(&mut self, start: usize, first: usize) {
        let end = start + self.text.get(start..).map_or(0, |line| line.trim_end().len());
        self.text.truncate(end);
        while self.line.len() > first {
            match self.line.last_mut() {
                Some((clean, _)) if clean.start >= end => {
                    self.line.pop();
                }
                Some((clean, received)) if clean.end > end => {
                    received.end -= clean.end - end;
                    clean.end = end;
                }
                _ => return,
            }
        }
    }

    /// The text under a name, with its layout.
    pub(super) fn finish(self, name: &str, metadata: Vec<MetadataField>) -> SourceText {
        let received = self.received.with_text(self.decoded.into());
        let layout = Layout { paragraphs: self.paragraphs, metadata, received: Some(received) };
        SourceText::new(name, self.text).with_layout(layout)
    }
}

/// The lines of a text, each with the break that ends it, which is empty at the end of the text.
fn lines(text: &str) -> impl Iterator<Item = (Span, Span)> {
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let rest = text.get(from..).unwrap_or_default();
        let Some((at, c)) = rest.char_indices().find(|&(_, c)| fate(c) == Fate::Break) else {
            start = None;
            return Some((Span::new(from, text.len()), Span::default()));
        };
        let end = from + at;
        let two = rest.get(at..).is_some_and(|rest| rest.starts_with("\r\n"));
        let next = end + if two { 2 } else { c.len_utf8() };
        start = Some(next);
        Some((Span::new(from, end), Span::new(end, next)))
    })
}
