//! Tables by their borders: lines that meet make a grid, a border that is missing between two cells merges them.

use super::super::assemble::RawCell;
use super::draw::Glyph;
use super::line::lines;
use super::paragraph::join;
use super::rule::Rule;

/// Lines meet, and are one line, when they come as close as this, in points.
const NEAR: f64 = 3.0;

/// Borders closer to each other than this are one, drawn double, in points.
const DOUBLE: f64 = 4.0;

/// More lines than this, across or down, are a drawing.
const MOST_RULES: usize = 1000;

/// A grid of more cells than this is a drawing.
const MOST_CELLS: usize = 4000;

/// A line of a cell that leaves more than this free ends a sentence when it ends with one, in heights of the font.
const SHORT: f64 = 1.6;

/// What the borders of a page enclose.
#[derive(Clone, Debug)]
pub(super) enum Framed {
    Table(Table),
    /// A frame around paragraphs.
    Box {
        top: f64,
        glyphs: Vec<Glyph>,
    },
}

impl Framed {
    /// How high it reaches.
    pub(super) fn top(&self) -> f64 {
        match self {
            Self::Table(table) => table.top,
            Self::Box { top, .. } => *top,
        }
    }
}

/// A table of one page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub(super) page: u32,
    pub(super) top: f64,
    /// Where its columns begin, and the last one ends.
    pub(super) columns: Vec<f64>,
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) page: u32,
    pub(super) cells: Vec<RawCell>,
}

/// Takes what borders enclose out of the characters of a page, from the smallest frame to the largest.
pub(super) fn take(rules: &[Rule], glyphs: &mut Vec<Glyph>, page: u32) -> Vec<Framed> {
    let mut grids = grids(rules);
    grids.sort_by(|one, other| one.area().total_cmp(&other.area()));
    let mut found: Vec<Framed> =
        grids.iter().filter_map(|grid| grid.framed(glyphs, page)).collect();
    found.sort_by(|one, other| other.top().total_cmp(&one.top()));
    found
}

/// Lines that meet each other, directly or through others.
struct Grid {
    /// The borders of its columns, from the left, each with the lines that draw it.
    xs: Vec<f64>,
    down: Vec<Vec<Rule>>,
    /// The borders of its rows, from the top.
    ys: Vec<f64>,
    across: Vec<Vec<Rule>>,
}

fn grids(rules: &[Rule]) -> Vec<Grid> {
    let (across, down): (Vec<Rule>, Vec<Rule>) =
        merged(rules).into_iter().partition(|rule| rule.across);
    if across.len() > MOST_RULES || down.len() > MOST_RULES {
        return Vec::new();
    }
    let mut groups = Groups::new(across.len() + down.len());
    for (a, one) in across.iter().enumerate() {
        for (d, other) in down.iter().enumerate() {
            if meet(one, other) {
                groups.join(a, across.len() + d);
            }
        }
    }
    let mut found = Vec::new();
    for root in 0..across.len() + down.len() {
        if groups.root(root) != root {
            continue;
        }
        let mut of = |rules: &[Rule], from: usize| -> Vec<Rule> {
            let rules = rules.iter().zip(from..);
            rules.filter(|(_, index)| groups.root(*index) == root).map(|(rule, _)| *rule).collect()
        };
        found.extend(Grid::of(of(&across, 0), of(&down, across.len())));
    }
    found
}

fn meet(across: &Rule, down: &Rule) -> bool {
    let within = |at: f64, rule: &Rule| at >= rule.from - NEAR && at <= rule.to + NEAR;
    within(down.at, across) && within(across.at, down)
}

/// Lines that go on with each other as one.
fn merged(rules: &[Rule]) -> Vec<Rule> {
    let mut sorted = rules.to_vec();
    let place = |rule: &Rule| ((rule.at / NEAR).round(), rule.from);
    sorted.sort_by(|one, other| {
        let ((at, from), (other_at, other_from)) = (place(one), place(other));
        let along = at.total_cmp(&other_at).then(from.total_cmp(&other_from));
        one.across.cmp(&other.across).then(along)
    });
    let mut found: Vec<Rule> = Vec::new();
    for rule in sorted {
        let goes_on = found.last_mut().filter(|last| {
            last.across == rule.across
                && (last.at - rule.at).abs() <= NEAR
                && rule.from <= last.to + NEAR
        });
        match goes_on {
            Some(last) => last.to = last.to.max(rule.to),
            None => found.push(rule),
        }
    }
    found
}

