//! Tables without borders: a head that names columns, and below it lines that keep to them. Only what is clear is one.

use std::ops::Range;

use super::super::assemble::RawCell;
use super::draw::Glyph;
use super::grid::{Row, Table, cell_text};
use super::line::Band;

/// Columns stand at least so far apart, in heights of the font.
const APART: f64 = 1.0;

/// A table has at least so many columns.
const FEWEST_COLUMNS: usize = 3;

/// And so many rows below its head.
const FEWEST_ROWS: usize = 2;

/// A head names its columns with some of these words; at least two do.
const HEADINGS: [&str; 14] = [
    "序号", "任务", "单位", "指标", "目标", "时限", "内容", "项目", "名称", "措施", "备注", "类别",
    "责任", "部门",
];

/// A page holds no more lines of one table than this.
const MOST_LINES: usize = 500;

/// The name of a column has no more characters than this.
const LONGEST_HEADING: usize = 12;

/// Characters that no wide gap divides.
struct Segment {
    left: f64,
    right: f64,
    glyphs: Vec<Glyph>,
}

/// The first table among lines, and which of them it is made of.
pub(super) fn find(bands: &[Band], page: u32) -> Option<(Range<usize>, Table)> {
    (0..bands.len()).find_map(|at| {
        let head = segments(bands.get(at).filter(|band| is_divided(band))?);
        if !is_head(&head) {
            return None;
        }
        let (columns, lines) = body(&head, bands.get(at + 1..)?);
        let rows = rows(&columns, &lines)?;
        let top = bands.get(at)?.top();
        let count: usize = rows.iter().map(Range::len).sum();
        let head = Row { page, cells: cells(&columns, vec![head], page) };
        let body = rows.into_iter().map(|row| {
            let lines = lines.get(row).unwrap_or_default();
            let lines =
                lines.iter().map(|(segments, _)| segments.iter().map(Segment::copy).collect());
            Row { page, cells: cells(&columns, lines.collect(), page) }
        });
        let rows = std::iter::once(head).chain(body).collect();
        let columns =
            columns.iter().map(|column| column.0).chain(columns.last().map(|last| last.1));
        Some((at..at + 1 + count, Table { page, top, columns: columns.collect(), rows }))
    })
}

impl Segment {
    fn of(glyph: &Glyph) -> Self {
        let (left, right) = (glyph.x, glyph.x + glyph.width);
        Self { left, right, glyphs: vec![glyph.clone()] }
    }

    fn copy(&self) -> Self {
        Self { left: self.left, right: self.right, glyphs: self.glyphs.clone() }
    }

    fn stands_in(&self, (left, right): (f64, f64)) -> bool {
        self.left < right && self.right > left
    }

    fn words(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.text.trim()).collect()
    }
}

/// Whether wide gaps divide a line into as many parts as a table has columns.
fn is_divided(band: &Band) -> bool {
    let pairs = band.places().zip(band.places().skip(1));
    let gaps = pairs.filter(|(before, behind)| behind.0 - before.1 >= APART * band.size());
    gaps.take(FEWEST_COLUMNS).count() + 1 >= FEWEST_COLUMNS
}

fn segments(band: &Band) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    for glyph in band.glyphs().filter(|glyph| !glyph.text.trim().is_empty()) {
        match found.last_mut().filter(|last| glyph.x - last.right < APART * band.size()) {
            Some(last) => {
                last.right = last.right.max(glyph.x + glyph.width);
                last.glyphs.push(glyph.clone());
            }
            None => found.push(Segment::of(glyph)),
        }
    }
    found
}

fn is_head(segments: &[Segment]) -> bool {
    let names = || segments.iter().map(Segment::words);
    let is_heading = |words: &String| HEADINGS.iter().any(|heading| words.contains(heading));
    segments.len() >= FEWEST_COLUMNS
        && names().all(|words| words.chars().count() <= LONGEST_HEADING)
        && names().filter(is_heading).count() >= 2
}

/// A line of a table: its segments, and how high it stands.
type Line = (Vec<Segment>, f64);

/// Where the columns of a table begin and end, and the lines below its head that keep to them.
fn body(head: &[Segment], below: &[Band]) -> (Vec<(f64, f64)>, Vec<Line>) {
    let mut columns: Vec<(f64, f64)> = head.iter().map(|name| (name.left, name.right)).collect();
    let mut lines = Vec::new();
    for band in below.iter().take(MOST_LINES) {
        let segments = segments(band);
        let Some(wider) = widened(&columns, &segments) else { break };
        columns = wider;
        lines.push((segments, band.top()));
    }
    (columns, lines)
}

/// The columns with more words in them; `None` when some words stand in none or in two.
fn widened(columns: &[(f64, f64)], segments: &[Segment]) -> Option<Vec<(f64, f64)>> {
    let mut wider = columns.to_vec();
    for segment in segments {
        let mut over = wider.iter_mut().filter(|column| segment.stands_in(**column));
        let (column, None) = (over.next()?, over.next()) else { return None };
        *column = (column.0.min(segment.left), column.1.max(segment.right));
    }
    let apart = wider.iter().zip(wider.iter().skip(1)).all(|(one, next)| one.1 < next.0);
    apart.then_some(wider)
}

