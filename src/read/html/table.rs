//! The tables of a page: which of them hold data, and their rows.

use super::super::assemble::RawCell;
use super::flow::{Block, Row, blocks};
use super::kind::Kind;
use super::tree::{Node, Tree};

/// More columns than this are not counted; a page may claim any number.
const MOST_COLUMNS: u32 = 1000;

/// In a table of data no cell holds nearly all of its text: of a hundred characters, this many.
const NEARLY_ALL: usize = 80;

/// A table with a cell as long as this may be there for the layout alone, in characters.
const LONG_CELL: usize = 200;

/// The rows of a table of data; `None` for one that only lays out the page.
pub(super) fn rows(tree: &Tree<'_>, table: usize) -> Option<Vec<Block>> {
    let node = tree.nodes.get(table)?;
    if node.nested || node.attribute("role") == Some("presentation") {
        return None;
    }
    let grid = grid(tree, table);
    grid.holds_data().then(|| grid.into_blocks(table))
}

struct Grid {
    rows: Vec<GridRow>,
}

struct GridRow {
    node: usize,
    cells: Vec<GridCell>,
}

struct GridCell {
    cell: RawCell,
    linked: usize,
    paragraphs: usize,
    length: usize,
}

fn grid(tree: &Tree<'_>, table: usize) -> Grid {
    let mut rows = Vec::new();
    let mut taken = Taken::default();
    let subtree = tree.subtree(table).iter().enumerate();
    for (offset, _) in subtree.filter(|(_, node)| node.kind == Kind::Row) {
        let row = table + offset;
        taken.next_row();
        let cells = tree.children(row).filter(|(_, node)| node.kind == Kind::Cell);
        let cells = cells.map(|(index, node)| cell(tree, index, node, &mut taken)).collect();
        rows.push(GridRow { node: row, cells });
    }
    Grid { rows }
}

fn cell(tree: &Tree<'_>, index: usize, node: &Node<'_>, taken: &mut Taken) -> GridCell {
    let inside = blocks(tree, index);
    let words: Vec<&str> = inside.iter().map(|block| block.words.trim()).collect();
    let text = words.join(" ");
    let columns = span(node, "colspan").min(MOST_COLUMNS);
    let rows = span(node, "rowspan");
    let column = taken.place(columns, rows);
    GridCell {
        linked: inside.iter().map(|block| block.linked).sum(),
        paragraphs: inside.len(),
        length: text.chars().count(),
        cell: RawCell { text, column, columns, rows },
    }
}

fn span(node: &Node<'_>, name: &str) -> u32 {
    let said = node.attribute(name).and_then(|value| value.trim().parse().ok());
    said.unwrap_or(1).clamp(1, 65_534)
}

/// Which columns the cells of earlier rows still cover.
#[derive(Default)]
struct Taken {
    /// For each column, how many further rows it is covered.
    columns: Vec<u32>,
    next: usize,
}

impl Taken {
    fn next_row(&mut self) {
        self.columns.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        self.next = 0;
    }

    /// The first free column, which and whose neighbours the cell now covers.
    fn place(&mut self, columns: u32, rows: u32) -> u32 {
        while self.columns.get(self.next).is_some_and(|&rows| rows > 0) {
            self.next += 1;
        }
        let column = u32::try_from(self.next).unwrap_or(MOST_COLUMNS).min(MOST_COLUMNS);
        for _ in 0..columns.min(MOST_COLUMNS - column) {
            match self.columns.get_mut(self.next) {
                Some(covered) => *covered = rows,
                None => self.columns.push(rows),
            }
            self.next += 1;
        }
        column
    }
}

impl Grid {
    fn holds_data(&self) -> bool {
        let filled = |row: &GridRow| row.cells.iter().filter(|cell| cell.length > 0).count();
        let rows = self.rows.iter().filter(|row| filled(row) > 0).count();
        let widest = self.rows.iter().map(filled).max().unwrap_or(0);
        if widest < 2 {
            return false;
        }
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        let all: usize = cells().map(|cell| cell.length).sum();
        let longest = cells().max_by_key(|cell| cell.length);
        let (length, paragraphs) = longest.map_or((0, 0), |cell| (cell.length, cell.paragraphs));
        let lays_out = length > LONG_CELL && length * 100 >= all * NEARLY_ALL && paragraphs >= 3;
        !lays_out && (rows > 1 || (length <= LONG_CELL && paragraphs <= 2))
    }

    fn into_blocks(self, table: usize) -> Vec<Block> {
        let rows = self.rows.into_iter().filter(|row| !row.cells.is_empty()).zip(0..);
        rows.map(|(row, number)| row.into_block(table, number)).collect()
    }
}

impl GridRow {
    fn into_block(self, table: usize, number: u32) -> Block {
        let words: Vec<&str> = self.cells.iter().map(|cell| cell.cell.text.as_str()).collect();
        let words = words.join(" ");
        let linked = self.cells.iter().map(|cell| cell.linked).sum();
        let cells = self.cells.into_iter().map(|cell| cell.cell).collect();
        let row = Some(Row { table, number, cells });
        Block { node: self.node, words, linked, heading: None, alignment: None, gap: false, row }
    }
}
