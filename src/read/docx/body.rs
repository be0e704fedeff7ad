//! The paragraphs, tables, text boxes and notes of a document, in the order in which they are read.

use std::collections::HashMap;

use crate::Error;
use crate::text::SourceText;

use super::super::assemble::{Assembler, RawCell, Shape};
use super::field::Fields;
use super::numbering::Numbering;
use super::run::{Note, is_passed, words};
use super::styles::{Format, Styles};
use super::table::Grid;
use super::xml::{OTHER, Tree};

/// The parts that a document's text is read from.
pub(super) struct Parts {
    pub(super) document: Tree,
    pub(super) styles: Styles,
    pub(super) notes: HashMap<Note, Notes>,
    /// The documents put into it (`altChunk`), by the ids of their links.
    pub(super) chunks: HashMap<String, SourceText>,
}

/// The notes of one part, by their ids.
pub(super) struct Notes {
    tree: Tree,
    places: HashMap<String, usize>,
}

impl Notes {
    pub(super) fn read(tree: Tree) -> Self {
        let all = tree.named("footnote").chain(tree.named("endnote"));
        let place = |at: usize| Some((tree.attribute(at, "id")?.to_owned(), at));
        Self { places: all.filter_map(place).collect(), tree }
    }
}

/// A paragraph as it is shown.
struct Shown {
    text: String,
    shape: Shape,
}

pub(super) struct Body<'a, 'l> {
    parts: &'a Parts,
    numbering: Numbering,
    fields: Fields,
    /// The words of a paragraph whose end was deleted: they begin the next one.
    carried: String,
    /// Notes that have been called and not yet been written.
    called: Vec<(Note, String)>,
    out: Assembler<'l>,
}

impl<'a, 'l> Body<'a, 'l> {
    pub(super) fn new(parts: &'a Parts, numbering: Numbering, out: Assembler<'l>) -> Self {
        let (fields, carried, called) = (Fields::default(), String::new(), Vec::new());
        Self { parts, numbering, fields, carried, called, out }
    }