/// The lines of each row. A row has one number, and stands farther from the next than its lines from each other; where
/// that is not so, it is not clear which lines are a row.
fn rows(columns: &[(f64, f64)], lines: &[Line]) -> Option<Vec<Range<usize>>> {
    let first = *columns.first()?;
    let numbered = |at: &usize| {
        let segments = lines.get(*at).map(|(segments, _)| segments.as_slice());
        segments.unwrap_or_default().iter().any(|segment| segment.left < first.1)
    };
    let is_row = |row: &Range<usize>| {
        let segments = lines.get(row.clone()).unwrap_or_default().iter().flat_map(|line| &line.0);
        let filled = |column: &&(f64, f64)| segments.clone().any(|one| one.stands_in(**column));
        columns.iter().filter(filled).count() >= 2
    };
    let gap = |at: usize| Some(lines.get(at)?.1 - lines.get(at + 1)?.1);
    let mut gaps: Vec<f64> = (0..lines.len()).filter_map(gap).collect();
    gaps.push(0.0);
    gaps.sort_by(f64::total_cmp);
    let divided = |least: f64| {
        let ends = (0..lines.len()).filter(|at| gap(*at).is_none_or(|gap| gap > least));
        let mut start = 0;
        let rows = ends.map(|end| std::mem::replace(&mut start, end + 1)..end + 1);
        let mut rows: Vec<Range<usize>> = rows.collect();
        // What stands alone below the last row is none.
        rows.truncate(rows.iter().rposition(is_row)? + 1);
        let clear = rows.iter().all(|row| row.clone().filter(numbered).count() == 1);
        (clear && rows.len() >= FEWEST_ROWS).then_some(rows)
    };
    gaps.dedup_by(|one, other| (*one - *other).abs() < 0.5);
    // A little more than the gaps that are alike.
    gaps.into_iter().find_map(|least| divided(least + 0.5))
}

fn cells(columns: &[(f64, f64)], lines: Vec<Vec<Segment>>, page: u32) -> Vec<RawCell> {
    let mut words: Vec<Vec<Glyph>> = vec![Vec::new(); columns.len()];
    for segment in lines.into_iter().flatten() {
        let at = columns.iter().position(|column| segment.stands_in(*column));
        if let Some(cell) = at.and_then(|at| words.get_mut(at)) {
            cell.extend(segment.glyphs);
        }
    }
    let cell = |(glyphs, column): (Vec<Glyph>, u32)| RawCell {
        text: cell_text(glyphs, page),
        column,
        columns: 1,
        rows: 1,
    };
    words.into_iter().zip(0..).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::super::line::bands;
    use super::*;

    fn table(lines: &[(&str, f64, f64)]) -> Option<Vec<Vec<String>>> {
        let row = |(text, x, y): &(&str, f64, f64)| Glyph::row(text, *x, *y, 10.0);
        let glyphs = lines.iter().flat_map(row).collect();
        let (_, table) = find(&bands(glyphs), 1)?;
        let row = |row: Row| row.cells.into_iter().map(|cell| cell.text).collect();
        Some(table.rows.into_iter().map(row).collect())
    }

    const HEAD: [(&str, f64, f64); 3] =
        [("序号", 0.0, 100.0), ("主要任务", 50.0, 100.0), ("牵头单位", 150.0, 100.0)];

    #[test]
    fn lines_that_keep_to_the_columns_of_a_head() {
        let body = [
            ("建设再生水管", 45.0, 80.0),
            ("1", 5.0, 74.0),
            ("水务局", 155.0, 74.0),
            ("网，改造管网", 45.0, 68.0),
            ("2", 5.0, 48.0),
            ("治气", 60.0, 48.0),
            ("环保局", 155.0, 48.0),
        ];
        let text = [("表后的正文从左边的边界一直排到右边的边界", 0.0, 20.0)];
        let found = table(&[&HEAD[..], &body, &text].concat()).unwrap();
        let expected = [
            ["序号", "主要任务", "牵头单位"],
            ["1", "建设再生水管网，改造管网", "水务局"],
            ["2", "治气", "环保局"],
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_not_clear_is_no_table() {
        let uneven = [
            ("1", 5.0, 80.0),
            ("治水", 50.0, 80.0),
            ("治气", 50.0, 64.0),
            ("3", 5.0, 48.0),
            ("治土", 50.0, 48.0),
        ];
        assert_eq!(table(&[&HEAD[..], &uneven].concat()), None);
        let names =
            [("国家发展改革委", 0.0, 100.0), ("财政部", 90.0, 100.0), ("水利部", 150.0, 100.0)];
        let body = [("1", 5.0, 80.0), ("治水", 50.0, 80.0), ("2", 5.0, 60.0), ("治气", 50.0, 60.0)];
        assert_eq!(table(&[&names[..], &body].concat()), None);
        assert_eq!(table(&HEAD), None);
    }
}
