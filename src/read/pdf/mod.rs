//! A PDF with a text layer to text: lines in reading order, furniture off, lines joined to paragraphs, tables by their
//! borders.
//! The PDF crate is named in `file.rs`, `font.rs` and `draw.rs`.

mod aligned;
mod column;
mod draw;
mod file;
mod font;
mod furniture;
mod grid;
mod heading;
mod line;
mod matrix;
mod page;
mod pages;
mod paragraph;
mod rule;
mod turn;

use crate::text::{Alignment, SourceText};
use crate::{Error, ErrorKind};

use super::Limits;
use super::assemble::{Assembler, Shape};
use column::Columns;
use draw::{Drawn, Painter};
use file::File;
use font::UNKNOWN;
use line::Line;
use paragraph::{Block, Paragraph};

/// Pages with fewer characters than this and a picture are a scan: what text there is was stamped on them.
const SCANNED: usize = 8;

/// Reads a PDF.
pub(super) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<SourceText, Error> {
    let mut file = File::open(bytes, limits)?;
    let ids = file.pages()?;
    let mut painter = Painter::new(&mut file, limits);
    let mut pages: Vec<Vec<Line>> = Vec::with_capacity(ids.len());
    let mut columns = Columns::default();
    let mut seen = Seen { pages: ids.len(), ..Seen::default() };
    for (id, number) in ids.into_iter().zip(1..) {
        let drawn = painter.page(id)?;
        seen.add(&drawn);
        let lines = page::read(drawn, number, &mut columns);
        seen.count_cells(&lines, limits)?;
        pages.push(lines);
    }
    seen.refuse_scans()?;
    let mut assembler = Assembler::new(limits);
    for block in pages::joined(paragraph::blocks(furniture::removed(pages))) {
        match block {
            Block::Paragraph(paragraph) => {
                if paragraph.gap {
                    assembler.gap();
                }
                assembler.paragraph(&paragraph.text, shape(&paragraph))?;
            }
            Block::Table(table) => {
                let number = assembler.begin_table();
                for (row, place) in table.rows.iter().zip(0..) {
                    assembler.row(&row.cells, (number, place), Some(row.page))?;
                }
            }
        }
    }
    Ok(assembler.finish(name, Vec::new()))
}

fn shape(paragraph: &Paragraph) -> Shape {
    let alignment = match (paragraph.centered, paragraph.right) {
        (true, _) => Some(Alignment::Center),
        (_, true) => Some(Alignment::Right),
        _ => None,
    };
    Shape { page: Some(paragraph.page), alignment, ..Shape::default() }
}

/// What the pages show, counted.
#[derive(Default)]
struct Seen {
    pages: usize,
    pictures: bool,
    characters: usize,
    unknown: usize,
    cells: usize,
}

impl Seen {
    fn add(&mut self, drawn: &Drawn) {
        self.pictures |= drawn.picture;
        let texts = drawn.glyphs.iter().flat_map(|glyph| glyph.text.chars());
        for c in texts.filter(|c| !c.is_whitespace()) {
            self.characters += 1;
            self.unknown += usize::from(c == UNKNOWN);
        }
    }

    /// Counts the cells of tables: a grid of empty ones is drawn with few strokes.
    fn count_cells(&mut self, lines: &[Line], limits: &Limits) -> Result<(), Error> {
        let tables = lines.iter().filter_map(|line| line.table.as_ref());
        self.cells +=
            tables.flat_map(|table| &table.rows).map(|row| row.cells.len()).sum::<usize>();
        if self.cells > limits.elements { Err(draw::too_many(limits)) } else { Ok(()) }
    }

    /// Refuses pictures of text, and text whose fonts do not tell their characters.
    fn refuse_scans(&self) -> Result<(), Error> {
        let few = self.pictures && self.characters < SCANNED * self.pages;
        if self.characters == 0 || few {
            let message = "the PDF has no text layer: its pages are pictures; recognise their text (OCR), or ask for \
                           the document they were made from";
            return Err(Error::new(ErrorKind::Unsupported, message));
        }
        if self.unknown * 2 > self.characters {
            let message = "the fonts of the PDF do not tell which characters they show; print it anew as PDF, or \
                           recognise its text (OCR)";
            return Err(Error::new(ErrorKind::Unsupported, message));
        }
        Ok(())
    }
}