    /// Reads the document from its first paragraph to its last note.
    pub(super) fn read(mut self) -> Result<Assembler<'l>, Error> {
        let document = &self.parts.document;
        if let Some(body) = document.named("body").next() {
            self.story(document, body)?;
        }
        self.carry(&Shape::default())?;
        Ok(self.out)
    }

    /// Reads what lies one below another: paragraphs and tables, in whatever holds them.
    fn story(&mut self, tree: &'a Tree, holder: usize) -> Result<(), Error> {
        for (index, node) in tree.children(holder) {
            match node.name {
                "p" => self.paragraph(tree, index)?,
                "tbl" => self.table(tree, index)?,
                "altChunk" => self.chunk(tree, index)?,
                name if is_passed(tree, index, name) => {}
                // No program writes words outside of paragraphs; where they stand all the same they are one.
                "r" => self.paragraph(tree, index)?,
                _ => self.story(tree, index)?,
            }
            self.notes()?;
        }
        Ok(())
    }

    fn paragraph(&mut self, tree: &'a Tree, index: usize) -> Result<(), Error> {
        let (shown, boxes) = self.shown(tree, index);
        if let Some(Shown { text, shape }) = shown {
            if text.trim().is_empty() {
                self.out.gap();
            }
            self.out.paragraph(&text, shape)?;
        }
        boxes.into_iter().try_for_each(|index| self.inside(tree, index))
    }

    /// Reads what is fastened to a paragraph: a text box, or another document.
    fn inside(&mut self, tree: &'a Tree, index: usize) -> Result<(), Error> {
        match tree.node(index).map(|node| node.name) {
            Some("altChunk") => self.chunk(tree, index),
            _ => self.story(tree, index),
        }
    }

    /// Writes another document where this one has put it.
    fn chunk(&mut self, tree: &Tree, index: usize) -> Result<(), Error> {
        self.carry(&Shape::default())?;
        self.chunk_at(tree, index).map_or(Ok(()), |source| self.out.document(source))
    }

    /// A paragraph with its number, or nothing when it goes on in the next; and the text boxes fastened to it.
    fn shown(&mut self, tree: &'a Tree, index: usize) -> (Option<Shown>, Vec<usize>) {
        let properties = tree.child(index, "pPr");
        let own = properties.map(|properties| Format::of(tree, properties)).unwrap_or_default();
        let format = self.parts.styles.resolve(own);
        if format.outline.is_some_and(|level| level < 9) {
            self.fields.heading();
        }
        let styled = (&self.parts.styles, format.style.as_deref());
        let found = words(tree, index, &mut self.fields, styled);
        if self.parts.styles.is_contents(format.style.as_deref()) {
            return (None, found.boxes);
        }
        self.called.extend(found.notes);
        self.carried.push_str(&found.text);
        if properties.is_some_and(|properties| end_is_deleted(tree, properties)) {
            return (None, found.boxes);
        }
        let mut text = std::mem::take(&mut self.carried);
        // An empty paragraph is counted as well, though its number alone says nothing.
        let mark = self.numbering.mark(&format, &self.parts.styles);
        if let Some(mark) = mark.filter(|_| !text.trim().is_empty()) {
            text = marked(mark, &text);
        }
        let heading = format
            .outline
            .filter(|level| *level < 9)
            .and_then(|level| u8::try_from(level + 1).ok());
        let shape = Shape { heading, alignment: format.alignment, ..Shape::default() };
        (Some(Shown { text, shape }), found.boxes)
    }

    /// Writes what was carried past the last paragraph.
    fn carry(&mut self, shape: &Shape) -> Result<(), Error> {
        let text = std::mem::take(&mut self.carried);
        if text.is_empty() { Ok(()) } else { self.out.paragraph(&text, *shape) }
    }

    /// Writes the notes that have been called, behind the paragraph or table that calls them.
    fn notes(&mut self) -> Result<(), Error> {
        for (note, id) in std::mem::take(&mut self.called) {
            let Some(notes) = self.parts.notes.get(&note) else { continue };
            if let Some(&index) = notes.places.get(&id) {
                self.note(&notes.tree, index)?;
            }
        }
        Ok(())
    }

    /// Writes one note. What it calls itself is left out, so that no two can call each other for ever.
    fn note(&mut self, tree: &'a Tree, index: usize) -> Result<(), Error> {
        let paragraphs = tree.children(index).filter(|(_, node)| node.name == "p");
        for (paragraph, _) in paragraphs {
            if let (Some(Shown { text, shape }), _) = self.shown(tree, paragraph) {
                self.out.paragraph(&text, Shape { note: true, ..shape })?;
            }
        }
        self.called.clear();
        Ok(())
    }

    fn table(&mut self, tree: &'a Tree, index: usize) -> Result<(), Error> {
        self.carry(&Shape::default())?;
        let grid = Grid::of(tree, index);
        if grid.is_box() {
            let cells: Vec<usize> = grid.cells().collect();
            return cells.into_iter().try_for_each(|cell| self.story(tree, cell));
        }
        let number = self.out.begin_table();
        for (row, row_number) in grid.rows.iter().zip(0..) {
            let mut cells = Vec::with_capacity(row.len());
            for cell in row {
                let mut text = String::new();
                self.cell(tree, cell.node, &mut text);
                let (column, columns, rows) = (cell.column, cell.columns, cell.rows);
                cells.push(RawCell { text, column, columns, rows });
            }
            self.out.row(&cells, (number, row_number), None)?;
        }
        Ok(())
    }

    /// The words of a cell, with those of the tables, text boxes and documents in it.
    fn cell(&mut self, tree: &'a Tree, holder: usize, text: &mut String) {
        for (index, node) in tree.children(holder) {
            self.in_cell(tree, index, node.name, text);
        }
        let carried = std::mem::take(&mut self.carried);
        add_line(text, &carried);
    }

    fn in_cell(&mut self, tree: &'a Tree, index: usize, name: &str, text: &mut String) {
        match name {
            name if is_passed(tree, index, name) => {}
            "p" | "r" => {
                let (shown, boxes) = self.shown(tree, index);
                if let Some(shown) = shown {
                    add_line(text, &shown.text);
                }
                for index in boxes {
                    let name = tree.node(index).map_or(OTHER, |node| node.name);
                    self.in_cell(tree, index, name, text);
                }
            }
            "altChunk" => {
                let chunk = self.chunk_at(tree, index).map(SourceText::text);
                add_line(text, chunk.unwrap_or_default());
            }
            _ => self.cell(tree, index, text),
        }
    }

    fn chunk_at(&self, tree: &Tree, index: usize) -> Option<&'a SourceText> {
        self.parts.chunks.get(tree.attribute(index, "id")?)
    }
}

fn add_line(text: &mut String, line: &str) {
    if !text.is_empty() && !line.trim().is_empty() {
        text.push('\n');
    }
    text.push_str(line.trim_end());
}

/// Puts a mark before the words; digits that would run into digits are kept apart.
fn marked(mark: String, text: &str) -> String {
    let text = text.trim_start();
    let close = mark.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.');
    let apart = close && text.starts_with(|c: char| c.is_ascii_alphanumeric());
    mark + if apart { " " } else { "" } + text
}

/// Whether the mark that ends a paragraph was deleted or moved away, or is hidden, so that it goes on in the next.
fn end_is_deleted(tree: &Tree, properties: usize) -> bool {
    let mark = tree.child(properties, "rPr");
    mark.is_some_and(|mark| {
        ["del", "moveFrom", "vanish"].iter().any(|name| tree.child(mark, name).is_some())
    })
}
