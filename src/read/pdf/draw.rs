//! Follows what a page draws and notes each character with its place.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId};

use crate::{Error, ErrorKind};

use super::super::Limits;
use super::file::{File, number};
use super::font::Font;
use super::matrix::Matrix;
use super::rule::{Path, Rule};

/// Drawings inside drawings deeper than this are left out.
const DEEPEST_FORM: usize = 16;

/// Saved states beyond this are not saved.
const MOST_SAVED: usize = 512;

/// For every character that a document may have, it may have this many drawing steps.
const STEPS_PER_ELEMENT: usize = 16;

/// A character, or the few that one glyph shows, with its place.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) x: f64,
    /// Of its baseline, upwards.
    pub(super) y: f64,
    pub(super) width: f64,
    /// The height of its font.
    pub(super) size: f64,
    /// How many quarters it is turned to the left; `None` for one that leans.
    pub(super) turn: Option<u8>,
}

#[cfg(test)]
impl Glyph {
    /// Characters beside each other, letters and digits half as wide as the others.
    pub(super) fn row(words: &str, x: f64, y: f64, size: f64) -> Vec<Self> {
        let mut x = x;
        let glyph = |c: char| {
            let width = if c.is_ascii() { size / 2.0 } else { size };
            x += width;
            Self { text: c.to_string(), x: x - width, y, width, size, turn: Some(0) }
        };
        words.chars().map(glyph).collect()
    }
}

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Whether it shows a picture.
    pub(super) picture: bool,
}

/// What changes how text is drawn.
#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    character_spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Draws pages; the fonts of all of them are read once.
pub(super) struct Painter<'f, 'l> {
    file: &'f mut File<'l>,
    limits: &'l Limits,
    fonts: HashMap<ObjectId, Rc<Font>>,
    drawn: Drawn,
    steps: usize,
    glyphs: usize,
}

impl<'f, 'l> Painter<'f, 'l> {
    pub(super) fn new(file: &'f mut File<'l>, limits: &'l Limits) -> Self {
        Self { file, limits, fonts: HashMap::new(), drawn: Drawn::default(), steps: 0, glyphs: 0 }
    }

    /// What a page shows.
    pub(super) fn page(&mut self, page: ObjectId) -> Result<Drawn, Error> {
        let content = self.file.content(page)?;
        let resources = self.file.resources(page);
        let upright = match self.file.rotation(page) {
            90 => Matrix([0.0, -1.0, 1.0, 0.0, 0.0, 0.0]),
            180 => Matrix([-1.0, 0.0, 0.0, -1.0, 0.0, 0.0]),
            270 => Matrix([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]),
            _ => Matrix::SAME,
        };
        self.content(&content, &resources, upright, 0)?;
        Ok(std::mem::take(&mut self.drawn))
    }

    fn content(
        &mut self,
        content: &[u8],
        resources: &Dictionary,
        ctm: Matrix,
        depth: usize,
    ) -> Result<(), Error> {
        let mut pen = Pen::new(ctm);
        for operation in Content::decode_iter(content) {
            // What is damaged ends what can be followed of this page.
            let Ok(operation) = operation else { break };
            self.steps += 1;
            if self.steps > self.limits.elements.saturating_mul(STEPS_PER_ELEMENT) {
                return Err(too_many(self.limits));
            }
            match operation.operator.as_str() {
                "Do" => self.object(&operation, resources, &pen, depth)?,
                "Tf" => {
                    pen.state.font = self.font(&operation, resources);
                    pen.state.size = operand(&operation, 1);
                }
                _ => pen.step(&operation, &mut self.drawn),
            }
            if self.glyphs + self.drawn.glyphs.len() > self.limits.elements {
                return Err(too_many(self.limits));
            }
        }
        if depth == 0 {
            self.glyphs += self.drawn.glyphs.len();
        }
        Ok(())
    }

