//! Characters with places to lines of text, from the top of a page to its bottom.

use super::draw::Glyph;
use super::grid::Table;

/// Two glyphs stand in one line when they share this much of the height of the lower one.
const SHARED_HEIGHT: f64 = 0.5;

/// A wider gap between Chinese characters is white space, in heights of the font; justified lines have narrower ones.
const WIDE_GAP: f64 = 0.8;

/// A wider gap between letters or digits is white space, in heights of the font.
const WORD_GAP: f64 = 0.2;

/// The same character drawn again this close is there to look bold, in heights of the font.
const BOLD_SHIFT: f64 = 0.3;

/// A line of a page, or a table that stands between its lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) page: u32,
    /// The column or box of the page that it stands in, from 1; 0 for the page itself.
    pub(super) zone: u32,
    pub(super) text: String,
    /// Where it begins and ends, from the left of the page.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Its baseline, from the bottom of the page.
    pub(super) y: f64,
    /// The height of its font.
    pub(super) size: f64,
    pub(super) table: Option<Box<Table>>,
}

impl Line {
    /// A table in the place of a line.
    pub(super) fn of_table(table: Table) -> Self {
        let (left, right) = match *table.columns {
            [left, .., right] => (left, right),
            _ => (0.0, 0.0),
        };
        let (page, y) = (table.page, table.top);
        let table = Some(Box::new(table));
        Self { page, zone: 0, text: String::new(), left, right, y, size: 0.0, table }
    }
}

/// A line in the making: how high it reaches, and its glyphs.
pub(super) struct Band {
    bottom: f64,
    top: f64,
    size: f64,
    glyphs: Vec<Glyph>,
}

impl Band {
    fn new(glyph: Glyph) -> Self {
        let (bottom, top, size) = (glyph.y, glyph.y + glyph.size, glyph.size);
        Self { bottom, top, size, glyphs: vec![glyph] }
    }

    fn holds(&self, glyph: &Glyph) -> bool {
        let shared = self.top.min(glyph.y + glyph.size) - self.bottom.max(glyph.y);
        shared > SHARED_HEIGHT * glyph.size.min(self.size)
    }

    /// The largest glyph tells where the line stands; raised and lowered ones are smaller.
    fn add(&mut self, glyph: Glyph) {
        if glyph.size > self.size {
            (self.bottom, self.top, self.size) = (glyph.y, glyph.y + glyph.size, glyph.size);
        }
        self.glyphs.push(glyph);
    }

    /// How high it reaches.
    pub(super) fn top(&self) -> f64 {
        self.top
    }

    /// The height of its font.
    pub(super) fn size(&self) -> f64 {
        self.size
    }

    /// Its characters, from the left.
    pub(super) fn glyphs(&self) -> impl Iterator<Item = &Glyph> {
        self.glyphs.iter()
    }

    /// Where its characters begin and end, those that show something.
    pub(super) fn places(&self) -> impl Iterator<Item = (f64, f64)> {
        let shown = self.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty());
        shown.map(|glyph| (glyph.x, glyph.x + glyph.width))
    }

    /// The line that its glyphs make; `None` when they show nothing.
    pub(super) fn line(&self, page: u32) -> Option<Line> {
        let mut text = String::new();
        let mut last: Option<&Glyph> = None;
        for glyph in &self.glyphs {
            if last.is_some_and(|last| is_again(last, glyph)) {
                continue;
            }
            if last.is_some_and(|last| is_gap(last, glyph)) && !text.ends_with(' ') {
                text.push(' ');
            }
            text.push_str(&glyph.text);
            last = Some(glyph);
        }
        let left = self.places().next()?.0;
        let right = self.places().map(|(_, right)| right).max_by(f64::total_cmp)?;
        let text = text.trim().to_owned();
        let (y, size) = (self.bottom, self.size);
        Some(Line { page, zone: 0, text, left, right, y, size, table: None })
    }
}

/// The lines of a page, from the top.
pub(super) fn lines(glyphs: Vec<Glyph>, page: u32) -> Vec<Line> {
    bands(glyphs).iter().filter_map(|band| band.line(page)).collect()
}

/// The characters of a page that stand beside each other, from the top.
pub(super) fn bands(glyphs: Vec<Glyph>) -> Vec<Band> {
    let mut glyphs = glyphs;
    glyphs.retain(|glyph| glyph.size > 0.0 && glyph.size.is_finite() && glyph.width.is_finite());
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut bands: Vec<Band> = Vec::new();
    for glyph in glyphs {
        match bands.last_mut().filter(|band| band.holds(&glyph)) {
            Some(band) => band.add(glyph),
            None => bands.push(Band::new(glyph)),
        }
    }
    for band in &mut bands {
        band.glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    bands
}

fn is_again(last: &Glyph, glyph: &Glyph) -> bool {
    last.text == glyph.text
        && (glyph.x - last.x).abs() < BOLD_SHIFT * glyph.size.min(glyph.width.max(1.0) * 2.0)
}

fn is_gap(last: &Glyph, glyph: &Glyph) -> bool {
    let gap = glyph.x - (last.x + last.width);
    let size = last.size.max(glyph.size);
    let narrow = last.text.ends_with(is_narrow) && glyph.text.starts_with(is_narrow);
    gap > size * if narrow { WORD_GAP } else { WIDE_GAP }
}

fn is_narrow(c: char) -> bool {
    c.is_ascii_graphic()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that words make, each so far from the left and from the bottom.
    fn read(words: &[(&str, f64, f64)], size: f64) -> Vec<String> {
        let glyphs = words.iter().flat_map(|(words, x, y)| {
            // What is raised or lowered is smaller.
            let size = if y.fract() == 0.0 { size } else { size / 2.0 };
            Glyph::row(words, *x, *y, size)
        });
        lines(glyphs.collect(), 1).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn characters_make_lines_by_their_places() {
        let drawn_last = [("第二行", 50.0, 80.0), ("第一行", 50.0, 100.0)];
        let raised =
            [("10", 0.0, 100.0), ("4", 16.0, 108.5), ("吨，O", 20.0, 100.0), ("3", 62.0, 97.5)];
        let gaps = [
            ("国务院", 0.0, 0.0),
            ("办公厅", 52.0, 0.0),
            ("PM", 140.0, 0.0),
            ("2", 157.0, 0.0),
            ("km", 180.0, 0.0),
        ];
        let bold = [("通知", 0.0, 0.0), ("通知", 0.4, 0.0)];
        for (words, expected) in [
            (&drawn_last[..], &["第一行", "第二行"][..]),
            (&raised[..], &["104吨，O3"]),
            (&gaps[..], &["国务院办公厅 PM2 km"]),
            (&bold[..], &["通知"]),
            (&[("谢谢11", 0.0, 0.0)], &["谢谢11"]),
        ] {
            assert_eq!(read(words, 16.0), expected);
        }
    }
}
