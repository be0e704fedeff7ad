//! Sets the parts of a document in pages as official documents are set: rules of where lines may break, lines spread to
//! both margins, headers, page numbers, a large title in the middle, signatures to the right.

use super::part::{Part, Place};
use super::pdf::{Words, frame, words};

/// What is done with a mark of punctuation that may not begin a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Breaking {
    /// It hangs over the margin.
    Hangs,
    /// It takes the character before it to the next line, and the line is spread.
    Takes,
    /// As `Takes`, but lines end where they end.
    Ragged,
}

const LEFT: f64 = 79.0;
const WIDTH: f64 = 448.0;
const TOP: f64 = 740.0;
const LEADING: f64 = 28.0;
const BOTTOM: f64 = 100.0;
const BODY: f64 = 16.0;
const TITLE: f64 = 22.0;
const CELL: f64 = 12.0;
const CELL_LEADING: f64 = 16.0;

const NO_START: &str = "，。；：、！？）》〉”’】〕％…·";
const NO_END: &str = "（《〈“‘【〔";

/// Pages of the parts of a document.
pub(crate) fn set(parts: &[Part], breaking: Breaking) -> Vec<Vec<Words>> {
    let mut setter = Setter { pages: vec![Vec::new()], y: TOP, breaking };
    for part in parts {
        match part {
            Part::Words(place, text) => setter.paragraph(*place, text),
            Part::Table(rows) => setter.table(rows),
        }
    }
    setter.furnish();
    setter.pages
}

struct Setter {
    pages: Vec<Vec<Words>>,
    y: f64,
    breaking: Breaking,
}

/// A character wide, or half of it.
fn em(c: char) -> f64 {
    if c.is_ascii() { 0.5 } else { 1.0 }
}

fn ems(text: &str) -> f64 {
    text.chars().map(em).sum()
}

impl Setter {
    fn paragraph(&mut self, place: Place, text: &str) {
        match place {
            Place::Title => {
                let count = (ems(text) * TITLE / WIDTH).ceil().max(1.0);
                let each = (ems(text) / count).ceil() + 1.0;
                for line in broken(text, each, each, Breaking::Ragged) {
                    self.line(&line, LEFT + (WIDTH - ems(&line) * TITLE) / 2.0, TITLE, 0.0);
                }
            }
            Place::Number => self.line(text, LEFT + (WIDTH - ems(text) * BODY) / 2.0, BODY, 0.0),
            Place::Signature => {
                self.line(text, LEFT + WIDTH - (ems(text) + 4.0) * BODY, BODY, 0.0);
            }
            Place::Addressees => self.block(text, 0.0),
            Place::Body => self.block(text, 2.0),
        }
    }

    fn block(&mut self, text: &str, indent: f64) {
        let lines = broken(text, WIDTH / BODY - indent, WIDTH / BODY, self.breaking);
        let last = lines.len() - 1;
        for (at, line) in lines.iter().enumerate() {
            let set_in = if at == 0 { indent } else { 0.0 };
            let shown = line.trim_end_matches(' ');
            let over = ems(shown) > WIDTH / BODY - set_in;
            let shown = shown.strip_suffix(|c: char| over && hangs(c)).unwrap_or(shown);
            let gaps = f64::from(u32::try_from(pieces(shown).len()).unwrap()) - 1.0;
            let free = (WIDTH / BODY - set_in - ems(shown)) * BODY;
            let spread = at < last && self.breaking != Breaking::Ragged && gaps > 0.0;
            let spacing = if spread { (free / gaps).clamp(0.0, BODY / 2.0) } else { 0.0 };
            self.line(line, LEFT + set_in * BODY, BODY, spacing);
        }
    }

    /// Sets a line; what is added between its characters and words is not added inside a word.
    fn line(&mut self, text: &str, x: f64, size: f64, spacing: f64) {
        if self.y < BOTTOM {
            self.next_page();
        }
        let y = self.y;
        let page = self.pages.last_mut().unwrap();
        let mut x = x;
        for run in runs(text) {
            let wide = run.starts_with(|c: char| !c.is_ascii_graphic());
            let inside = if wide { spacing } else { 0.0 };
            page.push(Words { size, spacing: inside, ..words(x, y, run) });
            let count = if wide { run.chars().count() } else { 1 };
            x += ems(run) * size + spacing * f64::from(u32::try_from(count).unwrap());
        }
        self.y -= LEADING.max(size * 1.5);
    }

    fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// A table, with borders unless its lines are ragged, words broken inside their cells; the first row again on every page.
    fn table(&mut self, rows: &[Vec<String>]) {
        for row in rows {
            if self.row(row, false).is_none() {
                self.next_page();
                self.row(&rows[0], true).unwrap();
                self.row(row, true).unwrap();
            }
        }
        self.y -= LEADING;
    }

    /// Sets a row, unless the page is full.
    fn row(&mut self, row: &[String], always: bool) -> Option<()> {
        let width = WIDTH / f64::from(u32::try_from(row.len()).unwrap());
        let fits = width / CELL - 1.0;
        let cells: Vec<Vec<String>> =
            row.iter().map(|cell| broken(cell, fits, fits, Breaking::Ragged)).collect();
        let count = |lines: usize| f64::from(u32::try_from(lines).unwrap());
        let height = count(cells.iter().map(Vec::len).max().unwrap()) * CELL_LEADING + 8.0;
        let bottom = self.y + BODY - height;
        if bottom < BOTTOM && !always {
            return None;
        }
        let page = self.pages.last_mut().unwrap();
        for (cell, column) in cells.iter().zip(0_u8..) {
            let x = LEFT + width * f64::from(column);
            if self.breaking != Breaking::Ragged {
                page.extend(frame([x, bottom, width, height], self.breaking == Breaking::Takes));
            }
            // Short cells stand in the middle of their row.
            let above = (height - count(cell.len()) * CELL_LEADING) / 2.0;
            for (line, at) in cell.iter().zip(1_u8..) {
                let y = bottom + height - above - CELL_LEADING * f64::from(at) + 4.0;
                let x = x + (width - ems(line) * CELL) / 2.0;
                page.push(Words { size: CELL, ..words(x, y, line) });
            }
        }
        self.y -= height;
        Some(())
    }

    /// A header, and the number of the page on its outer side.
    fn furnish(&mut self) {
        for (page, number) in self.pages.iter_mut().zip(1..) {
            let side = if number % 2 == 0 { LEFT + 16.0 } else { 450.0 };
            page.push(Words { size: 14.0, ..words(side, 60.0, &format!("— {number} —")) });
            page.push(Words {
                size: 10.5,
                ..words(220.0, 800.0, "长春市人民政府公报　2021年第6期")
            });
        }
    }
}

fn hangs(c: char) -> bool {
    "，。；：、！？".contains(c)
}

/// A paragraph in lines: numbers and words are not broken, marks of punctuation begin or end no line.
fn broken(text: &str, first: f64, others: f64, breaking: Breaking) -> Vec<String> {
    let mut lines: Vec<Vec<&str>> = vec![Vec::new()];
    let mut left = first;
    for piece in pieces(text) {
        let hanging = breaking == Breaking::Hangs && left > -0.5 && piece.chars().all(hangs);
        if ems(piece) > left && piece != " " && !hanging && !lines.last().unwrap().is_empty() {
            let carried = carried(lines.last_mut().unwrap(), piece);
            left = others - carried.iter().map(|piece| ems(piece)).sum::<f64>();
            lines.push(carried);
        }
        left -= ems(piece);
        lines.last_mut().unwrap().push(piece);
    }
    lines.into_iter().map(|line| line.concat()).collect()
}

/// What a line gives to the next: what may not end it, and what would leave the next beginning with what may not.
fn carried<'a>(line: &mut Vec<&'a str>, next: &str) -> Vec<&'a str> {
    let mut at = line.len();
    let mut follows = next;
    while at > 1 {
        let here = line[at - 1];
        if !follows.starts_with(|c| NO_START.contains(c)) && !here.ends_with(|c| NO_END.contains(c))
        {
            break;
        }
        at -= 1;
        follows = here;
    }
    line.split_off(at)
}

/// Words in letters and digits, and what stands between them.
fn runs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let other = |c: char| c.is_ascii_graphic() != first.is_ascii_graphic();
        let (run, behind) = rest.split_at(rest.find(other).unwrap_or(rest.len()));
        found.push(run);
        rest = behind;
    }
    found
}

/// What is never broken: a character, or a run of letters and digits.
fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len());
        let end = if word == 0 || word > 24 { c.len_utf8() } else { word };
        let (piece, behind) = rest.split_at(end);
        found.push(piece);
        rest = behind;
    }
    found
}