    fn font(&mut self, operation: &Operation, resources: &Dictionary) -> Option<Rc<Font>> {
        let name = operation.operands.first()?.as_name().ok()?;
        let fonts = self.file.dictionary(resources, b"Font")?;
        let id = fonts.get(name).and_then(Object::as_reference).ok();
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(Rc::clone(font));
        }
        let font = Rc::new(Font::read(self.file, self.file.dictionary(fonts, name)?));
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    /// Draws what is kept apart from the page: a picture, or a drawing with text of its own.
    fn object(
        &mut self,
        operation: &Operation,
        resources: &Dictionary,
        pen: &Pen,
        depth: usize,
    ) -> Result<(), Error> {
        let Some((id, form)) = self.named_object(operation, resources) else { return Ok(()) };
        if form.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image") {
            self.drawn.picture = true;
            return Ok(());
        }
        if depth >= DEEPEST_FORM || pen.in_artifact() {
            return Ok(());
        }
        let own = self.file.dictionary(&form, b"Resources").cloned();
        let matrix = self.file.array(&form, b"Matrix").and_then(matrix).unwrap_or(Matrix::SAME);
        let content = self.file.stream(id)?;
        let resources = own.as_ref().unwrap_or(resources);
        self.content(&content, resources, matrix.then(pen.state.ctm), depth + 1)
    }

    fn named_object(
        &self,
        operation: &Operation,
        resources: &Dictionary,
    ) -> Option<(ObjectId, Dictionary)> {
        let name = operation.operands.first()?.as_name().ok()?;
        let objects = self.file.dictionary(resources, b"XObject")?;
        let id = objects.get(name).ok()?.as_reference().ok()?;
        Some((id, self.file.dictionary(objects, name)?.clone()))
    }
}

pub(super) fn too_many(limits: &Limits) -> Error {
    let message = format!(
        "the PDF draws more than {} characters or cells, or too many other things; raise Limits::elements, or split it",
        limits.elements
    );
    Error::new(ErrorKind::Limit, message)
}

fn operand(operation: &Operation, index: usize) -> f64 {
    operation.operands.get(index).and_then(number).unwrap_or(0.0)
}

fn matrix(operands: &[Object]) -> Option<Matrix> {
    let mut numbers = [0.0; 6];
    for (number_at, operand) in numbers.iter_mut().zip(operands) {
        *number_at = number(operand)?;
    }
    (operands.len() == 6).then_some(Matrix(numbers))
}

/// Where the next character goes, and how.
struct Pen {
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    path: Path,
    /// Marked parts that are open: whether each is no part of the document, such as a header.
    marked: Vec<bool>,
}

