//! A PDF with a text layer to text: lines in reading order, furniture off, lines joined to paragraphs.
//! The PDF crate is named in `file.rs`, `font.rs` and `draw.rs`.

mod draw;
mod file;
mod font;
mod furniture;
mod line;
mod matrix;
mod paragraph;

use crate::text::{Alignment, SourceText};
use crate::{Error, ErrorKind};

use super::Limits;
use super::assemble::{Assembler, Shape};
use draw::Painter;
use file::File;
use font::UNKNOWN;
use line::Line;
use paragraph::Paragraph;

/// Pages with fewer characters than this and a picture are a scan: what text there is was stamped on them.
const SCANNED: usize = 8;

/// Reads a PDF.
pub(super) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<SourceText, Error> {
    let mut file = File::open(bytes, limits)?;
    let ids = file.pages()?;
    let mut painter = Painter::new(&mut file, limits);
    let mut pages: Vec<Vec<Line>> = Vec::with_capacity(ids.len());
    let mut pictures = false;
    for (id, number) in ids.into_iter().zip(1..) {
        let drawn = painter.page(id)?;
        pictures |= drawn.picture;
        pages.push(line::lines(drawn.glyphs, number));
    }
    refuse_scans(&pages, pictures)?;
    let mut assembler = Assembler::new(limits);
    for paragraph in paragraph::paragraphs(furniture::removed(pages)) {
        if paragraph.gap {
            assembler.gap();
        }
        assembler.paragraph(&paragraph.text, shape(&paragraph))?;
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

/// Refuses pictures of text, and text whose fonts do not tell their characters.
fn refuse_scans(pages: &[Vec<Line>], pictures: bool) -> Result<(), Error> {
    let characters =
        || pages.iter().flatten().flat_map(|line| line.text.chars()).filter(|c| !c.is_whitespace());
    let all = characters().count();
    if all == 0 || (pictures && all < SCANNED * pages.len()) {
        let message = "the PDF has no text layer: its pages are pictures; recognise their text (OCR), or ask for the \
                       document they were made from";
        return Err(Error::new(ErrorKind::Unsupported, message));
    }
    if characters().filter(|c| *c == UNKNOWN).count() * 2 > all {
        let message = "the fonts of the PDF do not tell which characters they show; print it anew as PDF, or recognise \
                       its text (OCR)";
        return Err(Error::new(ErrorKind::Unsupported, message));
    }
    Ok(())
}
