//! Tables that go on over pages: one table, without the rows that every page repeats.

use super::grid::{Row, Table};
use super::paragraph::{Block, join};

/// A head of a table has no more rows than this.
const HEAD: usize = 3;

/// Borders stand at the same place on two pages, within this many points.
const SAME_PLACE: f64 = 4.0;

/// Joins the tables that stand at the end of a page and at the beginning of the next and have the same columns; gives
/// every row with its page.
pub(super) fn joined(blocks: Vec<Block>) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut last_page = 0;
    for block in blocks {
        match (found.last_mut(), block) {
            (Some(Block::Table(table)), Block::Table(next))
                if next.page == last_page + 1 && goes_on(table, &next) =>
            {
                last_page = next.page;
                go_on(table, next);
            }
            (_, block) => {
                if let Block::Table(table) = &block {
                    last_page = table.page;
                }
                found.push(block);
            }
        }
    }
    found
}

/// Whether a table has the columns of another: at the same places, or with the same names.
fn goes_on(one: &Table, other: &Table) -> bool {
    let near = |(one, other): (&f64, &f64)| (one - other).abs() <= SAME_PLACE;
    let heads = one.rows.first().zip(other.rows.first());
    let same_names = heads.is_some_and(|(one, other)| one.cells == other.cells);
    let same_places = || one.columns.iter().zip(&other.columns).all(near);
    one.columns.len() == other.columns.len() && (same_names || same_places())
}

fn go_on(table: &mut Table, next: Table) {
    let same = |(one, other): &(&Row, &Row)| one.cells == other.cells;
    let head = table.rows.iter().zip(&next.rows).take(HEAD).take_while(same).count();
    let mut rows = next.rows.into_iter().skip(head).peekable();
    let broken = rows.peek().is_some_and(|first| is_rest(table, first, head));
    if broken && let (Some(last), Some(rest)) = (table.rows.last_mut(), rows.next()) {
        for (cell, rest) in last.cells.iter_mut().zip(rest.cells) {
            join(&mut cell.text, &rest.text);
        }
    }
    table.rows.extend(rows);
}

/// Whether a row is the rest of the last one, broken by the end of the page: its number stands before the break, and in
/// no row before it is one missing.
fn is_rest(table: &Table, first: &Row, head: usize) -> bool {
    let number = |row: &Row| row.cells.first().is_some_and(|cell| !cell.text.trim().is_empty());
    let plain = |row: &Row| row.cells.iter().all(|cell| cell.rows == 1 && cell.columns == 1);
    let mut body = table.rows.iter().skip(head.max(1));
    let whole = |row: &Row| number(row) && plain(row) && row.cells.len() == first.cells.len();
    !number(first) && plain(first) && table.rows.len() > head.max(1) && body.all(whole)
}

#[cfg(test)]
mod tests {
    use super::super::super::assemble::RawCell;
    use super::*;

    fn table(page: u32, rows: &[&[&str]]) -> Block {
        let cell = |(text, column): (&&str, u32)| RawCell {
            text: (*text).to_owned(),
            column,
            columns: 1,
            rows: 1,
        };
        let cells = rows.iter().map(|row| row.iter().zip(0..).map(cell).collect());
        let rows = cells.map(|cells| Row { page, cells }).collect();
        Block::Table(Table { page, top: 700.0, columns: vec![0.0, 50.0, 100.0], rows })
    }

    fn texts(blocks: Vec<Block>) -> Vec<Vec<String>> {
        let rows = joined(blocks).into_iter().flat_map(|block| match block {
            Block::Table(table) => table.rows,
            Block::Paragraph(_) => Vec::new(),
        });
        rows.map(|row| row.cells.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn a_head_that_is_repeated_and_a_row_that_is_broken() {
        let head = ["序号", "任务"];
        let found = texts(vec![
            table(1, &[&head, &["1", "治水"], &["2", "建设再生"]]),
            table(2, &[&head, &["", "水管网"], &["3", "治气"]]),
            table(3, &[&head, &["4", "治土"]]),
        ]);
        assert_eq!(
            found,
            [head, ["1", "治水"], ["2", "建设再生水管网"], ["3", "治气"], ["4", "治土"]]
        );
    }

    #[test]
    fn another_table_is_another() {
        let one = table(1, &[&["序号", "任务"], &["1", "治水"]]);
        let far = table(3, &[&["序号", "任务"], &["1", "治气"]]);
        assert_eq!(joined(vec![one.clone(), far]).len(), 2);
        let Block::Table(mut wide) = table(2, &[&["指标", "目标"], &["1", "治气"]]) else {
            panic!()
        };
        wide.columns = vec![0.0, 30.0, 100.0];
        assert_eq!(joined(vec![one, Block::Table(wide)]).len(), 2);
    }
}