impl Pen {
    fn new(ctm: Matrix) -> Self {
        let state = State {
            ctm,
            font: None,
            size: 1.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        Self {
            state,
            saved: Vec::new(),
            path: Path::default(),
            text: Matrix::SAME,
            line: Matrix::SAME,
            marked: Vec::new(),
        }
    }

    fn in_artifact(&self) -> bool {
        self.marked.contains(&true)
    }

    fn step(&mut self, operation: &Operation, out: &mut Drawn) {
        let first = operand(operation, 0);
        match operation.operator.as_str() {
            "q" if self.saved.len() < MOST_SAVED => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => {
                if let Some(matrix) = matrix(&operation.operands) {
                    self.state.ctm = matrix.then(self.state.ctm);
                }
            }
            "Tc" => self.state.character_spacing = first,
            "Tw" => self.state.word_spacing = first,
            "Tz" => self.state.stretch = first / 100.0,
            "TL" => self.state.leading = first,
            "Ts" => self.state.rise = first,
            "BMC" | "BDC" => self.mark(operation),
            "EMC" => {
                self.marked.pop();
            }
            _ if self.outline(operation, &mut out.rules) => {}
            _ => self.write(operation, &mut out.glyphs),
        }
    }

    /// Outlines or paints; tells whether the operation does.
    fn outline(&mut self, operation: &Operation, out: &mut Vec<Rule>) -> bool {
        let number = |index| operand(operation, index);
        let point = |index| self.state.ctm.apply(number(index), number(index + 1));
        match operation.operator.as_str() {
            "m" => self.path.begin(point(0)),
            "l" => self.path.line_to(point(0)),
            // Curves are no borders: the outline goes on behind them.
            "c" => self.path.begin(point(4)),
            "v" | "y" => self.path.begin(point(2)),
            "h" => self.path.close(),
            "re" => self.path.rectangle([0, 1, 2, 3].map(number), self.state.ctm),
            "S" => self.path.paint(true, false, out),
            "s" => {
                self.path.close();
                self.path.paint(true, false, out);
            }
            "f" | "F" | "f*" => self.path.paint(false, true, out),
            "B" | "B*" | "b" | "b*" => self.path.paint(true, true, out),
            "n" => self.path.paint(false, false, out),
            _ => return false,
        }
        true
    }

    fn mark(&mut self, operation: &Operation) {
        let tag = operation.operands.first().and_then(|tag| tag.as_name().ok());
        if self.marked.len() < MOST_SAVED {
            self.marked.push(tag == Some(b"Artifact"));
        }
    }

    fn write(&mut self, operation: &Operation, out: &mut Vec<Glyph>) {
        match operation.operator.as_str() {
            "BT" => self.set_line(Matrix::SAME),
            "Tm" => self.set_line(matrix(&operation.operands).unwrap_or(Matrix::SAME)),
            "Td" => self.next_line(operand(operation, 0), operand(operation, 1)),
            "TD" => {
                self.state.leading = -operand(operation, 1);
                self.next_line(operand(operation, 0), operand(operation, 1));
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "Tj" => self.show_all(&operation.operands, out),
            "'" | "\"" => {
                if let [word, character, _] = operation.operands.as_slice() {
                    self.state.word_spacing = number(word).unwrap_or(0.0);
                    self.state.character_spacing = number(character).unwrap_or(0.0);
                }
                self.next_line(0.0, -self.state.leading);
                let words = operation.operands.last();
                self.show_all(words.map_or(&[], std::slice::from_ref), out);
            }
            "TJ" => {
                let array = operation.operands.first().and_then(|array| array.as_array().ok());
                self.show_all(array.map_or(&[], Vec::as_slice), out);
            }
            _ => {}
        }
    }

    fn set_line(&mut self, matrix: Matrix) {
        self.text = matrix;
        self.line = matrix;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_line(Matrix::moved(x, y).then(self.line));
    }

    /// Shows strings; numbers between them move the pen back, in thousandths.
    fn show_all(&mut self, parts: &[Object], out: &mut Vec<Glyph>) {
        for part in parts {
            match part {
                Object::String(bytes, _) => self.show(bytes, out),
                other => {
                    let back = number(other).unwrap_or(0.0) / 1000.0 * self.state.size;
                    self.advance(-back * self.state.stretch);
                }
            }
        }
    }

    fn show(&mut self, bytes: &[u8], out: &mut Vec<Glyph>) {
        let Some(font) = self.state.font.clone() else { return };
        let hidden = self.in_artifact();
        for shown in font.show(bytes) {
            let state = &self.state;
            let place = Matrix([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise]);
            let place = place.then(self.text).then(state.ctm);
            let (x, y) = place.origin();
            let width = shown.width / 1000.0;
            if !hidden && !shown.text.is_empty() && x.is_finite() && y.is_finite() {
                let (width, size) = (width * place.width(), place.height());
                out.push(Glyph { text: shown.text, x, y, width, size, turn: place.quarters() });
            }
            if font.is_vertical() {
                self.text =
                    Matrix::moved(0.0, -state.size - state.character_spacing).then(self.text);
                continue;
            }
            let word = if shown.is_space { state.word_spacing } else { 0.0 };
            let step = width * state.size + state.character_spacing + word;
            self.advance(step * self.state.stretch);
        }
    }

    fn advance(&mut self, x: f64) {
        self.text = Matrix::moved(x, 0.0).then(self.text);
    }
}
