//! The rows and cells of a table, with those that are merged.

use std::collections::BTreeMap;

use super::run::is_passed;
use super::xml::Tree;

/// A cell, before its words are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) node: usize,
    pub(super) column: u32,
    pub(super) columns: u32,
    pub(super) rows: u32,
}

/// A table, before its words are read.
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<Place>>,
    /// The cell that last began in each column: its row, and its place in it.
    last: BTreeMap<u32, (usize, usize)>,
}

impl Grid {
    pub(super) fn of(tree: &Tree, table: usize) -> Self {
        let mut grid = Self { rows: Vec::new(), last: BTreeMap::new() };
        let mut rows = Vec::new();
        collect(tree, table, "tr", &mut rows);
        for row in rows.into_iter().filter(|&row| !is_deleted(tree, row)) {
            grid.add(tree, row);
        }
        grid
    }

    fn add(&mut self, tree: &Tree, row: usize) {
        let properties = tree.child(row, "trPr");
        let mut column = properties.and_then(|at| tree.number(at, "gridBefore")).unwrap_or(0);
        let mut nodes = Vec::new();
        collect(tree, row, "tc", &mut nodes);
        let mut cells: Vec<Place> = Vec::new();
        for node in nodes {
            let properties = tree.child(node, "tcPr");
            let columns = properties.and_then(|at| tree.number(at, "gridSpan")).unwrap_or(1).max(1);
            let merged = |name| properties.and_then(|at| merge(tree, at, name));
            if merged("hMerge") == Some(Merge::Goes) {
                if let Some(last) = cells.last_mut() {
                    last.columns = last.columns.saturating_add(columns);
                }
            } else if merged("vMerge") == Some(Merge::Goes) && self.lengthen(column) {
            } else {
                self.last.insert(column, (self.rows.len(), cells.len()));
                cells.push(Place { node, column, columns, rows: 1 });
            }
            column = column.saturating_add(columns);
        }
        self.rows.push(cells);
    }

    /// Makes the cell above, that begins in a column and reaches the row above, one row longer.
    fn lengthen(&mut self, column: u32) -> bool {
        let here = self.rows.len();
        let Some(&(row, at)) = self.last.get(&column) else { return false };
        let cell = self.rows.get_mut(row).and_then(|row| row.get_mut(at));
        let Some(cell) = cell.filter(|cell| usize::try_from(cell.rows) == Ok(here - row)) else {
            return false;
        };
        cell.rows += 1;
        true
    }

    /// Whether it is a frame around paragraphs (专栏) rather than a table: no row has a second cell.
    pub(super) fn is_box(&self) -> bool {
        self.rows.iter().all(|row| row.len() <= 1)
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().flatten().map(|cell| cell.node)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Merge {
    Begins,
    Goes,
}

fn merge(tree: &Tree, properties: usize, name: &str) -> Option<Merge> {
    let said = tree.child(properties, name)?;
    let begins = tree.attribute(said, "val") == Some("restart");
    Some(if begins { Merge::Begins } else { Merge::Goes })
}

fn is_deleted(tree: &Tree, row: usize) -> bool {
    tree.child(row, "trPr").is_some_and(|properties| tree.child(properties, "del").is_some())
}

/// The elements of a name below a node, in whatever holds them, but not in tables inside it.
fn collect(tree: &Tree, holder: usize, name: &str, found: &mut Vec<usize>) {
    for (index, node) in tree.children(holder) {
        if node.name == name {
            found.push(index);
        } else if !matches!(node.name, "tbl" | "p" | "tr" | "tc")
            && !is_passed(tree, index, node.name)
        {
            collect(tree, index, name, found);
        }
    }
}
