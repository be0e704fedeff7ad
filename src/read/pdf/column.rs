//! Pages of two columns (分栏): the left one is read before the right one, between what runs across both.

use super::draw::Glyph;
use super::line::{Band, Line, lines};

/// A gap between columns is at least so wide, in heights of the font.
const GUTTER: f64 = 1.0;

/// It stands in this part of the width of the text.
const MIDDLE: std::ops::RangeInclusive<f64> = 0.35..=0.65;

/// Fewer lines beside each other are no columns.
const FEWEST: usize = 6;

/// A line that leaves no more than this free is full, in heights of the font; of the lines of a column half are.
const FULL: f64 = 2.2;

/// What is known of the columns of a document while its pages are read.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// How many columns and boxes there have been; the lines of each carry its number.
    zones: u32,
    /// The gap between the columns of an earlier page: the last one may be short.
    gutter: Option<(f64, f64)>,
}

impl Columns {
    /// The number of the next column or box.
    pub(super) fn next_zone(&mut self) -> u32 {
        self.zones = self.zones.saturating_add(1);
        self.zones
    }

    /// The lines of a stretch of a page.
    pub(super) fn read(&mut self, bands: Vec<Band>, page: u32) -> Vec<Line> {
        let own = gutter(&bands);
        let Some(gutter) = own.or(self.gutter) else {
            return bands.iter().filter_map(|band| band.line(page)).collect();
        };
        let mut found = Vec::new();
        let mut beside: Vec<Band> = Vec::new();
        for band in bands {
            if crosses(&band, gutter) {
                self.beside(&std::mem::take(&mut beside), gutter, page, &mut found);
                found.extend(band.line(page));
            } else {
                beside.push(band);
            }
        }
        self.beside(&beside, gutter, page, &mut found);
        found
    }

    /// Reads lines that no character joins over the gutter: as two columns when both are filled, or where an earlier
    /// page has shown them, when the left one is.
    fn beside(&mut self, bands: &[Band], gutter: (f64, f64), page: u32, found: &mut Vec<Line>) {
        let middle = f64::midpoint(gutter.0, gutter.1);
        let (left, right): (Vec<Glyph>, Vec<Glyph>) =
            bands.iter().flat_map(Band::glyphs).cloned().partition(|glyph| glyph.x < middle);
        let sides = [left, right].map(|side| lines(side, page));
        let [left, right] = &sides;
        let known = self.gutter == Some(gutter);
        let shown = known && !right.is_empty() && are_full(left, gutter.0);
        if !shown && !sides.iter().all(|side| is_column(side)) {
            return found.extend(bands.iter().filter_map(|band| band.line(page)));
        }
        self.gutter = Some(gutter);
        for side in sides {
            let zone = self.next_zone();
            found.extend(side.into_iter().map(|line| Line { zone, ..line }));
        }
    }
}

/// What no line beside another covers: the right end of the left column, the left end of the right one.
fn gutter(bands: &[Band]) -> Option<(f64, f64)> {
    let places = || bands.iter().flat_map(Band::places);
    let left = places().map(|(left, _)| left).min_by(f64::total_cmp)?;
    let right = places().map(|(_, right)| right).max_by(f64::total_cmp)?;
    let gaps: Vec<(f64, f64)> =
        bands.iter().filter_map(|band| gap(band, left, right - left)).collect();
    let from = gaps.iter().map(|gap| gap.0).max_by(f64::total_cmp)?;
    let to = gaps.iter().map(|gap| gap.1).min_by(f64::total_cmp)?;
    (gaps.len() >= FEWEST && from < to).then_some((from, to))
}

/// The widest gap in the middle of a line.
fn gap(band: &Band, left: f64, width: f64) -> Option<(f64, f64)> {
    let gaps =
        band.places().zip(band.places().skip(1)).map(|(before, behind)| (before.1, behind.0));
    let fits = |gap: &(f64, f64)| {
        let middle = (f64::midpoint(gap.0, gap.1) - left) / width.max(1.0);
        gap.1 - gap.0 >= GUTTER * band.size() && MIDDLE.contains(&middle)
    };
    gaps.filter(fits).max_by(|one, other| (one.1 - one.0).total_cmp(&(other.1 - other.0)))
}

fn crosses(band: &Band, (from, to): (f64, f64)) -> bool {
    const SLACK: f64 = 0.5;
    band.places().any(|(left, right)| left < to - SLACK && right > from + SLACK)
}

/// Whether lines fill a column of their own.
fn is_column(lines: &[Line]) -> bool {
    let right = lines.iter().map(|line| line.right).max_by(f64::total_cmp).unwrap_or(0.0);
    lines.len() >= FEWEST && are_full(lines, right)
}

/// Whether half of some lines reach an end.
fn are_full(lines: &[Line], right: f64) -> bool {
    let full = lines.iter().filter(|line| right - line.right <= FULL * line.size).count();
    full * 2 >= lines.len()
}