/// Which of many belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, index: usize) -> usize {
        let mut at = index;
        while let Some(&parent) = self.0.get(at).filter(|&&parent| parent != at) {
            let above = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    /// The earlier of two becomes the root of both.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

/// A stretch of rows and columns that one cell covers.
#[derive(Clone, Copy, Debug)]
struct Area {
    top: usize,
    left: usize,
    bottom: usize,
    right: usize,
    count: usize,
}

/// What the cells cover, and which of them covers each square of the grid.
struct Areas {
    all: Vec<Area>,
    owners: Vec<usize>,
}

impl Grid {
    fn of(across: Vec<Rule>, down: Vec<Rule>) -> Option<Self> {
        let ends = |rules: &[Rule]| -> Vec<f64> {
            rules.iter().flat_map(|rule| [rule.from, rule.to]).collect()
        };
        let at = |rules: &[Rule]| -> Vec<f64> { rules.iter().map(|rule| rule.at).collect() };
        let xs = borders([at(&down), outermost(ends(&across))].concat());
        let mut ys = borders([at(&across), outermost(ends(&down))].concat());
        ys.reverse();
        let cells = xs.len().saturating_sub(1) * ys.len().saturating_sub(1);
        if down.is_empty() || !(1..=MOST_CELLS).contains(&cells) {
            return None;
        }
        let (down, across) = (drawing(&xs, &down), drawing(&ys, &across));
        Some(Self { xs, down, ys, across })
    }

    fn columns(&self) -> usize {
        self.xs.len() - 1
    }

    fn area(&self) -> f64 {
        let length = |borders: &[f64]| match borders {
            [first, .., last] => (last - first).abs(),
            _ => 0.0,
        };
        length(&self.xs) * length(&self.ys)
    }

    /// Takes its characters, when it has any and is a table or a box.
    fn framed(&self, glyphs: &mut Vec<Glyph>, page: u32) -> Option<Framed> {
        let Areas { all: areas, owners } = self.areas()?;
        let mut words: Vec<Vec<Glyph>> = vec![Vec::new(); areas.len()];
        let mut left = Vec::with_capacity(glyphs.len());
        for glyph in glyphs.drain(..) {
            let owner = self.place(&glyph).and_then(|place| owners.get(place));
            match owner.and_then(|at| words.get_mut(*at)) {
                Some(cell) => cell.push(glyph),
                None => left.push(glyph),
            }
        }
        *glyphs = left;
        if words.iter().flatten().all(|glyph| glyph.text.trim().is_empty()) {
            return None;
        }
        let top = self.ys.first().copied()?;
        if !areas.iter().any(|area| area.left > 0) {
            return Some(Framed::Box { top, glyphs: words.concat() });
        }
        let rows = self.rows(&areas, words, page);
        Some(Framed::Table(Table { page, top, columns: self.xs.clone(), rows }))
    }

    fn rows(&self, areas: &[Area], words: Vec<Vec<Glyph>>, page: u32) -> Vec<Row> {
        let mut rows = vec![Row { page, cells: Vec::new() }; self.ys.len() - 1];
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        for (area, glyphs) in areas.iter().zip(words) {
            let cell = RawCell {
                text: cell_text(glyphs, page),
                column: count(area.left),
                columns: count(area.right - area.left + 1),
                rows: count(area.bottom - area.top + 1),
            };
            if let Some(row) = rows.get_mut(area.top) {
                row.cells.push(cell);
            }
        }
        rows.retain(|row| !row.cells.is_empty());
        rows
    }

    /// The square of the grid, counted row by row, in which a character stands.
    fn place(&self, glyph: &Glyph) -> Option<usize> {
        let (x, y) = (glyph.x + glyph.width / 2.0, glyph.y + glyph.size * 0.35);
        let column = self.xs.partition_point(|border| *border <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|border| *border >= y).checked_sub(1)?;
        let inside = column < self.columns() && row + 1 < self.ys.len();
        inside.then_some(row * self.columns() + column)
    }

    /// What the cells cover, row by row; `None` when some covers no rectangle.
    fn areas(&self) -> Option<Areas> {
        let mut groups = self.without_borders();
        let columns = self.columns();
        let mut all: Vec<Area> = Vec::new();
        let mut owners: Vec<usize> = Vec::new();
        for index in 0..columns * (self.ys.len() - 1) {
            let (row, column) = (index / columns, index % columns);
            let root = groups.root(index);
            if root == index {
                owners.push(all.len());
                all.push(Area { top: row, left: column, bottom: row, right: column, count: 1 });
                continue;
            }
            let owner = *owners.get(root)?;
            owners.push(owner);
            let area = all.get_mut(owner)?;
            area.left = area.left.min(column);
            area.bottom = area.bottom.max(row);
            area.right = area.right.max(column);
            area.count += 1;
        }
        let whole =
            |area: &Area| (area.bottom - area.top + 1) * (area.right - area.left + 1) == area.count;
        all.iter().all(whole).then_some(Areas { all, owners })
    }

    /// The squares between which no border stands.
    fn without_borders(&self) -> Groups {
        let (columns, rows) = (self.columns(), self.ys.len() - 1);
        let mut groups = Groups::new(columns * rows);
        for (row, height) in self.ys.windows(2).enumerate() {
            for (column, width) in self.xs.windows(2).enumerate() {
                let here = row * columns + column;
                if column + 1 < columns && !covers(self.down.get(column + 1), height) {
                    groups.join(here, here + 1);
                }
                if row + 1 < rows && !covers(self.across.get(row + 1), width) {
                    groups.join(here, here + columns);
                }
            }
        }
        groups
    }
}

/// The lowest and the highest.
fn outermost(numbers: Vec<f64>) -> Vec<f64> {
    let low = numbers.iter().copied().min_by(f64::total_cmp);
    let high = numbers.iter().copied().max_by(f64::total_cmp);
    low.into_iter().chain(high).collect()
}

/// Places in order, those that are drawn double as one.
fn borders(mut places: Vec<f64>) -> Vec<f64> {
    places.sort_by(f64::total_cmp);
    let mut found: Vec<f64> = Vec::new();
    for place in places {
        if found.last().is_none_or(|last| place - last > DOUBLE) {
            found.push(place);
        }
    }
    found
}

/// The lines that draw each border.
fn drawing(borders: &[f64], rules: &[Rule]) -> Vec<Vec<Rule>> {
    let near = |border: &f64| {
        rules.iter().filter(|rule| (rule.at - border).abs() <= DOUBLE).copied().collect()
    };
    borders.iter().map(near).collect()
}

/// Whether one of the lines of a border goes along most of a stretch of it.
fn covers(rules: Option<&Vec<Rule>>, stretch: &[f64]) -> bool {
    let (Some(rules), [one, other]) = (rules, stretch) else { return true };
    let (from, to) = (one.min(*other), one.max(*other));
    let slack = (to - from) / 4.0;
    rules.iter().any(|rule| rule.from <= from + slack && rule.to >= to - slack)
}

/// The words of a cell: its lines joined, but where a sentence or an item ends.
pub(super) fn cell_text(glyphs: Vec<Glyph>, page: u32) -> String {
    let lines = lines(glyphs, page);
    let right = lines.iter().map(|line| line.right).max_by(f64::total_cmp).unwrap_or(0.0);
    let mut text = String::new();
    let mut ended = false;
    for line in &lines {
        if !text.is_empty() && (ended || begins_item(&line.text)) {
            text.push('\n');
            text.push_str(&line.text);
        } else {
            join(&mut text, &line.text);
        }
        let free = right - line.right;
        ended = line.text.ends_with(['。', '；']) && free > SHORT * line.size;
    }
    text
}

/// Whether a line begins with the mark of an item: `1.`, `（1）`, `①`.
fn begins_item(line: &str) -> bool {
    let inner = line.trim_start_matches(['（', '(']);
    let digits = inner.chars().take_while(char::is_ascii_digit).count();
    let behind = inner.chars().nth(digits);
    let bracketed = inner.len() < line.len();
    let closes = if bracketed { "）)" } else { "．、）" };
    let dotted = !bracketed
        && behind == Some('.')
        && !inner.chars().nth(digits + 1).is_some_and(|c| c.is_ascii_digit());
    let marked =
        (1..=2).contains(&digits) && (behind.is_some_and(|c| closes.contains(c)) || dotted);
    marked || line.starts_with(|c| ('①'..='⑳').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(words: &str, x: f64, y: f64) -> Vec<Glyph> {
        Glyph::row(words, x, y, 10.0)
    }

    fn rule(across: bool, at: f64, from: f64, to: f64) -> Rule {
        Rule { across, at, from, to }
    }

    /// Columns at 0, 50, 100, 200; rows at 100, 80, 60, 40, the first column merged over the last two.
    fn rules() -> Vec<Rule> {
        let down = [0.0, 50.0, 100.0, 200.0].map(|x| rule(false, x, 40.0, 100.0));
        let across = [100.0, 80.0, 40.0].map(|y| rule(true, y, 0.0, 200.0));
        let half = rule(true, 60.0, 50.0, 200.0);
        [&down[..], &across[..], &[half]].concat()
    }

    fn texts(framed: &Framed) -> Vec<Vec<&str>> {
        let Framed::Table(table) = framed else { panic!("no table") };
        let rows = table.rows.iter();
        rows.map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
    }

    #[test]
    fn cells_are_what_borders_enclose() {
        let mut page = [
            glyphs("序号", 5.0, 86.0),
            glyphs("任务", 55.0, 86.0),
            glyphs("单位", 105.0, 86.0),
            glyphs("1", 5.0, 55.0),
            glyphs("治水", 55.0, 66.0),
            glyphs("水务局", 105.0, 66.0),
            glyphs("治气", 55.0, 46.0),
            glyphs("表外", 5.0, 10.0),
        ]
        .concat();
        let found = take(&rules(), &mut page, 1);
        assert_eq!(found.len(), 1);
        assert_eq!(
            texts(&found[0]),
            [vec!["序号", "任务", "单位"], vec!["1", "治水", "水务局"], vec!["治气", ""]]
        );
        let Framed::Table(table) = &found[0] else { panic!() };
        assert_eq!((table.rows[1].cells[0].rows, table.rows[2].cells[0].column), (2, 1));
        assert_eq!(lines(page, 1)[0].text, "表外");
    }

    #[test]
    fn a_frame_of_one_column_is_a_box_and_a_line_is_nothing() {
        let frame = [
            rule(true, 100.0, 0.0, 200.0),
            rule(true, 0.0, 0.0, 200.0),
            rule(false, 0.0, 0.0, 100.0),
            rule(false, 200.0, 0.0, 100.0),
        ];
        let mut page = glyphs("专栏", 5.0, 50.0);
        assert!(matches!(take(&frame, &mut page, 1)[..], [Framed::Box { .. }]));
        assert!(page.is_empty());
        let mut page = glyphs("正文", 5.0, 50.0);
        assert!(take(&frame[..1], &mut page, 1).is_empty());
        assert_eq!(page.len(), 2);
    }

    #[test]
    fn lines_of_a_cell_are_joined_but_items_are_not() {
        let cell = |lines: &[&str]| {
            let lines = lines.iter().zip(0_u8..);
            let lines = lines.map(|(words, row)| glyphs(words, 0.0, 100.0 - 12.0 * f64::from(row)));
            cell_text(lines.collect::<Vec<_>>().concat(), 1)
        };
        assert_eq!(cell(&["建设再生水管", "网，改造管网"]), "建设再生水管网，改造管网");
        assert_eq!(cell(&["建设管网。", "改造老旧管网，降低"]), "建设管网。\n改造老旧管网，降低");
        assert_eq!(cell(&["1.建设管网", "2.改造管网"]), "1.建设管网\n2.改造管网");
        assert_eq!(cell(&["达到", "2.5微克", "（1）"]), "达到2.5微克\n（1）");
    }
}
